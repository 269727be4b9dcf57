import { instantOf } from '../../core/calendar/civil.ts';
import type { DtuReadingPublish } from '../../core/protocols/dtu-json/messages.ts';
import type { PlacedMeter } from '../meters/fleet.ts';
import { readMeter } from '../meters/meter.ts';
import { stepOf } from '../meters/shape.ts';
import type { DtuSecret, DtuState } from '../state/twin-state.ts';
import type { TwinContext } from '../twin-context.ts';
import { dtuLink } from './link.ts';
import { answerRequest } from './requests.ts';

/** One DTU with its meters. */
export interface SimulatedDtu {
  readonly dtuId: string;
  /** Connects, unless it is away at `ms`. */
  begin(ms: number): Promise<void>;
  /** Reads its meters at a tick and publishes them; while it is away it keeps them, and sends them when it is back. */
  tick(ms: number): Promise<void>;
  close(): Promise<void>;
}

/** @param away whether this DTU is in an outage at a moment */
export function simulateDtu(options: {
  context: TwinContext;
  mqttUrl: string;
  secret: DtuSecret;
  meters: readonly PlacedMeter[];
  away: (ms: number) => boolean;
}): SimulatedDtu {
  const { context, mqttUrl, secret, meters, away } = options;
  const { dtuId } = secret;
  const { clock, siteId, state } = context;
  const own: DtuState = state.dtus[dtuId] ?? { buffered: [], replies: [] };
  state.dtus[dtuId] = own;
  const held = async (work: () => Promise<void>): Promise<void> => {
    const release = clock.hold(`link ${dtuId}`);
    try {
      await work();
    } finally {
      release();
    }
  };
  const onRequest = (payload: Uint8Array) => {
    held(async () => {
      const reply = await answerRequest(context, secret, payload);
      if (reply) await link.publish('up/reply', reply);
    }).catch((error: Error) => context.warn(`request ${dtuId}`, `${dtuId} could not answer a request: ${error.message}`));
  };
  const link = dtuLink({ url: mqttUrl, siteId, secret, onRequest });
  let connected = false;

  /* In the order they were taken. One that is not acknowledged (the twin is closing) stays for the next start. */
  const sendBuffered = async (): Promise<void> => {
    for (let next = own.buffered[0]; next; next = own.buffered[0]) {
      if (!(await link.publish('up/reading', next))) return;
      own.buffered.shift();
      state.counts.publishes++;
      state.counts.readings += next.meters.length;
    }
  };
  /* Not let in, it keeps its readings and tries again at the next tick. */
  const comeBack = async (): Promise<boolean> => {
    try {
      await link.connect();
      connected = true;
    } catch (error) {
      context.warn(`link ${dtuId}`, (error as Error).message);
    }
    return connected;
  };
  return {
    dtuId,
    begin: (ms) =>
      held(async () => {
        if (away(ms)) return;
        await link.connect();
        connected = true;
        await sendBuffered();
      }),
    tick: (ms) =>
      held(async () => {
        const reading: DtuReadingPublish = { seq: stepOf(ms), at: instantOf(ms), meters: meters.map((meter) => readMeter(meter, ms)) };
        own.buffered.push(reading);
        if (away(ms)) {
          if (connected) await link.drop();
          connected = false;
          return;
        }
        if (!connected && !(await comeBack())) return;
        await sendBuffered();
      }),
    close: () => link.close(),
  };
}
