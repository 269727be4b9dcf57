import type { CivilDate } from '../calendar/civil.ts';

/** What a property consists of and who is in it. Each kind is a fact: a later one of the same id replaces an earlier one for *now*, never in history. */

export type Utility = 'electricity' | 'water';

/** What a circuit feeds besides the shop itself; anything but `none` may never be locked (rules L19, L29). */
export type ProtectedClass = 'none' | 'fire' | 'emergency-light' | 'alarm' | 'refrigeration' | 'medical';

export interface Building {
  readonly building: string;
  readonly name: string;
  readonly address: string | null;
}

export interface Floor {
  readonly building: string;
  readonly floor: string;
  readonly name: string;
  /** Storeys above the ground; below it negative; null when not said. */
  readonly level: number | null;
}

export interface Unit {
  readonly unitId: string;
  readonly building: string;
  readonly floor: string;
  /** Square metres, or null when not known. */
  readonly areaM2: number | null;
}

/** Where a tenant can be reached, in order of preference. */
export interface Contact {
  readonly channel: 'webhook' | 'mqtt' | 'email';
  /** URL, topic or e-mail address. */
  readonly address: string;
}

export interface Tenant {
  readonly tenantId: string;
  readonly name: string;
  /** BCP 47, e.g. `en`, `zh-CN`. */
  readonly language: string;
  readonly contacts: readonly Contact[];
}

/** Who occupies a unit from when to when (`to` is the first day no longer occupied; null = open). */
export interface Occupancy {
  readonly unitId: string;
  readonly tenantId: string;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
}

export interface Circuit {
  readonly circuitId: string;
  readonly unitId: string;
  readonly utility: Utility;
  readonly protectedClass: ProtectedClass;
  /** The circuit serves this unit alone (L7); a shared one is never lockable. */
  readonly servesOnlyUnit: boolean;
  /** Whose supply it is to switch: the creditor's own sub-metering, or the utility's contract with the tenant (L7: not ours to cut). */
  readonly supply: 'submetered' | 'utility-direct';
}

export interface MeterInstallation {
  readonly meterId: string;
  readonly circuitId: string;
  readonly dtuId: string;
  /** The number on the meter's plate: compared with what the meter itself says before anything is switched. */
  readonly number: string;
  /** How it is spoken to. `dtu-json`: readings and requests as JSON through an MQTT DTU. */
  readonly profile: 'dtu-json';
  /** Current transformer ratio, 1 when there is none. */
  readonly ctRatio: number;
  /** Voltage transformer ratio, 1 when there is none. */
  readonly ptRatio: number;
  /** What its register read when it was put in and when it was taken out (Wh or litres), as the fitter wrote it down; null = not said. */
  readonly openingRegister: number | null;
  readonly closingRegister: number | null;
  /** The same of its registers per rate (peak, flat, valley …), for a meter that keeps them; null = not said. */
  readonly openingRates: Readonly<Record<string, number>> | null;
  readonly closingRates: Readonly<Record<string, number>> | null;
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  /** How supply comes back: at once, or made ready for a person to press the button (DL/T 645 1CH vs 1BH). */
  readonly reconnect: 'direct' | 'button';
}

export interface Dtu {
  readonly dtuId: string;
  readonly floor: string;
}
