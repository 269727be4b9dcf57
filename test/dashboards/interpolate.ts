/** What Grafana knows when it sends a query. */
export interface QueryRange {
  readonly fromMs: number;
  readonly toMs: number;
  /** Width of the panel in points. */
  readonly maxDataPoints: number;
  /** The panel's own least step, e.g. `15m`. */
  readonly minInterval?: string;
  /** Values of the variables: one, several, or the `allValue` as it is. */
  readonly variables: Readonly<Record<string, string | readonly string[] | { readonly all: string }>>;
}

const UNIT_MS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
/** Grafana's round steps. */
const STEPS_MS = [
  1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 900_000, 1_800_000, 3_600_000, 7_200_000,
].concat([3, 6, 12, 24, 168, 720, 8760].map((hours) => hours * 3_600_000));

/** Writes a query as Grafana sends it: its macros become times and steps, its variables become escaped text. */
export function interpolate(query: string, range: QueryRange): string {
  const stepMs = stepOf(range);
  let text = query
    .replaceAll('$timeFilter', `time >= ${range.fromMs}ms and time <= ${range.toMs}ms`)
    .replaceAll('$__interval_ms', String(stepMs))
    .replaceAll('$__interval', durationOf(stepMs));
  for (const [name, value] of Object.entries(range.variables)) text = text.replaceAll(`$${name}`, asRegex(value));
  return text;
}

function stepOf({ fromMs, toMs, maxDataPoints, minInterval }: QueryRange): number {
  const [, count = '0', unit = 's'] = /^(\d+)([smhd])$/.exec(minInterval ?? '') ?? [];
  const least = Number(count) * (UNIT_MS[unit] ?? 0);
  const exact = (toMs - fromMs) / maxDataPoints;
  const rounded = STEPS_MS.findLast((step) => step <= exact * 1.5) ?? 1000;
  return Math.max(least, rounded);
}

function durationOf(ms: number): string {
  const unit = (['d', 'h', 'm', 's'] as const).find((each) => ms % (UNIT_MS[each] ?? 1) === 0) ?? 's';
  return `${ms / (UNIT_MS[unit] ?? 1000)}${unit}`;
}

function asRegex(value: string | readonly string[] | { readonly all: string }): string {
  if (typeof value === 'string') return escaped(value);
  if ('all' in value) return value.all;
  return value.length === 1 ? escaped(value[0] ?? '') : `(${value.map(escaped).join('|')})`;
}

/** As Grafana does it: a text that begins like a number stays as it is. */
function escaped(text: string): string {
  return Number.isNaN(Number.parseFloat(text)) ? text.replace(/[\\^$*+?.()|[\]{}/]/g, '\\$&') : text;
}
