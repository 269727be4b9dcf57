import { epochMs, type Instant, MINUTE_MS, plusMs } from '../../core/calendar/civil.ts';
import type { DtuReply, DtuRequest } from '../../core/protocols/dtu-json/messages.ts';
import { parseRequest } from '../../core/protocols/dtu-json/parse-request.ts';
import { verifyRequest } from '../../core/protocols/dtu-json/sign.ts';
import type { PlacedMeter } from '../meters/fleet.ts';
import { readMeter } from '../meters/meter.ts';
import { stream } from '../random/stream.ts';
import type { DtuSecret } from '../state/twin-state.ts';
import type { TwinContext } from '../twin-context.ts';
import { moveSwitch } from './switching.ts';

/* An id comes again only within minutes: what a DTU remembers is small. */
const REMEMBERED = 64;

/**
 * Answers a request as a DTU does: a wrong mac, one past its time and an unknown meter are refused, and a second one of the same id gets the first one's answer.
 * Returns null for what is no request at all. When it resolves, what was switched is on disk.
 */
export async function answerRequest(context: TwinContext, secret: DtuSecret, payload: Uint8Array): Promise<DtuReply | null> {
  const parsed = parseRequest(payload);
  if (!parsed.ok) return null;
  const request = parsed.value;
  const now = context.clock.now();
  const place = { siteId: context.siteId, dtuId: secret.dtuId };
  if (!verifyRequest(place, request, Buffer.from(secret.signingKey, 'hex'))) {
    context.state.counts.refusedRequests++;
    return { id: request.id, ok: false, at: now, error: 'bad-mac' };
  }
  const remembered = context.state.dtus[secret.dtuId]?.replies ?? [];
  const before = remembered.find(({ id }) => id === request.id);
  if (before) return before;
  const reply = carryOut(context, secret.dtuId, request, now);
  if (!reply.ok) context.state.counts.refusedRequests++;
  remembered.push(reply);
  if (remembered.length > REMEMBERED) remembered.shift();
  if (request.op !== 'read') await context.save();
  return reply;
}

function carryOut(context: TwinContext, dtuId: string, request: DtuRequest, now: Instant): DtuReply {
  const refuse = (error: Extract<DtuReply, { ok: false }>['error']): DtuReply => ({ id: request.id, ok: false, at: now, error });
  if (request.expiresAt <= now) return refuse('expired');
  const meter = context.fleet.get(request.meter);
  if (!meter || meter.installation.dtuId !== dtuId) return refuse('unknown-meter');
  const ms = epochMs(now);
  /* A valve takes seconds to travel: the answer to its order still shows where it was, the next read where it is. */
  const travelling = meter.utility === 'water' ? readMeter(meter, ms) : null;
  if (request.op === 'make-ready' && meter.installation.reconnect !== 'button') return refuse('unsupported');
  if (request.op === 'switch-off') moveSwitch(context, meter, 'off', request.id);
  if (request.op === 'switch-on') moveSwitch(context, meter, 'on', request.id);
  if (request.op === 'make-ready' && meter.state.switch === 'off') makeReady(context, meter, request.id, now);
  const reading = (request.op === 'read' ? null : travelling) ?? readMeter(meter, ms);
  return { id: request.id, ok: true, at: now, reading };
}

/* The shopkeeper presses the button within minutes. */
function makeReady(context: TwinContext, meter: PlacedMeter, requestId: string, now: Instant): void {
  moveSwitch(context, meter, 'ready', requestId);
  const { meterId } = meter.installation;
  const draw = stream(context.state.seed, 'press', meterId, now);
  context.agenda.add({ at: plusMs(now, draw.int(1, 10) * MINUTE_MS + draw.int(1, 59) * 1000), kind: 'press', key: meterId });
}
