import type { Score } from '../../core/scoring/score.ts';
import type { DispatchOutcome } from '../../engine/dispatch-message.ts';
import { due } from '../../engine/messages/due.ts';
import { type EffectKey, message as messageKind } from '../../engine/messages/message.ts';
import { score } from '../../engine/messages/score.ts';
import type { Site } from '../../site/site.ts';
import { pick } from '../common/due-rows.ts';
import type { Incoming } from '../common/incoming.ts';
import { noClock } from '../common/no-clock.ts';
import type { Answer } from '../common/on-input.ts';
import { list } from '../common/outgoing.ts';
import type { NodeAPI, WorkConfig } from '../common/red.ts';
import { registerWorkNode } from '../common/work-node.ts';

export interface ReminderDispatchConfig extends WorkConfig {
  /** True: messages leave by the second output, to a channel that the flow provides; false: by the built-in channels. */
  readonly foreign: boolean;
}

/** `dunlock-reminder-dispatch`: plans reminders by ranges of P and sends what is due. Outputs: sent, own channel, problems. */
export default function reminderDispatch(RED: NodeAPI): void {
  registerWorkNode<ReminderDispatchConfig>(RED, 'dunlock-reminder-dispatch', (config, node) => ({
    rest: noClock,
    input: {
      door: { accepts: [due, messageKind, score] },
      handle: async (site, incoming) => {
        if (incoming.topic === score.topic) return plan(site, incoming);
        const keys =
          incoming.topic === due.topic
            ? pick(incoming.items, ['reminder', 'bill']).keys
            : incoming.items.map((item) => (item as EffectKey).key);
        if (keys.length === 0) return {};
        const outcomes: DispatchOutcome[] = [];
        // One after another: the order of a run must not depend on which channel is quicker.
        for (const key of keys)
          outcomes.push(await site.dispatchMessage(key, { taker: `dispatch ${node.id}`, foreign: config.foreign === true }));
        return sorted(outcomes);
      },
    },
  }));
}

async function plan(site: Site, { items }: Incoming): Promise<Answer> {
  const report = await site.planReminders(items.map((item) => (item as Score).tenantId));
  const held = report.held[0];
  if (held) return { mood: 'ok', text: `${report.planned.length} planned, ${report.held.length} held: ${held.reason.text}` };
  return { mood: 'ok', text: `${report.planned.length} planned, ${report.superseded.length} superseded` };
}

function sorted(outcomes: readonly DispatchOutcome[]): Answer {
  const sent: DispatchOutcome[] = [];
  const foreign: DispatchOutcome[] = [];
  const problems: DispatchOutcome[] = [];
  for (const outcome of outcomes) {
    if (outcome.message) foreign.push(outcome);
    else if (outcome.claimed && (outcome.state === 'done' || outcome.state === 'would-have')) sent.push(outcome);
    else problems.push(outcome);
  }
  const first = problems[0];
  const why = first?.reasons[0] ? `${first.reasons[0].rule}: ${first.reasons[0].text}` : first?.state;
  return {
    outputs: [[list(messageKind, sent)], [list(messageKind, foreign)], [list(messageKind, problems)]],
    mood: first ? 'attention' : 'ok',
    text: `${sent.length + foreign.length} sent${first ? `, ${problems.length} not: ${why}` : ''}`,
  };
}
