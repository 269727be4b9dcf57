import type { CivilDate, Instant } from '../../core/calendar/civil.ts';
import type { SwitchState } from '../../core/estate/switch-state.ts';
import type { DtuReadingPublish, DtuReply } from '../../core/protocols/dtu-json/messages.ts';
import type { Appointment } from './agenda.ts';

/** What a meter remembers. */
export interface MeterState {
  /** What flowed so far, in watt-milliseconds or litre-an-hour-milliseconds: a whole number, so that no reading rounds anything away. */
  work: number;
  /** Up to when `work` counts, in milliseconds after 1970. */
  at: number;
  switch: SwitchState;
}

/** Credentials of a DTU as the site's installer file gave them. */
export interface DtuSecret {
  readonly dtuId: string;
  readonly username: string;
  readonly password: string;
  /** Hex. */
  readonly signingKey: string;
}

export interface DtuState {
  /** Readings taken while it could not send them. */
  buffered: DtuReadingPublish[];
  /** Replies to orders, newest last: a second order of the same id is answered as the first was. */
  replies: DtuReply[];
}

/** A payment that a tenant means to make, or has made. */
export interface PlannedPayment {
  readonly paymentId: string;
  readonly reference: string;
  minor: number;
  at: Instant;
  /** `habit`, or what made it pay sooner. */
  because: 'habit' | 'reminder' | 'notice' | 'warning' | 'lock';
  posted: boolean;
}

/** What a tenant believes it owes for one due date. */
export interface Obligation {
  readonly dueDate: CivilDate;
  readonly reference: string;
  readonly currency: string;
  /** Minor units per charge, as the messages named them. */
  charges: Record<string, number>;
  payments: PlannedPayment[];
}

/** What happened to one switch, and what the twin's own meter and tenant knew at that moment. */
export interface SwitchEvent {
  readonly at: Instant;
  readonly meterId: string;
  readonly requestId: string;
  readonly from: SwitchState;
  readonly to: SwitchState;
  /** W or l/h before and after: a welded contact shows here. */
  readonly rateBefore: number;
  readonly rateAfter: number;
  /** Register in Wh or litres. */
  readonly register: number;
  /** What the tenant itself knew to be overdue and unpaid, in minor units; its oldest due date. */
  readonly overdueMinor: number;
  readonly oldestDue: CivilDate | null;
}

/** Everything the twin knows, in plain JSON. */
export interface TwinState {
  version: 1;
  readonly seed: number;
  readonly start: CivilDate;
  clock: Instant;
  /** The last step whose tick was done; the next one is later. */
  lastStep: number;
  phonePort: number;
  /** The estate was taken by the site with the phone at this port; 0 = not yet. */
  installedPort: number;
  secrets: DtuSecret[];
  meters: Record<string, MeterState>;
  dtus: Record<string, DtuState>;
  tenants: Record<string, Obligation[]>;
  agenda: Appointment[];
  phone: {
    /** Messages by key: how often each came. */
    keys: Record<string, number>;
    /** Content seen on a civil day, per tenant and class. */
    contents: Record<string, string>;
    byClass: Record<string, number>;
    repeatedKeys: number;
    duplicates: number;
  };
  /** Days whose covering statement the bank's door has not taken yet. */
  uncovered: CivilDate[];
  disputed: boolean;
  switchEvents: SwitchEvent[];
  counts: { publishes: number; readings: number; payments: number; paidMinor: number; refusedRequests: number; doorErrors: number };
}

/** The state of a twin on its first day. */
export function newState(options: { seed: number; start: CivilDate; clock: Instant }): TwinState {
  return {
    version: 1,
    seed: options.seed,
    start: options.start,
    clock: options.clock,
    lastStep: -1,
    phonePort: 0,
    installedPort: 0,
    secrets: [],
    meters: {},
    dtus: {},
    tenants: {},
    agenda: [],
    phone: { keys: {}, contents: {}, byClass: {}, repeatedKeys: 0, duplicates: 0 },
    uncovered: [],
    disputed: false,
    switchEvents: [],
    counts: { publishes: 0, readings: 0, payments: 0, paidMinor: 0, refusedRequests: 0, doorErrors: 0 },
  };
}
