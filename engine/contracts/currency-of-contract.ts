import { isCurrency } from '../../core/money/currency.ts';
import type { ReviewedTerm } from './contract-report.ts';

/**
 * Why an answer's amounts are in a currency that will not do, or null. One lease is in one currency, that of the amounts that were read in the
 * contract; where none was (but for the term itself), that of the answers so far.
 * @param value of the shape of the term; what bears no amount is in no currency
 */
export function wrongCurrency(term: string, value: unknown, terms: readonly ReviewedTerm[]): string | null {
  const given = currenciesIn(value);
  const unknown = given.find((currency) => !isCurrency(currency));
  if (unknown !== undefined) return `${term}.currency: '${unknown}' is no ISO 4217 currency`;
  const others = terms.filter(({ name }) => name !== term);
  const read = others.flatMap(({ name, status, value: found, answer }) => {
    return status === 'found' && answer?.value !== null ? currenciesIn(found).map((currency) => ({ name, currency, from: 'read' })) : [];
  });
  const answered = others.flatMap(({ name, answer }) =>
    currenciesIn(answer?.value).map((currency) => ({ name, currency, from: 'answered' })),
  );
  const counts = read.length > 0 ? read : answered;
  const [first] = counts;
  const wrong = given.find((currency) => first !== undefined && !counts.some((each) => each.currency === currency));
  if (first === undefined || wrong === undefined) return null;
  const where = `${first.name}, as ${first.from}`;
  return `${term}: it is in ${wrong}, and the other amounts of the lease are in ${first.currency} (${where}): one lease has one currency`;
}

function currenciesIn(value: unknown): string[] {
  return [value].flat().flatMap((each) => (hasCurrency(each) ? [each.currency] : []));
}

function hasCurrency(value: unknown): value is { readonly currency: string } {
  return typeof value === 'object' && value !== null && 'currency' in value && typeof value.currency === 'string';
}
