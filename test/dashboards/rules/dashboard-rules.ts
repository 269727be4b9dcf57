import type { Board, Breach } from './board.ts';

/** D1…D10: what a dashboard says of itself. @param file its name without `.json` */
export function* dashboardRules(board: Board, file: string): Generator<Breach> {
  if (!/^[a-z0-9-]{3,40}$/.test(board.uid ?? '') || board.uid !== file) yield `D1 uid ${board.uid} is not the file's name ${file}`;
  for (const key of ['id', 'version', 'iteration', '__inputs'] as const) if (key in board) yield `D2 carries ${key}, which Grafana sets`;
  if (board.title === '' || /\b(TEST|TMP)\b/.test(board.title)) yield `D3 title “${board.title}”`;
  if ((board.tags ?? []).length < 2 || !(board.tags ?? []).includes('dunlock')) yield 'D4 needs the shared tag and one of its own';
  if ((board.description ?? '') === '') yield 'D5 no description';
  if (board.editable !== false) yield 'D6 is editable';
  if (!['browser', ''].includes(board.timezone ?? '')) yield `D7 time zone ${board.timezone}`;
  if (board.refresh !== undefined && secondsOf(board.refresh) < 30) yield `D8 refreshes every ${board.refresh}`;
  if (board.schemaVersion !== 42) yield `D9 schemaVersion ${board.schemaVersion} is not the pinned 42`;
  const linked = (board.links ?? []).some(
    (link) => link.type === 'dashboards' && link.tags.includes('dunlock') && link.keepTime && link.includeVars,
  );
  if (!linked) yield 'D10 no link to the other dashboards that keeps time and variables';
}

function secondsOf(text: string): number {
  const [, count, unit] = /^(\d+)([smhd])$/.exec(text) ?? [];
  return Number(count ?? 0) * ({ s: 1, m: 60, h: 3600, d: 86_400 }[unit ?? ''] ?? 0);
}
