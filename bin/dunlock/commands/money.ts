import type { Command } from 'commander';
import type { CreditReport } from '../../../engine/credit-charge.ts';
import type { MatchReport } from '../../../engine/payments/match-report.ts';
import type { OutflowReport } from '../../../engine/payments/outflow-report.ts';
import type { SuspenseReport } from '../../../engine/payments/suspense.ts';
import { add, type ByPerson, type Common, person, type Run } from '../common.ts';
import { printCredit, printMatch, printOutflow, printSuspense } from '../print-money.ts';

type Amount = { readonly amount?: string; readonly currency?: string };

/** `suspense`, `match`, `unmatch`, `reverse`, `refund`, `credit`, `write-off`: what persons do with money that came in and with what is owed. */
export function addMoney(program: Command, run: Run): void {
  add(program.command('suspense'))
    .summary('Money that is nobody’s yet, and whose it could be.')
    .description(
      'Money that is nobody’s yet: why, and whose it could be, with the reason for each (the amount of an open charge or bill, a like name, a payer who paid for that tenant before, a reference nearly right). Nothing is applied by itself; say whose it is with\n\n  dunlock match <payment> <tenant> --reason "…"\n\nUntil somebody does, it keeps a lock away from every tenant whose it could be.',
    )
    .option('--limit <n>', 'payments on a page, 500 at most', '50')
    .option('--after <payment>', 'the page after this payment')
    .action((o: Common & { limit: string; after?: string }) =>
      run(o, 'suspense', { limit: o.limit, after: o.after }, (v: SuspenseReport) => printSuspense(v)),
    );
  add(person(program.command('match <payment> <tenant>')))
    .summary('Says whose a payment is.')
    .description(
      'Says whose a payment is: one in suspense, or one that was given to somebody else. It is set against what it refers to, else by the policy of the pack. The next payments of the same payer (its account, else its name) go to the same tenant, unless you say --no-remember; who is said to pay for two tenants is asked about each time.\n\n  dunlock match P-2026-0117 T0105 --reason "the owner rang: it is her father’s account"',
    )
    .option('--reference <text>', 'what it is for: a charge, <tenant>/<due date>, or <tenant>/<due date>/<debt type>')
    .option('--no-remember', 'this payment only: remember nothing of its payer')
    .action((payment: string, tenant: string, o: ByPerson & { reference?: string; remember: boolean }) =>
      run(o, 'match', { payment, tenant, reference: o.reference, remember: o.remember, ...who(o) }, (v: MatchReport) => printMatch(v)),
    );
  add(person(program.command('unmatch <payment>')))
    .summary('Puts a payment back into suspense.')
    .description('Puts a payment back into suspense: it was somebody else’s money. What it paid is open again; what was unlocked stays on.')
    .option('--forget', 'forget all that was ever said of its payer, not only what was said with this payment', false)
    .action((payment: string, o: ByPerson & { forget: boolean }) =>
      run(o, 'unmatch', { payment, forget: o.forget, ...who(o) }, (v: MatchReport) => printMatch(v)),
    );
  add(person(program.command('reverse <payment>')))
    .summary('Books that a payment bounced or was reversed.')
    .description(
      'Books that a payment went back: the bank reversed it, or (--bounced) it never came. What it paid is open again. A case that it ended stays ended and what it unlocked stays on; a new case may open, with a new notice.\n\n  dunlock reverse P-2026-0117 --bounced --at 2026-01-20 --reason "direct debit returned, account closed"',
    )
    .option('--bounced', 'it never came: a direct debit was returned, a cheque was not covered', false)
    .option('--amount <decimal>', 'a part of it; the whole when left out')
    .option('--currency <code>', 'of the amount; the site’s when left out')
    .option('--at <time>', 'when it went back: a date or an instant; now when left out')
    .option('--id <text>', 'the bank’s own id of it; the same id twice is once')
    .action((payment: string, o: ByPerson & Amount & { bounced: boolean; at?: string; id?: string }) =>
      run(o, 'reverse', { payment, bounced: o.bounced, at: o.at, id: o.id, ...much(o), ...who(o) }, (v: OutflowReport) => printOutflow(v)),
    );
  add(person(program.command('refund')))
    .summary('Books that unused credit was given back.')
    .description(
      'Books that unused credit was given back; never money that stands against a charge. With --id (the number of your transfer) it cannot be booked twice.\n\n  dunlock refund --tenant T0105 --amount 120.50 --id SCT-8841 --reason "moved out"\n  dunlock refund --payment P-2026-0117 --id SCT-8842 --reason "sent to us by mistake"',
    )
    .option('--tenant <id>', 'whose credit')
    .option('--payment <id>', 'or one payment, as far as it is set against nothing; one in suspense too')
    .option('--amount <decimal>', 'all that is unused when left out')
    .option('--currency <code>', 'of the amount; the site’s when left out')
    .option('--id <text>', 'what you call it; the same id twice is refused')
    .action((o: ByPerson & Amount & { tenant?: string; payment?: string; id?: string }) =>
      run(o, 'refund', { tenant: o.tenant, payment: o.payment, id: o.id, ...much(o), ...who(o) }, (v: OutflowReport) => printOutflow(v)),
    );
  addCredit(
    program,
    run,
    'credit',
    'Gives a credit note: the charge was too much, whoever has paid it. What was paid for it is free and pays other charges, or stays as credit.',
  );
  addCredit(program, run, 'write-off', 'Writes off what is open of a charge: it will not come. Its late fees end there.');
}

function addCredit(program: Command, run: Run, command: 'credit' | 'write-off', about: string): void {
  add(person(program.command(`${command} <charge>`)))
    .summary(command === 'credit' ? 'Gives a credit note on a charge.' : 'Writes off what is open of a charge.')
    .description(`${about} The charge stays as issued. A case with nothing open any more ends, and what is locked comes back.`)
    .option('--amount <decimal>', 'a part; all that can be when left out')
    .option('--currency <code>', 'of the amount; the site’s when left out')
    .option('--on <date>', 'the day from which it counts in the books; today when left out')
    .action((charge: string, o: ByPerson & Amount & { on?: string }) =>
      run(o, command, { charge, on: o.on, ...much(o), ...who(o) }, (v: CreditReport) => printCredit(v)),
    );
}

function who({ by, reason }: ByPerson): { by: string | undefined; reason: string } {
  return { by, reason };
}

function much({ amount, currency }: Amount): { amount: string | undefined; currency: string | undefined } {
  return { amount, currency };
}
