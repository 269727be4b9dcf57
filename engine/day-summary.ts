import type { StoreTransaction } from '../adapters/store/store.ts';
import { type CivilDate, dateIn, type Instant, plusDays } from '../core/calendar/civil.ts';
import { openMinor } from '../core/ledger/ledger.ts';
import { RUNGS, type Rung } from '../core/lock/case.ts';
import type { Band } from '../core/scoring/score.ts';
import type { EngineContext } from './context.ts';

/** The site at a glance, for the status line, telemetry and the day's printed line. */
export interface DaySummary {
  readonly date: CivilDate;
  readonly at: Instant;
  readonly bands: Readonly<Record<Band, number>>;
  readonly rungs: Readonly<Partial<Record<Rung, number>>>;
  readonly remindersSent: number;
  readonly circuitsLocked: number;
  readonly unitsLocked: number;
  readonly locksConfirmed: number;
  readonly unlocksConfirmed: number;
  readonly workOrders: number;
  /** Due in the last 30 days: charged and paid, in minor units of the site's currency. */
  readonly chargedMinor: number;
  readonly paidMinor: number;
  readonly overdueMinor: number;
  readonly dtusOnline: number;
  readonly dtus: number;
}

/* How far back the collection looks, and the most work orders that are counted. */
const COLLECTION_DAYS = 30;
const WORK_ORDERS = 10_000;

/** Reads the site at a glance from the store and the gateway. */
export async function daySummary(context: EngineContext): Promise<DaySummary> {
  const at = context.clock.now();
  const date = dateIn(at, context.timeZone);
  return context.store.transaction(async (tx) => ({
    date,
    at,
    bands: await countBands(tx),
    rungs: await countRungs(tx),
    ...(await countEffects(tx)),
    ...(await countHeld(tx)),
    workOrders: (await tx.cases.workOrders(WORK_ORDERS)).length,
    ...(await collected(tx, date, context.currency)),
    dtusOnline: context.gateway.onlineDtus().length,
    dtus: (await tx.estate.dtus()).length,
  }));
}

async function countBands(tx: StoreTransaction): Promise<DaySummary['bands']> {
  const bands: Record<Band, number> = { reliable: 0, usual: 0, wavering: 0, 'at-risk': 0 };
  for (const { band } of await tx.scores.allLatest()) bands[band]++;
  return bands;
}

async function countRungs(tx: StoreTransaction): Promise<DaySummary['rungs']> {
  const counted = new Map((await tx.cases.countByRung()).map(({ rung, n }) => [rung, n]));
  return Object.fromEntries(RUNGS.filter((rung) => counted.has(rung)).map((rung) => [rung, counted.get(rung) ?? 0]));
}

async function countEffects(tx: StoreTransaction): Promise<Pick<DaySummary, 'remindersSent' | 'locksConfirmed' | 'unlocksConfirmed'>> {
  const done = (await tx.effects.count()).filter(({ state }) => state === 'done');
  const of = (className: string): number => done.find((row) => row.className === className)?.n ?? 0;
  return { remindersSent: of('reminder'), locksConfirmed: of('lock'), unlocksConfirmed: of('unlock') };
}

async function countHeld(tx: StoreTransaction): Promise<Pick<DaySummary, 'circuitsLocked' | 'unitsLocked'>> {
  const circuits = new Set((await tx.cases.heldCircuits({})).map(({ circuitId }) => circuitId));
  const units = new Set<string>();
  for (const circuitId of circuits) units.add((await tx.estate.circuit(circuitId))?.unitId ?? circuitId);
  return { circuitsLocked: circuits.size, unitsLocked: units.size };
}

async function collected(
  tx: StoreTransaction,
  today: CivilDate,
  currency: string,
): Promise<Pick<DaySummary, 'chargedMinor' | 'paidMinor' | 'overdueMinor'>> {
  const rows = await tx.ledger.collection(plusDays(today, 1 - COLLECTION_DAYS), plusDays(today, 1));
  const row = rows.find((each) => each.currency === currency);
  const overdue = (await tx.ledger.openBalances({ dueBy: plusDays(today, -1) })).filter(
    ({ charge }) => charge.amount.currency === currency,
  );
  return {
    chargedMinor: row?.chargedMinor ?? 0,
    paidMinor: row?.paidMinor ?? 0,
    overdueMinor: overdue.reduce((total, balance) => total + openMinor(balance), 0),
  };
}
