import { day as dayKind } from '../../engine/messages/day.ts';
import { due } from '../../engine/messages/due.ts';
import { KINDS } from '../../engine/messages/registry.ts';
import type { Site } from '../../site/site.ts';
import { pick } from '../common/due-rows.ts';
import type { NodeAPI } from '../common/red.ts';
import { count, type Mood } from '../common/status.ts';
import { registerWorkNode } from '../common/work-node.ts';

/** `dunlock-telemetry-out`: writes what passes to the spool, and from there to InfluxDB. Done when the spool has it on disk. No output. */
export default function telemetryOut(RED: NodeAPI): void {
  registerWorkNode(RED, 'dunlock-telemetry-out', () => ({
    rest: (site) => ({ text: state(site).text }),
    input: {
      door: { accepts: KINDS },
      handle: async (site, { topic, items, envelope }) => {
        if (topic !== due.topic) await site.writeMessageTelemetry(topic, items);
        else if (pick(items, []).day) await site.writeMessageTelemetry(dayKind.topic, [await site.daySummary()]);
        if (envelope?.journal) site.reportReadings(envelope.journal.from, envelope.journal.to);
        return state(site);
      },
    },
  }));
}

function state(site: Site): { mood: Mood; text: string } {
  const { url, reachable, problem, spooledPoints, writtenPoints } = site.telemetry();
  if (url === null) return { mood: 'attention', text: `no InfluxDB: ${count(spooledPoints, 'point')} kept in the spool` };
  if (!reachable) return { mood: 'attention', text: `${problem ?? `${url} does not answer`} · ${spooledPoints} spooled` };
  return { mood: 'ok', text: `${count(writtenPoints, 'point')} written` };
}
