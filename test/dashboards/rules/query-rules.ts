import type { Board, Breach, Target } from './board.ts';
import { targetsOf } from './board.ts';
import { namesIn } from './names-in.ts';

/** Measurement → its tags and fields, as the code that writes them knows them. */
export type Catalogue = Readonly<Record<string, { readonly tags: readonly string[]; readonly fields: readonly string[] }>>;

/** Q1…Q9: a query filters by time, says what a gap is, quotes its names, and names only what is written. */
export function* queryRules(board: Board, catalogue: Catalogue): Generator<Breach> {
  for (const { panel, target, query } of targetsOf(board)) {
    const twins = (panel.targets ?? []).filter(({ refId }) => refId === target.refId);
    const breaches = [
      ...(twins.length > 1 ? [`Q1 refId ${target.refId} is there twice`] : []),
      ...shape(target, query),
      ...names(query, catalogue),
    ];
    yield* breaches.map((breach) => `${breach} (“${panel.title}” ${target.refId})`);
  }
}

function* shape(target: Target, query: string): Generator<Breach> {
  if (target.rawQuery !== true || query === '') yield 'Q1 no raw query';
  if (!query.includes('$timeFilter') || query.includes('now()')) yield 'Q2 does not go by $timeFilter';
  if (target.resultFormat === 'time_series') {
    if (!/GROUP BY time\(\$__interval(, \d+h)?\)/.test(query) || !/fill\((null|0|none|previous)\)$/.test(query))
      yield 'Q3 no buckets, or gaps without a meaning';
    if (!/\b(mean|sum|last|max|min|count|median|percentile|spread)\("/.test(query)) yield 'Q3 no aggregate';
  }
  if (/SELECT \*|;|\b(INTO|DROP|DELETE|CREATE|ALTER|GRANT|REVOKE|KILL)\b/i.test(query))
    yield 'Q4 asks for everything, or for more than reading';
  if (/\b(derivative|difference)\(/.test(query.replace(/non_negative_\w+\(/g, ''))) yield 'Q6 a counter that may fall';
  for (const [, tag] of (target.alias ?? '').matchAll(/\$tag_(\w+)/g)) {
    if (!(query.split('GROUP BY').at(-1) ?? '').includes(`"${tag}"`)) yield `Q7 the alias names ${tag}, which makes no series`;
  }
  if (target.resultFormat === 'table' && !/LIMIT \d+$|(last|sum)\(.*GROUP BY "/.test(query)) yield 'Q9 a table without an end';
}

function* names(query: string, catalogue: Catalogue): Generator<Breach> {
  const found = namesIn(query);
  if (found.bare.length > 0) yield `Q5 names without quotes: ${found.bare.join(', ')}`;
  for (const measurement of found.measurements) {
    const known = catalogue[measurement];
    if (known === undefined) yield `Q8 nobody writes ${measurement}`;
    else for (const name of found.names) if (![...known.tags, ...known.fields].includes(name)) yield `Q8 ${measurement} has no ${name}`;
  }
}
