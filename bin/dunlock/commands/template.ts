import type { Command } from 'commander';
import { SHIPPED_FORMS, shippedForm } from '../../../core/lease/forms/shipped.ts';
import { ALL_SHEETS } from '../../../engine/imports/sheets/all-sheets.ts';
import type { Sheet } from '../../../engine/imports/sheets/sheet.ts';
import { templateCsv } from '../../../engine/imports/sheets/template.ts';
import { table } from '../printed.ts';

/** What asks for a form that ships: `form:en-commercial`. */
const FORM = 'form:';
const FORMS = SHIPPED_FORMS.map((formId) => `${FORM}${formId}`).join(', ');
const KINDS = ALL_SHEETS.map(({ kind }) => kind).join(', ');

/**
 * `dunlock template KIND`: an empty table to fill in. The CSV goes to standard output and what its columns mean to standard error, so that
 * `dunlock template units > units.csv` makes the file and shows how to fill it. `form:ID` prints a form that ships, to copy. It needs no site.
 */
export function addTemplate(program: Command): void {
  program
    .command('template [kind]')
    .description(
      `Prints the table that an import reads: its header, two example rows, and (on standard error) what each column means.\n\n  dunlock template units > units.csv\n\nform:ID prints a form that ships, as the JSON that \`import leases --form FILE.json\` takes back:\n\n  dunlock template form:en-commercial > our-mall.json\n\nKinds: ${KINDS}, ${FORMS}`,
    )
    .option('--json', 'print one JSON document: kind, about, command, columns, csv; of every kind when none is given', false)
    .exitOverride()
    .action((kind: string | undefined, { json }: { json: boolean }) => {
      if (kind === undefined)
        return void process.stdout.write(`${json ? JSON.stringify(ALL_SHEETS.map(whole), null, 2) : listOf(ALL_SHEETS)}\n`);
      const form = kind.startsWith(FORM) ? shippedForm(kind.slice(FORM.length)) : null;
      if (form !== null) return void process.stdout.write(`${JSON.stringify(form, null, 2)}\n`);
      const sheet = ALL_SHEETS.find((each) => each.kind === kind.toLowerCase() || each.one.toLowerCase() === kind.toLowerCase());
      if (sheet === undefined) program.error(`dunlock: there is no template '${kind}': give one of ${KINDS}, ${FORMS}`, { exitCode: 2 });
      if (json) return void process.stdout.write(`${JSON.stringify(whole(sheet), null, 2)}\n`);
      process.stderr.write(`${explain(sheet)}\n\n`);
      process.stdout.write(templateCsv(sheet));
    });
}

function whole(sheet: Sheet): Sheet & { readonly csv: string } {
  return { ...sheet, csv: templateCsv(sheet) };
}

function listOf(sheets: readonly Sheet[]): string {
  const forms = SHIPPED_FORMS.map((formId) => [`${FORM}${formId}`, `The form ${formId} for contracts, to copy (JSON)`]);
  return table([...sheets.map(({ kind, about }) => [kind, about]), ...forms], '<<').join('\n');
}

function explain({ kind, about, command, columns }: Sheet): string {
  const rows = columns.map(({ name, required, meaning }) => [`  ${name}`, required ? 'needed' : '', meaning]);
  return [`${kind}: ${about}`, `Import it with: ${command}`, '', ...table(rows, '<<<')].join('\n');
}
