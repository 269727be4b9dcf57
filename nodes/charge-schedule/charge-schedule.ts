import type { IssueReport } from '../../engine/issue-charges.ts';
import { charge } from '../../engine/messages/charge.ts';
import { due } from '../../engine/messages/due.ts';
import { message as messageKind } from '../../engine/messages/message.ts';
import { reject } from '../../engine/messages/reject.ts';
import { pick } from '../common/due-rows.ts';
import type { Answer } from '../common/on-input.ts';
import { list } from '../common/outgoing.ts';
import type { NodeAPI } from '../common/red.ts';
import { count } from '../common/status.ts';
import { registerWorkNode } from '../common/work-node.ts';

/** `dunlock-charge-schedule`: issues what leases make due, once a day. Outputs: charges, bills, waiting lines. */
export default function chargeSchedule(RED: NodeAPI): void {
  registerWorkNode(RED, 'dunlock-charge-schedule', () => ({
    input: {
      door: { accepts: [due] },
      handle: async (site, { items }) => {
        const { keys, day } = pick(items, ['bill']);
        const issued = day ? await site.issueCharges() : null;
        const again = keys.length > 0 ? await site.untakenBills(keys) : null;
        if (!issued && !again) return {};
        return answer(issued, again);
      },
    },
  }));
}

function answer(issued: IssueReport | null, again: IssueReport | null): Answer {
  const charges = issued?.charges ?? [];
  const waiting = issued?.waiting ?? [];
  const bills = [...new Set([...(issued?.bills ?? []), ...(again?.bills ?? [])])];
  const untaken = again && again.bills.length > 0 ? `, ${count(again.bills.length, 'bill')} not taken yet` : '';
  return {
    outputs: [
      [list(charge, charges)],
      [
        list(
          messageKind,
          bills.map((key) => ({ key })),
        ),
      ],
      [list(reject, waiting)],
    ],
    mood: waiting.length > 0 || untaken !== '' ? 'attention' : 'ok',
    text: `${count(charges.length, 'charge')}, ${count(bills.length, 'bill')}${waiting.length > 0 ? `, ${waiting.length} waiting` : ''}${untaken}`,
  };
}
