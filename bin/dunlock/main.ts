import { resolve } from 'node:path';
import { Command, CommanderError } from 'commander';
import { SHIPPED_FORMS } from '../../core/lease/forms/shipped.ts';
import type { ContractImport } from '../../engine/contracts/contract-report.ts';
import type { ImportReport } from '../../engine/imports/import-report.ts';
import type { ScoreReport } from '../../engine/score-tenants.ts';
import type { StopReport } from '../../engine/set-stop.ts';
import type { VerifyReport } from '../../engine/verify-audit.ts';
import type { WhyReport } from '../../engine/why.ts';
import { addCharges } from './commands/charges.ts';
import { addFreshness } from './commands/freshness.ts';
import { addIssue } from './commands/issue.ts';
import { addLeases } from './commands/leases.ts';
import { addMoney } from './commands/money.ts';
import { addReports } from './commands/reports.ts';
import { addReview, formGiven } from './commands/review.ts';
import { addStatement } from './commands/statement.ts';
import { addTemplate } from './commands/template.ts';
import { add, type Common, person, type Run } from './common.ts';
import { errorText, exitCodeOf } from './exit-code.ts';
import { mappingGiven } from './mapping-given.ts';
import { printContractImport } from './print-contract.ts';
import { printImport } from './print-import.ts';
import { printScores } from './print-scores.ts';
import { printStop } from './print-stop.ts';
import { printVerify } from './print-verify.ts';
import { printWhy } from './print-why.ts';
import type { Printed } from './printed.ts';
import { runOn } from './run-on.ts';
import { askProgress, tellEnd } from './tell-progress.ts';

/**
 * The command line of a site. A command that writes while a site runs goes to that site over a local socket; else it opens the store itself.
 * @returns the exit code: 0 done, 1 something was refused or is not known, 2 usage or configuration, 3 something it needs could not be had
 */
