import { reading } from '../../engine/messages/reading.ts';
import type { Site } from '../../site/site.ts';
import type { NodeAPI } from '../common/red.ts';
import { setStatus } from '../common/status.ts';
import { registerWorkNode } from '../common/work-node.ts';

/* What the broker turned away is shown where the readings are: a wrong password, a topic that is not the DTU's own, rows that make no sense. */
function refusals(site: Site): string {
  const { refusedLogins, refusedPublishes, refusedSubscriptions, malformed, droppedByFlow } = site.gatewayCounters();
  const refused = refusedLogins + refusedPublishes + refusedSubscriptions + malformed;
  return `${refused > 0 ? ` · ${refused} refused` : ''}${droppedByFlow > 0 ? ` · ${droppedByFlow} dropped by the flow` : ''}`;
}

/** `dunlock-meter-in`: readings out of the arrival journal, with the positions that telemetry-out reports. Output: readings. */
export default function meterIn(RED: NodeAPI): void {
  registerWorkNode(RED, 'dunlock-meter-in', (_config, node) => ({
    rest: (site) => ({ text: `waiting for readings · ${site.onlineDtus().length} DTUs online` }),
    opened: (site, emit) => {
      let seen = 0;
      return site.followReadings(({ from, to, readings }) => {
        if (readings.length === 0) {
          site.reportReadings(from, to);
          return;
        }
        seen += readings.length;
        setStatus(node, 'ok', `${seen} readings · ${site.onlineDtus().length} DTUs online${refusals(site)}`);
        emit([[{ topic: reading.topic, list: readings, journal: { from, to } }]]);
      });
    },
  }));
}
