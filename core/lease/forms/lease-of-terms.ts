import { type CivilDate, plusDays } from '../../calendar/civil.ts';
import { plusMonths } from '../../calendar/month.ts';
import type { Known } from './check-terms.ts';
import type { Form } from './form.ts';
import { linesOfTerms } from './lines-of-terms.ts';

/** What the contract's names mean in the estate. */
export interface LeasePlace {
  readonly tenantId: string;
  readonly unitIds: readonly string[];
}

/** A lease as an import takes it, and what of it the house decided rather than the contract. */
export interface LeaseDraft {
  readonly lease: Readonly<Record<string, unknown>>;
  readonly assumed: readonly string[];
}

/**
 * Makes the lease that a contract's terms say, in the shape that every lease is imported in; its import checks the rest. Pure.
 * @throws TypeError when a term that every lease needs is not known (the caller asks a person first)
 */
export function leaseOfTerms(known: Known, form: Form, place: LeasePlace): LeaseDraft {
  const { from, landlord, tenant } = known;
  const first = known.rent ?? known.steps?.[0];
  if (from === undefined || landlord === undefined || tenant === undefined || first === undefined || known.contractNo === undefined)
    throw new TypeError('a lease needs contractNo, landlord, tenant, from, and rent or steps');
  const to =
    known.lastDay !== undefined ? plusDays(known.lastDay, 1) : known.termMonths === undefined ? null : plusMonths(from, known.termMonths);
  const { lines, assumed } = linesOfTerms(known, form, { from, to, landlord });
  const lease = {
    leaseId: leaseIdOf(known.contractNo),
    ...place,
    parties: partiesOf(known),
    contacts: contactsOf(known, form),
    currency: first.currency,
    areaDm2: known.areaDm2 ?? null,
    signedOn: known.signedOn ?? null,
    from,
    to,
    depositMinor: known.deposit?.amountMinor ?? null,
    disconnectionClause: known.disconnection ?? null,
    protectedStatus: known.protectedStatus ?? 'none',
    lines,
  };
  return { lease, assumed };
}

/** A contract's number as the id of its lease: what may not stand in an id becomes `-`. */
export function leaseIdOf(contractNo: string): string {
  return contractNo.replace(/[\s/+#\p{Cc}]+/gu, '-').slice(0, 100);
}

/** The dates of what is said by dates, days or months from the beginning of the term. */
export function rentFreeSpans(known: Known, from: CivilDate): { from: CivilDate; to: CivilDate; waivedBp: number }[] {
  return (known.rentFree ?? []).map((free) => {
    if ('from' in free) return { from: free.from as CivilDate, to: plusDays(free.lastDay as CivilDate, 1), waivedBp: 10_000 };
    return { from, to: 'months' in free ? plusMonths(from, free.months) : plusDays(from, free.days), waivedBp: 10_000 };
  });
}

function partiesOf({ landlord, tenant, manager, guarantor, tenantRegistration }: Known): unknown[] {
  const party = (role: string, name: string | undefined, registration: string | null = null): unknown[] =>
    name === undefined ? [] : [{ role, name, registration }];
  return [
    ...party('landlord', landlord),
    ...party('tenant', tenant, tenantRegistration ?? null),
    ...party('property-service-provider', manager),
    ...party('guarantor', guarantor),
  ];
}

/* An address without a name is the tenant's own. */
function contactsOf({ contactName, contactEmail, tenant }: Known, form: Form): unknown[] {
  if (contactEmail === undefined) return [];
  return [{ name: contactName ?? tenant, duty: 'contract', language: form.language, channel: 'email', address: contactEmail }];
}