export async function main(argv: readonly string[]): Promise<number> {
  let code = 0;
  const program = new Command('dunlock')
    .description('Collecting what tenants owe: imports, scores, statements, the levers of a person, and the proof.')
    .showHelpAfterError('(dunlock --help lists the commands)')
    .addHelpText(
      'after',
      '\nExit codes: 0 done · 1 something was refused, is not known or does not hold · 2 usage or configuration · 3 something it needs could not be had',
    )
    .exitOverride();

  const run: Run = async <T>(common: Common, command: string, args: Record<string, unknown>, print: (value: T) => Printed) => {
    const value = (await runOn(resolve(common.data), { command, args })) as T;
    const printed = print(value);
    process.stdout.write(`${common.json ? JSON.stringify(value, null, 2) : printed.text}\n`);
    code = printed.code;
  };

  add(program.command('import <what> <file>'))
    .description(
      'Imports a file as the import nodes do. `dunlock template` prints the tables that it reads.\n\n  estate    JSON or CSV: buildings, floors, units, tenants, occupancies, circuits, dtus, meters, readings\n  leases    JSON, or CSV with one row per charge line; with --form a contract in its own words (text, PDF, DOCX)\n  turnover  CSV: leaseId, from, to, turnover [, currency, reportId]: what tenants report to have sold\n  charges   CSV: tenantId, invoiceId, issueDate, dueDate, amount [, settleDate, currency, debtType, leaseId, lineId, periodFrom, periodTo …]\n  payments  CSV: paymentId, amount, paidAt [, tenantId, payer, payerAccount, reference, purpose, currency]; camt.053; a bank’s CSV with --mapping\n\nRows that will not do are printed with line, column and reason, and kept in the store; the rest goes in.',
    )
    .option('--strict', 'exit with 1 when a row was rejected', false)
    .option(
      '--progress',
      'tell how far it is on stderr from the first rows to the last, also when it is short or stderr is no terminal',
      false,
    )
    .option('--kind <kind>', 'estate: what the rows are (units, meters …), where their columns do not say it')
    .option('--form <form>', 'leases: read a contract by this form (zh-commercial, en-commercial, or a JSON file of your own)')
    .option('--drop-lines', 'leases: a lease may leave out lines that were charged; what was charged by them is credited in full', false)
    .option('--history', 'charges: settled history of another system, scored but never reminded of or locked for', false)
    .option('--covers <days>', 'payments: all is told up to this day, or of FROM..THROUGH with --account')
    .option(
      '--mapping <mapping>',
      'payments: a CSV of the bank, read by this mapping (signed-amount, semicolon-decimal-comma, cn-debit-credit, or a JSON file)',
    )
    .option('--account <number>', 'payments: the account of yours that the file tells of, where it does not say so')
    .action(
      (
        what: string,
        file: string,
        o: Common & {
          strict: boolean;
          progress: boolean;
          history: boolean;
          covers?: string;
          kind?: string;
          form?: string;
          dropLines: boolean;
          mapping?: string;
          account?: string;
        },
      ) => {
        if (what === 'leases' && o.form === undefined && /\.(pdf|docx|txt)$/i.test(file))
          program.error(`${file} is a contract in its own words: say its form with --form (${SHIPPED_FORMS.join(', ')}, or a JSON file)`, {
            exitCode: 2,
          });
        if (o.progress) askProgress();
        return run(
          o,
          'import',
          {
            what,
            file: resolve(file),
            history: o.history,
            covers: o.covers,
            kind: o.kind,
            form: formGiven(o.form),
            dropLines: o.dropLines,
            mapping: mappingGiven(o.mapping),
            account: o.account,
          },
          (v: ImportReport | ContractImport) => ('contract' in v ? printContractImport(v, o.strict) : printImport(v, o.strict)),
        ).finally(tellEnd);
      },
    );
  add(program.command('score [tenant]'))
    .description('The predicted payment behaviour P of a tenant (of all when none is named) with its contributions.')
    .action((tenant: string | undefined, o: Common) =>
      run(o, 'score', { tenant }, (v: ScoreReport) => printScores(v, tenant !== undefined)),
    );
  add(program.command('why <tenant>'))
    .description('What stands between a tenant and the next rung, and what became of its messages.')
    .action((tenant: string, o: Common) => run(o, 'why', { tenant }, (v: WhyReport) => printWhy(v)));
  add(person(program.command('stop')))
    .description('Stops every lock of the site, or of one tenant or circuit, until it is lifted. Unlocks go on.')
    .option('--tenant <id>', 'this tenant only')
    .option('--circuit <id>', 'this circuit only')
    .option('--lift <stop>', 'lift a stop instead')
    .action((o: Common & { reason: string; by?: string; tenant?: string; circuit?: string; lift?: string }) =>
      o.lift
        ? run(o, 'lift-stop', { stop: o.lift, by: o.by, reason: o.reason }, (v: StopReport) => printStop(v))
        : run(
            o,
            'stop',
            { scope: o.tenant ? 'tenant' : o.circuit ? 'circuit' : 'site', target: o.tenant ?? o.circuit, by: o.by, reason: o.reason },
            (v: StopReport) => printStop(v),
          ),
    );
  add(person(program.command('release')))
    .description('Unlocks what our own locks hold. Works without Node-RED: it opens the site itself when nobody has it open.')
    .requiredOption('--all', 'everything that is locked')
    .action((o: Common & { reason: string; by?: string }) =>
      run(o, 'release', { by: o.by, reason: o.reason }, (v: StopReport) => printStop(v)),
    );
  const audit = program.command('audit').description('The proof: facts, evidence, decisions and orders in one hash chain.');
  add(audit.command('verify'))
    .description(
      'Re-computes the chain, compares every fact with it and re-derives the decisions. Exit code 1 when something does not hold.',
    )
    .action((o: Common) => run(o, 'verify', {}, (v: VerifyReport) => printVerify(v)));

  addMoney(program, run);
  addReports(program);
  addStatement(program);
  addCharges(program);
  addLeases(program);
  addReview(program, run);
  addFreshness(program, run);
  addIssue(program, run);
  addTemplate(program);

  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    process.stderr.write(`dunlock: ${errorText(error)}\n`);
    return exitCodeOf(error);
  }
}
