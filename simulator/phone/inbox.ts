import { createHash } from 'node:crypto';
import { dateIn, HOUR_MS, type Instant, MINUTE_MS, plusMs } from '../../core/calendar/civil.ts';
import { stream } from '../random/stream.ts';
import { hear } from '../tenants/tenants.ts';
import { readMessage, type ToldMessage } from '../tenants/told.ts';
import type { TwinContext } from '../twin-context.ts';
import type { PhoneAnswer } from './phone.ts';

/* A few documents take two tries before they are delivered. */
const TWO_TRIES = 0.03;
/** How many tenants' phones never confirm a reminder. */
const SILENT = 2;

/** Takes a message for a tenant: once per key, however often it comes. Answers when it is kept for good. */
export async function takeMessage(context: TwinContext, body: unknown): Promise<PhoneAnswer> {
  const message = readMessage(body);
  if (!message) return { status: 400, body: { error: 'not a message: key, token, tenantId and className are wanted' } };
  if (!context.estate.mall.shops.has(message.tenantId))
    return { status: 404, body: { error: `nobody here is called ${message.tenantId}` } };
  const { phone } = context.state;
  const times = phone.keys[message.key] ?? 0;
  phone.keys[message.key] = times + 1;
  if (times > 0) {
    phone.repeatedKeys++;
    return { status: 200, body: { key: message.key, repeated: true } };
  }
  const now = context.clock.now();
  count(context, message, now);
  hear(context, message, now);
  planReceipt(context, message, now);
  planDispute(context, message, now);
  await context.save();
  return { status: 200, body: { key: message.key, repeated: false } };
}

function count(context: TwinContext, message: ToldMessage, now: Instant): void {
  const { phone } = context.state;
  phone.byClass[message.className] = (phone.byClass[message.className] ?? 0) + 1;
  /* The chain's head differs between any two messages and says nothing to the tenant. */
  const { auditHead: _, ...facts } = message.data;
  const content = createHash('sha256')
    .update(JSON.stringify([message.subject, message.text, facts]))
    .digest('base64url')
    .slice(0, 16);
  const what = `${message.tenantId} ${message.className} ${content}`;
  const today = dateIn(now, context.timeZone);
  if (phone.contents[what] === today) phone.duplicates++;
  phone.contents[what] = today;
}

/** A phone confirms after minutes; documents sometimes only after hours; two tenants' phones never confirm a reminder. */
function planReceipt(context: TwinContext, { key, token, tenantId, className }: ToldMessage, now: Instant): void {
  const { seed } = context.state;
  const draw = stream(seed, 'receipt', tenantId, key);
  const minutes = draw.int(1, className === 'reminder' ? 30 : 90);
  const secondTry = className !== 'reminder' && draw.chance(TWO_TRIES) ? draw.int(5, 10) * HOUR_MS : 0;
  if (className === 'reminder' && silentTenants(context).includes(tenantId)) return;
  const at = plusMs(now, minutes * MINUTE_MS + secondTry + draw.int(1, 59) * 1000);
  context.agenda.add({ at, kind: 'receipt', key, token });
}

/** One of the cast disputes its debt soon after the first warning. */
function planDispute(context: TwinContext, { tenantId, className, data }: ToldMessage, now: Instant): void {
  const { state, estate, agenda } = context;
  if (className !== 'warning' || state.disputed || tenantId !== estate.cast.disputer) return;
  state.disputed = true;
  const draw = stream(state.seed, 'dispute', tenantId);
  const reference = String(data.reference ?? data.dueDate ?? '');
  agenda.add({ at: plusMs(now, draw.int(20, 50) * MINUTE_MS + draw.int(1, 59) * 1000), kind: 'dispute', key: tenantId, reference });
}

function silentTenants(context: TwinContext): string[] {
  return stream(context.state.seed, 'silent')
    .shuffle([...context.estate.mall.shops.keys()].sort())
    .slice(0, SILENT);
}
