import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { AnswerReport } from '../../../engine/contracts/answer-term.ts';
import type { ContractReport, ContractSummary } from '../../../engine/contracts/contract-report.ts';
import { add, type ByPerson, type Common, person, type Run } from '../common.ts';
import { printAnswer, printContract, printContracts } from '../print-contract.ts';

/** `review list`, `show`, `answer`: contracts that were read in their own words, and what in them waits for a person. */
export function addReview(program: Command, run: Run): void {
  const review = program
    .command('review')
    .description('Contracts read by a form: what in them is missing, ambiguous or contradictory waits for a person here.');
  add(review.command('list'))
    .description('Contracts that are no lease yet, the newest first, with the terms that wait.')
    .option('--all', 'those too that were imported as leases', false)
    .action((o: Common & { all: boolean }) => run(o, 'contracts', { all: o.all }, (v: ContractSummary[]) => printContracts(v)));
  add(review.command('show <contract>'))
    .description('A contract term by term: the value, the words that say it, their page, line and clause, and what persons answered.')
    .action((contract: string, o: Common) => run(o, 'contract', { contract }, (v: ContractReport) => printContract(v)));
  add(person(review.command('answer <contract> <term> <value>')))
    .summary('Says what a term is.')
    .description(
      'Says what a term is, as JSON; null says that the contract has no such term. What the form found stays beside it. When nothing waits any more, the contract is imported as a lease.\n\n  dunlock review answer contract-8f2c… dueDay 5 --reason "the landlord confirmed the 5th by letter of 2 March"\n  dunlock review answer contract-8f2c… lastDay \'"2031-08-31"\' --reason "a slip: five years end in August"\n  dunlock review answer contract-8f2c… rent \'{"amountMinor":2100000,"currency":"CNY","per":"month","of":"lease"}\' --reason "the words count"\n  dunlock review answer contract-8f2c… protectedStatus \'"medical"\' --reason "dialysis: never cut off"\n\nA sentence about money or time that no term has read waits too (unread:1, unread:2, …; `unread` answers all of them at once): `nothing` (it charges nothing), `in-terms` (the terms that were found or answered say it), `by-hand` (somebody adds it to the lease as JSON).\n\n  dunlock review answer contract-8f2c… unread:2 nothing --reason "notice to terminate, no charge"',
    )
    .action((contract: string, term: string, value: string, o: ByPerson) =>
      run(o, 'answer-contract', { contract, term, value: jsonOf(value), by: o.by, reason: o.reason }, (v: AnswerReport) => printAnswer(v)),
    );
}

/** A form as it was named, with the whole path of a file: the process that has the site open may stand elsewhere. */
export function formGiven(form: string | undefined): string | undefined {
  return form?.endsWith('.json') ? resolve(form) : form;
}

/* A bare word is taken for the text that it is: nobody likes to quote a date twice. */
function jsonOf(value: string): unknown {
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}
