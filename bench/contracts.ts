import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extractAll } from '../core/lease/forms/extract.ts';
import { SHIPPED_FORMS, shippedForm } from '../core/lease/forms/shipped.ts';
import { TERM_NAMES, waits } from '../core/lease/forms/terms.ts';
import { type Figures, figuresOf } from './contracts/figures.ts';
import { type Gold, judge, type Verdict } from './contracts/score.ts';

/*
 * How well each form that ships reads contracts: per term, precision (of the values it gave, how many are right) and recall (of the values that
 * stand in the contracts, how many it gave right). A term left to a person lowers recall, never precision. Traps are places where nobody can tell
 * from the paper: caught when a person was asked. Contracts in `tuned` were before the eyes of whoever wrote the patterns; those in `held-out`
 * were written and put aside before. Both sets are by one hand and imitate real leases: real ones will read worse.
 *
 *   node bench/contracts.ts [--json] [--wrong]      --wrong lists every term that did not come out right
 */

const root = join(import.meta.dirname, '..', 'test', 'fixtures', 'contracts');
const args = process.argv.slice(2);
const rows = SHIPPED_FORMS.flatMap((formId) =>
  ['tuned', 'held-out', 'first-sight'].map((set) => ({ formId, set, ...verdictsOf(formId, set) })),
);

if (args.includes('--json')) console.log(JSON.stringify(rows.flatMap(toJson), null, 2));
else for (const row of rows) print(row);

function verdictsOf(formId: string, set: string): Pick<Row, 'verdicts' | 'unread' | 'asked'> {
  const form = shippedForm(formId);
  if (form === null) throw new Error(`there is no form ${formId}`);
  const folder = join(root, set);
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt') && name.startsWith(`${formId.slice(0, 2)}-`));
  let unread = 0;
  let asked = 0;
  const verdicts = names.flatMap((name) => {
    const gold = JSON.parse(readFileSync(join(folder, name.replace(/\.txt$/, '.gold.json')), 'utf8')) as Gold;
    const read = extractAll(readFileSync(join(folder, name), 'utf8'), form);
    unread += read.unread.length;
    asked += read.terms.filter(waits).length;
    return judge(name.replace(/\.txt$/, ''), read.terms, gold);
  });
  return { verdicts, unread, asked };
}

interface Row {
  readonly formId: string;
  readonly set: string;
  readonly verdicts: readonly Verdict[];
  /** Sentences unread, and terms missing, ambiguous or contradictory. */
  readonly unread: number;
  readonly asked: number;
}

function print({ formId, set, verdicts, unread, asked }: Row): void {
  const contracts = new Set(verdicts.map(({ contract }) => contract)).size;
  console.log(`\n${formId}, ${set}: ${contracts} contracts`);
  console.log(
    `questions per contract: ${((unread + asked) / contracts).toFixed(1)} (${unread} sentences unread, ${asked} terms missing, ambiguous or contradictory)`,
  );
  const lines = TERM_NAMES.map((term) => shown(term, figuresOf(verdicts.filter((verdict) => verdict.term === term))));
  console.table([...lines, shown('all terms', figuresOf(verdicts))]);
  if (!args.includes('--wrong')) return;
  for (const { contract, term, verdict, detail } of verdicts)
    if (!['right', 'caught', 'not-there'].includes(verdict)) console.log(`  ${contract} ${term}: ${verdict}: ${detail}`);
}

function shown(term: string, { precision, recall, given, there, traps, caught, needless }: Figures): Record<string, string | number> {
  return {
    term,
    precision: percent(precision),
    recall: percent(recall),
    given,
    'in contracts': there,
    traps: `${caught}/${traps}`,
    'asked for nothing': needless,
  };
}

function percent(share: number | null): string {
  return share === null ? '–' : `${(share * 100).toFixed(1)} %`;
}

function toJson({ formId, set, verdicts }: Row): { what: string; ours: number; reference: number; ratio: number; unit: string }[] {
  const line = (what: string, share: number | null): { what: string; ours: number; reference: number; ratio: number; unit: string }[] =>
    share === null ? [] : [{ what: `${formId} ${set}: ${what}`, ours: share, reference: 1, ratio: share, unit: 'share' }];
  const all = figuresOf(verdicts);
  const perTerm = TERM_NAMES.flatMap((term) => {
    const { precision, recall } = figuresOf(verdicts.filter((verdict) => verdict.term === term));
    return [...line(`precision of ${term}`, precision), ...line(`recall of ${term}`, recall)];
  });
  return [
    ...line('precision', all.precision),
    ...line('recall', all.recall),
    ...line('traps left to a person', all.traps === 0 ? null : all.caught / all.traps),
    ...perTerm,
  ];
}
