import { dateIn, epochMs, type Instant, instantOf } from '../core/calendar/civil.ts';
import { bankRound } from './bank/bank.ts';
import type { SimulatedDtu } from './dtus/dtu.ts';
import { STEP_MS, stepOf } from './meters/shape.ts';
import { operatorLooks, operatorRound } from './operator/operator.ts';
import { keepAppointment } from './state/keep-appointment.ts';
import type { TwinContext } from './twin-context.ts';

/** What makes the twin go: a tick every quarter of an hour, and its appointments. */
export interface Heartbeat {
  begin(): void;
  /** Keeps what is due by now. Runs one thing at a time and holds civil time meanwhile. */
  keepAppointments(): Promise<void>;
  /** Stops the alarms and waits for what is running. */
  close(): Promise<void>;
}

export function heartbeatOf(context: TwinContext, dtus: readonly SimulatedDtu[]): Heartbeat {
  const { clock, state } = context;
  let queue: Promise<void> = Promise.resolve();
  let cancelTick: () => void = () => undefined;
  let closed = false;

  /* One thing at a time, in the order of alarms; with a real clock the next tick may ring before the last has ended. */
  const run = (what: string, work: () => Promise<void>): Promise<void> => {
    const release = clock.hold(`twin ${what}`);
    queue = queue
      .then(async () => {
        if (!closed) await work();
      })
      .catch((error: Error) => context.warn(`twin ${what}`, `the twin's ${what} failed: ${error.stack ?? error.message}`))
      .finally(release);
    return queue;
  };

  const keepAppointments = () =>
    run('appointments', async () => {
      for (const appointment of context.agenda.takeDue(clock.now())) await keepAppointment(context, appointment);
    });

  const setTick = (step: number) => {
    cancelTick = clock.alarm(instantOf(step * STEP_MS), () => {
      const now = clock.now();
      /* Where time jumped (a machine that slept) the ticks between are left out: nobody read the meters then. */
      const reached = Math.max(step, stepOf(epochMs(now)));
      if (!closed) setTick(reached + 1);
      void run('tick', () => tick(context, dtus, reached));
    });
  };
  return {
    begin: () => setTick(Math.max(state.lastStep + 1, Math.ceil(epochMs(clock.now()) / STEP_MS))),
    keepAppointments,
    async close() {
      closed = true;
      cancelTick();
      await queue;
    },
  };
}

/** One tick: every DTU reads and publishes, then the bank drops its statement, then the operator looks. */
async function tick(context: TwinContext, dtus: readonly SimulatedDtu[], step: number): Promise<void> {
  const { state, timeZone } = context;
  const ms = step * STEP_MS;
  const now = instantOf(ms);
  await Promise.all(dtus.map((dtu) => dtu.tick(ms)));
  await bankRound(context, state.clock, now);
  if (operatorLooks(now, timeZone)) await operatorRound(context, now);
  const newDay = isNewDay(state.clock, now, timeZone);
  state.clock = now;
  state.lastStep = step;
  if (newDay) await context.save();
}

function isNewDay(before: Instant, now: Instant, timeZone: string): boolean {
  return dateIn(before, timeZone) !== dateIn(now, timeZone);
}
