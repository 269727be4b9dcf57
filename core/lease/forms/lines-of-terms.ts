import type { CivilDate } from '../../calendar/civil.ts';
import { plusMonths } from '../../calendar/month.ts';
import type { Known } from './check-terms.ts';
import type { Form } from './form.ts';
import { rentFreeSpans } from './lease-of-terms.ts';
import type { Rate } from './terms.ts';

interface Lease {
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly landlord: string;
}

type Line = Readonly<Record<string, unknown>>;

/** The charge lines that a contract's terms say. */
export function linesOfTerms(known: Known, form: Form, lease: Lease): { lines: Line[]; assumed: string[] } {
  const { house } = form;
  const assumed = [
    `charges are issued ${house.issueDaysBefore} days before they are due, periods begin with the ${house.anchor === 'calendar' ? "calendar's" : "lease's"}, a part of one is charged by ${house.proration}, and a due day stays where it falls (${house.convention})`.replace(
      'a due day stays where it falls (none)',
      'a due day stays where it falls',
    ),
  ];
  const lateFee =
    known.lateFee === undefined
      ? null
      : { graceDays: known.lateGraceDays ?? 0, flatMinor: 0, perDayPpm: known.lateFee.perDayPpm, capMinor: null, capBp: null };
  const common = {
    creditor: { party: lease.landlord, role: house.creditorRole },
    anchor: house.anchor,
    proration: house.proration,
    convention: house.convention,
    issueDaysBefore: house.issueDaysBefore,
    lateFee,
    tax: known.tax === undefined || known.tax.scope === 'rent' ? null : taxOf(known),
  };
  const paid = { frequency: known.frequency, timing: known.timing, dueDay: known.dueDay };
  const lines: Line[] = [{ ...common, ...paid, lineId: 'rent', debtType: 'rent', tax: taxOf(known), ...rentOf(known, lease) }];
  if (known.turnover) {
    assumed.push('turnover rent is reckoned month by month and due on the day of the rent');
    const basis = {
      kind: 'turnover',
      shareBp: known.turnover.shareBp,
      minimumMinorPerMonth: 0,
      lessLineId: known.turnover.overBase ? 'rent' : null,
    };
    lines.push({ ...common, ...inArrears(known.dueDay), lineId: 'turnover-rent', debtType: 'turnover-rent', basis, tax: taxOf(known) });
  }
  for (const [lineId, rate] of [
    ['service-charge', known.serviceCharge],
    ['marketing-fund', known.marketingFund],
  ] as const) {
    if (rate === undefined) continue;
    assumed.push(`the ${lineId} is paid when the rent is`);
    lines.push({ ...common, ...paid, lineId, debtType: lineId, currency: rate.currency, basis: fixed(rate) });
  }
  for (const utility of ['electricity', 'water'] as const) {
    const tariff = known[utility];
    if (tariff === undefined) continue;
    if (known.utilityDueDay === undefined) assumed.push(`${utility} is due on the day of the rent`);
    const basis = { kind: 'metered', utility, tariff: { kind: 'flat', milliMinor: tariff.milliMinor }, billTo: 'period-end' };
    lines.push({
      ...common,
      ...inArrears(known.utilityDueDay ?? known.dueDay),
      lineId: utility,
      debtType: utility,
      currency: tariff.currency,
      basis,
    });
  }
  return { lines, assumed };
}

function inArrears(dueDay: number | undefined): Line {
  return { frequency: 'month', timing: 'arrears', dueDay };
}

function taxOf({ tax }: Known): unknown {
  return tax === undefined ? null : { name: 'VAT', rateBp: tax.rateBp, included: tax.included };
}

function fixed(rate: Rate): Line {
  return { kind: 'fixed', amountMinor: rate.amountMinor, per: rate.per, of: rate.of };
}

/* Steps by year begin with the years of the term; the first of them is the rent where the contract states no other. */
function rentOf(known: Known, { from }: Lease): Line {
  const steps = (known.steps ?? [])
    .map((step) => ({ rate: step, from: 'from' in step ? (step.from as CivilDate) : plusMonths(from, (step.year - 1) * 12) }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  const base = known.rent ?? steps[0]?.rate;
  if (base === undefined) throw new TypeError('a lease needs rent or steps');
  const { escalation } = known;
  return {
    currency: base.currency,
    basis: {
      ...fixed(base),
      steps: steps.filter((step) => step.from > from).map((step) => ({ from: step.from, amountMinor: step.rate.amountMinor })),
      escalation:
        escalation === undefined
          ? null
          : {
              first: plusMonths(from, escalation.afterMonths),
              everyMonths: escalation.everyMonths,
              percentBp: escalation.percentBp,
              compound: escalation.compound,
            },
      rentFree: rentFreeSpans(known, from),
    },
  };
}
