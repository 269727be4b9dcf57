import { type CivilDate, type CivilTime, instantAt } from '../../core/calendar/civil.ts';
import type { ChargeLine, Tariff } from '../../core/lease/lease.ts';
import { formatMinor } from '../../core/money/decimal.ts';
import { importEstate } from '../../engine/imports/import-estate.ts';
import { POWER } from '../core/lease/shop-lease.ts';
import { openSecrets } from '../engine/imports/mall.ts';
import { Story } from './story.ts';

type EstateFile = string | Readonly<Record<string, unknown>>;

/** One shop whose electricity is measured, told day by day: what is billed, how it came about, and what waits. */
export interface MeteredShop {
  readonly story: Story;
  /** Lives on through every morning up to this day, and returns what was issued since the last call: `charge amount = working`. */
  day(date: CivilDate, title: string): Promise<string[]>;
  /** Why lines could not be charged this morning. */
  waiting(): readonly string[];
  /** The DTU will have read a meter at a local time. */
  reads(meterId: string, register: number, date: CivilDate, time?: CivilTime, rates?: Readonly<Record<string, number>>): void;
  /** Takes in an estate file whole; throws when anything is refused. */
  estate(content: EstateFile): Promise<void>;
  /** Takes in an estate file, and what was refused comes back. */
  refusals(content: EstateFile): Promise<string[]>;
  /** A lease of the shop with electricity by this tariff, billed by calendar month, due on the 20th of the next. */
  lease(id: string, tenantId: string, from: CivilDate, to: CivilDate | null, tariff: Tariff, lines?: readonly ChargeLine[]): Promise<void>;
}

/** @param meter what is said of the meter `E1` that stands there at first, beyond its place */
export async function meteredShop(
  start: CivilDate,
  meter: Readonly<Record<string, unknown>>,
  place: { readonly timeZone?: string; readonly currency?: string } = {},
): Promise<MeteredShop> {
  const story = await Story.begin({ start, ...place, estate: estateOf(start, meter) });
  const { context } = story;
  let seen = 0;
  const refusals = async (content: EstateFile): Promise<string[]> => {
    const report = await importEstate(context, { content, origin: 'estate' }, openSecrets());
    return report.rejected.map(({ column, reason }) => `${column}: ${reason}`);
  };
  const estate = async (content: EstateFile): Promise<void> => {
    const refused = await refusals(content);
    if (refused.length > 0) throw new Error(refused.join('\n'));
  };
  return {
    story,
    estate,
    refusals,
    waiting: () => story.issued.at(-1)?.waiting.map(({ leaseId, lineId, reason }) => `${leaseId}/${lineId}: ${reason}`) ?? [],
    async day(date, title) {
      await story.day(date, title, async () => {});
      const issued = story.issued.slice(seen).flatMap(({ charges }) => charges);
      seen = story.issued.length;
      return issued.map(({ chargeId, amount, working }) => `${chargeId} ${formatMinor(amount)} = ${working}`);
    },
    reads(meterId, register, date, time = '00:00', rates) {
      story.reads(meterId, register, { takenAt: instantAt(date, time, context.timeZone), rates: rates ?? null });
    },
    async lease(leaseId, tenantId, from, to, tariff, lines = []) {
      await estate({ occupancies: [{ unitId: 'A-101', tenantId, from, to }] });
      const power: ChargeLine = { ...POWER, basis: { kind: 'metered', utility: 'electricity', tariff, billTo: 'period-end' } };
      await story.lease({ leaseId, tenantId, unitIds: ['A-101'], currency: context.currency, from, to, lines: [power, ...lines] });
    },
  };
}

function estateOf(start: CivilDate, meter: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return {
    buildings: [{ building: 'A', name: 'East wing' }],
    floors: [{ building: 'A', floor: '1', name: 'Ground floor' }],
    units: [{ unitId: 'A-101', building: 'A', floor: '1', areaM2: 84.5 }],
    tenants: [
      { tenantId: 'tea', name: 'Tea house' },
      { tenantId: 'books', name: 'Bookshop' },
    ],
    circuits: [{ circuitId: 'A-101-E', unitId: 'A-101', utility: 'electricity' }],
    dtus: [{ dtuId: 'dtu-1', floor: '1' }],
    meters: [{ meterId: 'E1', circuitId: 'A-101-E', dtuId: 'dtu-1', number: '1001', from: start, ...meter }],
  };
}
