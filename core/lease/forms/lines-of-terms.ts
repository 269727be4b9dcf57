import type { CivilDate } from '../../calendar/civil.ts';
import { plusMonths } from '../../calendar/month.ts';
import type { Known } from './check-terms.ts';
import type { Form } from './form.ts';
import { rentFreeSpans } from './lease-of-terms.ts';
import type { Paid, Rate } from './terms.ts';

interface Lease {
  readonly from: CivilDate;
  readonly to: CivilDate | null;
  readonly landlord: string;
}

type Line = Readonly<Record<string, unknown>>;

/** The charge lines that a contract's terms say. */
export function linesOfTerms(known: Known, form: Form, lease: Lease): { lines: Line[]; assumed: string[] } {
  const { house } = form;
  const convention = known.convention ?? house.convention;
  const assumed = [houseRules(known, form)];
  const creditorOf = (line: string, said: Known['rentCreditor']): Line => {
    if (said === undefined) assumed.push(`the ${line} is owed to the landlord, ${lease.landlord}`);
    return said ?? { party: lease.landlord, role: house.creditorRole };
  };
  const common = {
    anchor: house.anchor,
    proration: house.proration,
    convention,
    issueDaysBefore: house.issueDaysBefore,
    lateFee: lateFeeOf(known),
    tax: known.tax === undefined || known.tax.scope === 'rent' ? null : taxOf(known),
  };
  const likeRent = { frequency: known.frequency, timing: known.timing, dueDay: known.dueDay };
  const rentCreditor = creditorOf('rent', known.rentCreditor);
  const lines: Line[] = [
    { ...common, ...likeRent, creditor: rentCreditor, lineId: 'rent', debtType: 'rent', tax: taxOf(known), ...rentOf(known, lease) },
  ];
  if (known.turnover) {
    if (known.turnoverPaid?.frequency === undefined) assumed.push('turnover rent is reckoned month by month');
    if (known.turnoverPaid?.dueDay === undefined) assumed.push('turnover rent is due on the day of the rent');
    const basis = {
      kind: 'turnover',
      shareBp: known.turnover.shareBp,
      minimumMinorPerMonth: 0,
      lessLineId: known.turnover.overBase ? 'rent' : null,
    };
    const paid = { ...monthlyInArrears(known.dueDay), ...partsOf(known.turnoverPaid) };
    lines.push({
      ...common,
      ...paid,
      creditor: rentCreditor,
      lineId: 'turnover-rent',
      debtType: 'turnover-rent',
      basis,
      tax: taxOf(known),
    });
  }
  for (const [lineId, rate, paid, creditor] of [
    ['service-charge', known.serviceCharge, known.serviceChargePaid, known.serviceChargeCreditor],
    ['marketing-fund', known.marketingFund, known.marketingFundPaid, known.marketingFundCreditor],
  ] as const) {
    if (rate === undefined) continue;
    assumed.push(...asTheRent(lineId, paid));
    const own = { creditor: creditorOf(lineId, creditor), currency: rate.currency, basis: fixed(rate) };
    lines.push({ ...common, ...likeRent, ...partsOf(paid), ...own, lineId, debtType: lineId });
  }
  for (const utility of ['electricity', 'water'] as const) {
    const tariff = known[utility];
    if (tariff === undefined) continue;
    const dueDay = known.utilityPaid?.dueDay ?? known.utilityDueDay;
    if (dueDay === undefined) assumed.push(`${utility} is due on the day of the rent`);
    if (known.utilityPaid?.frequency === undefined) assumed.push(`${utility} is charged month by month`);
    const basis = { kind: 'metered', utility, tariff: { kind: 'flat', milliMinor: tariff.milliMinor }, billTo: 'period-end' };
    const paid = { ...monthlyInArrears(dueDay ?? known.dueDay), ...partsOf(known.utilityPaid) };
    const creditor = creditorOf(utility, known[`${utility}Creditor`]);
    lines.push({ ...common, ...paid, creditor, lineId: utility, debtType: utility, currency: tariff.currency, basis });
  }
  return { lines, assumed };
}

/* What the contract says itself is no assumption. */
function houseRules({ convention }: Known, { house }: Form): string {
  const where = house.convention === 'none' ? '' : ` (${house.convention})`;
  const days =
    convention === undefined
      ? `a due day stays where it falls${where}`
      : `what the contract says of due days on holidays counts for every line`;
  const anchor = house.anchor === 'calendar' ? "calendar's" : "lease's";
  return `charges are issued ${house.issueDaysBefore} days before they are due, periods begin with the ${anchor}, a part of one is charged by ${house.proration}, and ${days}`;
}

function lateFeeOf({ lateFee, lateGraceDays }: Known): unknown {
  if (lateFee === undefined) return null;
  return { graceDays: lateGraceDays ?? 0, flatMinor: 0, perDayPpm: lateFee.perDayPpm, capMinor: null, capBp: null };
}

function asTheRent(lineId: string, paid: Paid | undefined): string[] {
  const open = [
    ...(paid?.frequency === undefined ? ['as often as'] : []),
    ...(paid?.timing === undefined ? ['in advance or arrears as'] : []),
    ...(paid?.dueDay === undefined ? ['on the day of'] : []),
  ];
  if (open.length === 3) return [`the ${lineId} is paid when the rent is`];
  return open.length === 0 ? [] : [`the ${lineId} is paid ${open.join(', and ')} the rent`];
}

/* Due so many days after its bill: issued so many days before it is due. */
function partsOf(paid: Paid | undefined): Line {
  if (paid === undefined) return {};
  const { daysToPay, ...rest } = paid;
  return { ...rest, ...(daysToPay !== undefined && { issueDaysBefore: daysToPay }) };
}

function monthlyInArrears(dueDay: number | undefined): Line {
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
