import type { CivilDate } from '../../core/calendar/civil.ts';
import type { Circuit, Dtu, MeterInstallation, Occupancy, Tenant, Unit } from '../../core/estate/estate.ts';
import { stream } from '../random/stream.ts';
import { SHOPS, type Shop } from './shops.ts';

export const FLOORS = ['F1', 'F2', 'F3', 'F4'] as const;
export const UNITS_PER_FLOOR = 16;
export const UNITS_PER_DTU = 4;

/** What the estate file holds. */
export interface EstateFile {
  readonly units: readonly Unit[];
  readonly tenants: readonly Tenant[];
  readonly occupancies: readonly Occupancy[];
  readonly circuits: readonly Circuit[];
  readonly meters: readonly MeterInstallation[];
  readonly dtus: readonly Dtu[];
}

export interface Mall {
  readonly estate: EstateFile;
  /** The shop of each tenant. */
  readonly shops: ReadonlyMap<string, Shop>;
  /** Whose unit it is. */
  readonly tenantOf: ReadonlyMap<string, string>;
}

/**
 * One mall over four floors: 64 units, each with a circuit and a meter for electricity (relay) and for water (valve), four units behind a DTU,
 * and on each floor a fire and an emergency-light circuit that nobody may lose.
 * @param customers the tenants, 64 of them
 * @param phoneUrl where a tenant's messages go: `<phoneUrl>/phone/<tenant>`
 */
export function buildMall(options: { seed: number; start: CivilDate; customers: readonly string[]; phoneUrl: string }): Mall {
  const { seed, start, customers, phoneUrl } = options;
  const units: Unit[] = [];
  const circuits: Circuit[] = [];
  const meters: MeterInstallation[] = [];
  const dtus: Dtu[] = [];
  const occupancies: Occupancy[] = [];
  const order = stream(seed, 'units').shuffle(customers);
  for (const [floorIndex, floor] of FLOORS.entries()) {
    for (let place = 0; place < UNITS_PER_FLOOR; place++) {
      const index = floorIndex * UNITS_PER_FLOOR + place;
      const unitId = `${floor}-${pad(place + 1)}`;
      const dtuId = `dtu-${pad(Math.floor(index / UNITS_PER_DTU) + 1)}`;
      if (index % UNITS_PER_DTU === 0) dtus.push({ dtuId, floor });
      units.push({ unitId, building: 'mall', floor, areaM2: stream(seed, 'area', unitId).int(40, 320) });
      circuits.push(...circuitsOf(unitId, place));
      meters.push(...metersOf(seed, unitId, dtuId, start));
      const tenantId = order[index];
      if (tenantId) occupancies.push({ unitId, tenantId, from: start, to: null });
    }
  }
  const shops = new Map(customers.map((customer, index) => [customer, SHOPS[index % SHOPS.length] as Shop]));
  const tenants = customers.map((tenantId) => tenantOf(seed, tenantId, shops.get(tenantId), phoneUrl));
  return {
    estate: { units, tenants, occupancies, circuits, meters, dtus },
    shops,
    tenantOf: new Map(occupancies.map(({ unitId, tenantId }) => [unitId, tenantId])),
  };
}

function circuitsOf(unitId: string, place: number): Circuit[] {
  const own = { unitId, protectedClass: 'none', servesOnlyUnit: true, supply: 'submetered' } as const;
  const circuits: Circuit[] = [
    { ...own, circuitId: `${unitId}-E`, utility: 'electricity' },
    { ...own, circuitId: `${unitId}-W`, utility: 'water' },
  ];
  /* They run through the first and the last unit of a floor, but belong to the floor. */
  const shared = { ...own, servesOnlyUnit: false, utility: 'electricity' } as const;
  if (place === 0) circuits.push({ ...shared, circuitId: `${unitId}-FIRE`, protectedClass: 'fire' });
  if (place === UNITS_PER_FLOOR - 1) circuits.push({ ...shared, circuitId: `${unitId}-LIGHT`, protectedClass: 'emergency-light' });
  return circuits;
}

/** A meter without transformers whose registers nobody wrote down. */
export const AS_NEW = { ptRatio: 1, openingRegister: null, closingRegister: null, openingRates: null, closingRates: null } as const;

function metersOf(seed: number, unitId: string, dtuId: string, from: CivilDate): MeterInstallation[] {
  const draw = stream(seed, 'plates', unitId);
  const common = { dtuId, profile: 'dtu-json', ctRatio: 1, ...AS_NEW, from, to: null } as const;
  /* Twelve digits as on DL/T 645 plates; a quarter of the relays wait for the button. */
  const number = () => `${draw.int(100_000, 999_999)}${draw.int(100_000, 999_999)}`;
  return [
    { ...common, meterId: `E-${unitId}`, circuitId: `${unitId}-E`, number: number(), reconnect: draw.chance(0.25) ? 'button' : 'direct' },
    { ...common, meterId: `W-${unitId}`, circuitId: `${unitId}-W`, number: number(), reconnect: 'direct' },
  ];
}

function tenantOf(seed: number, tenantId: string, shop: Shop | undefined, phoneUrl: string): Tenant {
  const chinese = stream(seed, 'language', tenantId).chance(0.5);
  const name = (chinese ? shop?.zh : shop?.en) ?? tenantId;
  const address = `${phoneUrl}/phone/${encodeURIComponent(tenantId)}`;
  return { tenantId, name, language: chinese ? 'zh-CN' : 'en', contacts: [{ channel: 'webhook', address }] };
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
