import { type Dashboard, DashboardCursorSync, type VariableModel } from '@grafana/schema';
import { place, type Section } from './layout.ts';

/** The tag that all dashboards share: the links between them go by it. */
export const SHARED_TAG = 'dunlock';

/** Grafana's model that these dashboards are written in: pinned, newer ones read it. */
const SCHEMA_VERSION = 42;

export interface DashboardText {
  /** Also the file's name: the address of the dashboard stays the same for ever. */
  readonly uid: string;
  readonly title: string;
  readonly description: string;
  readonly tag: string;
  readonly from: string;
}

/** Puts a dashboard together: read-only, linked to the others, in the reader's time zone. */
export function dashboard(text: DashboardText, variables: readonly VariableModel[], sections: readonly Section[]): Dashboard {
  return {
    uid: text.uid,
    title: text.title,
    description: text.description,
    tags: [SHARED_TAG, text.tag],
    editable: false,
    timezone: 'browser',
    refresh: '1m',
    time: { from: text.from, to: 'now' },
    graphTooltip: DashboardCursorSync.Crosshair,
    schemaVersion: SCHEMA_VERSION,
    links: [
      {
        type: 'dashboards',
        title: 'Dunlock',
        tooltip: 'The other dashboards, with this time range',
        icon: 'dashboard',
        tags: [SHARED_TAG],
        asDropdown: true,
        includeVars: true,
        keepTime: true,
        targetBlank: false,
      },
    ],
    annotations: { list: [] },
    templating: { list: [...variables] },
    panels: place(sections),
  };
}
