/** A dashboard as its JSON stands in the file: what the rules read. */
export interface Board {
  uid?: string;
  id?: unknown;
  version?: unknown;
  iteration?: unknown;
  __inputs?: unknown;
  title: string;
  description?: string;
  tags?: string[];
  editable?: boolean;
  timezone?: string;
  refresh?: string;
  schemaVersion?: number;
  links?: { type: string; tags: string[]; keepTime: boolean; includeVars: boolean }[];
  templating: { list: Variable[] };
  panels: BoardPanel[];
}

export interface Variable {
  name: string;
  type: string;
  query?: string;
  refresh?: number;
  sort?: number;
  multi?: boolean;
  includeAll?: boolean;
  allValue?: string;
  datasource?: { type: string; uid: string };
}

export interface Target {
  refId: string;
  datasource?: { type: string; uid: string };
  rawQuery?: boolean;
  query?: string;
  alias?: string;
  resultFormat?: string;
}

export interface BoardPanel {
  id: number;
  type: string;
  title: string;
  description?: string;
  interval?: string;
  datasource?: { type: string; uid: string };
  gridPos: { x: number; y: number; w: number; h: number };
  targets?: Target[];
  fieldConfig?: {
    defaults: {
      unit?: string;
      min?: number;
      max?: number;
      color?: { mode: string; fixedColor?: string };
      thresholds?: { steps: { value: number | null; color: string }[] };
      custom?: { spanNulls?: boolean; stacking?: { mode: string } };
    };
    overrides: unknown[];
  };
  options?: { legend?: { showLegend: boolean }; tooltip?: { mode: string }; reduceOptions?: { calcs: string[] } };
}

/** How a dashboard names its one datasource variable. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: Grafana fills this in, not JavaScript
export const DATASOURCE_UID = '${datasource}';

/** One rule that a dashboard breaks, as `RULE where: what`. */
export type Breach = string;

/** Panels that show data: rows and texts have none. */
export function dataPanels(board: Board): BoardPanel[] {
  return board.panels.filter(({ type }) => type !== 'row' && type !== 'text');
}

/** Every query of a dashboard with the panel that it belongs to. */
export function targetsOf(board: Board): { panel: BoardPanel; target: Target; query: string }[] {
  return dataPanels(board).flatMap((panel) => (panel.targets ?? []).map((target) => ({ panel, target, query: target.query ?? '' })));
}
