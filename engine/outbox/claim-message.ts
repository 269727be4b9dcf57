import type { Channel, OutgoingMessage } from '../../adapters/channels/channel.ts';
import type { Effect, EffectState, StoreTransaction } from '../../adapters/store/store.ts';
import type { Contact } from '../../core/estate/estate.ts';
import type { Reason } from '../../core/lock/reason.ts';
import type { EngineContext } from '../context.ts';
import type { DispatchOutcome } from '../dispatch-message.ts';
import { carrierText, FOREIGN } from './carrier.ts';
import { checkMessage } from './check-message.ts';

/** How a claim went. With a channel, `outcome.message` is to be delivered by it, outside of the transaction. */
export interface Claim {
  readonly outcome: DispatchOutcome;
  readonly channel: Channel | null;
}

/** Claims a planned message after re-checking everything in the store; whatever stands against it is stored as the reason. */
export async function claimMessage(
  tx: StoreTransaction,
  context: EngineContext,
  key: string,
  options: { readonly taker: string; readonly foreign?: boolean },
): Promise<Claim> {
  const now = context.clock.now();
  const effect = await tx.effects.get(key);
  if (effect?.kind !== 'message') {
    return ended({ effectId: key, className: '', tenantId: '' }, 'not-found', {
      rule: 'not-found',
      text: `no message '${key}' is planned`,
    });
  }
  if (effect.state !== 'planned') return ended(effect, effect.state, { rule: 'taken', text: whoHasIt(effect) });
  if (effect.dueAt > now) return ended(effect, 'planned', { rule: 'not-due', text: `not before ${effect.dueAt}` });
  const end = async (state: EffectState, reason: Reason): Promise<Claim> => {
    await tx.effects.move(key, state, { at: now, reason: reason.text });
    return ended(effect, state, reason);
  };
  if (effect.expiresAt !== null && effect.expiresAt <= now) {
    const why = effect.reason === null ? 'nobody took it in time' : `until then: ${effect.reason}`;
    return end('expired', { rule: 'expired', text: `expired at ${effect.expiresAt}; ${why}` });
  }
  const tenant = await tx.estate.tenant(effect.tenantId);
  if (!tenant) return end('refused', { rule: 'no-tenant', text: `the estate does not know tenant '${effect.tenantId}'` });
  const check = await checkMessage(tx, context, effect, tenant);
  if (check.kind === 'supersede') return end('superseded', check.reason);
  if (check.kind === 'refuse') return end('refused', check.reason);
  if (check.kind === 'hold') {
    await tx.effects.move(key, 'planned', { at: now, reason: `${check.reason.rule}: ${check.reason.text}`, dueAt: check.dueAt });
    return ended(effect, 'planned', check.reason);
  }
  const way = wayTo(tenant.contacts, context.channels, options.foreign === true);
  if (!way)
    return end('refused', { rule: 'no-contact', text: `tenant '${tenant.tenantId}' has no contact that a built-in channel reaches` });
  if (context.mode === 'dry-run') return end('would-have', { rule: 'dry-run', text: `would have left by ${way.name} for ${way.address}` });
  const claimed = await tx.effects.claim(key, carrierText({ taker: options.taker, channel: way.name }), now);
  if (!claimed) return ended(effect, effect.state, { rule: 'taken', text: 'somebody else has it' });
  const message: OutgoingMessage = {
    key,
    token: claimed.token,
    siteId: context.siteId,
    tenantId: tenant.tenantId,
    className: effect.className,
    address: way.address,
    ...check.text,
  };
  return { outcome: { ...facts(effect), state: 'taken', claimed: true, channel: way.name, reasons: [], message }, channel: way.channel };
}

interface Way {
  readonly name: string;
  readonly address: string;
  readonly channel: Channel | null;
}

/** The first contact, in the tenant's own order, that a built-in channel reaches; a foreign taker has its own way. */
function wayTo(contacts: readonly Contact[], channels: readonly Channel[], foreign: boolean): Way | null {
  if (foreign) return { name: FOREIGN, address: contacts[0]?.address ?? '', channel: null };
  for (const contact of contacts) {
    const channel = channels.find(({ name }) => name === contact.channel);
    if (channel) return { name: channel.name, address: contact.address, channel };
  }
  return null;
}

type Named = Pick<Effect, 'effectId' | 'className' | 'tenantId'>;

function ended(effect: Named, state: DispatchOutcome['state'], reason: Reason): Claim {
  return { outcome: { ...facts(effect), state, claimed: false, channel: '', reasons: [reason], message: null }, channel: null };
}

function facts(effect: Named): Pick<DispatchOutcome, 'key' | 'className' | 'tenantId'> {
  return { key: effect.effectId, className: effect.className, tenantId: effect.tenantId };
}

function whoHasIt(effect: Effect): string {
  if (effect.state === 'taken') return `${effect.takenBy ?? 'somebody'} has it since ${effect.takenAt ?? effect.dueAt}`;
  const by = effect.takenBy === null ? '' : ` by ${effect.takenBy}`;
  return `it ended as ${effect.state}${by} at ${effect.endedAt ?? effect.dueAt}${effect.reason === null ? '' : `: ${effect.reason}`}`;
}
