import { reading } from '../../engine/messages/reading.ts';
import type { NodeAPI } from '../common/red.ts';
import { setStatus } from '../common/status.ts';
import { registerWorkNode } from '../common/work-node.ts';

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
        setStatus(node, 'ok', `${seen} readings · ${site.onlineDtus().length} DTUs online`);
        emit([[{ topic: reading.topic, list: readings, journal: { from, to } }]]);
      });
    },
  }));
}
