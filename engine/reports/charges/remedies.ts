import type { NotCharged } from './not-charged.ts';

/** What a person does so that a line is charged, by the reason for which it waits. */
export const REMEDIES: Readonly<Record<NotCharged['key'], string>> = {
  'not-issued': 'run dunlock issue; the day message does so in a flow',
  'bank-not-told':
    'import the bank statements with the days that they cover (camt.053, or --covers; dunlock freshness says which are wanted)',
  'no-meter': 'import the meter of its unit, or correct the unit or the utility of the line',
  'no-reading': 'import the reading of that meter and day, read by hand (dunlock import estate, readings)',
  'register-went-back': 'look at the meter: import the right register, or the swap with what the old meter and the new one showed',
  'no-rate-register':
    'import the registers per rate of that day (readings; at the first or last day of a meter its openingRates or closingRates, dunlock import estate), or correct the tariff of the line',
  'rates-differ':
    'give the tariff the rates that the meters count (dunlock import leases); where the rates of a meter contradict its register, import what it shows, read by hand (dunlock import estate, readings)',
  'no-turnover': 'import what the tenant reports for these days (dunlock import turnover)',
  'turnover-unfit': 'import the report again by its id, for days within the period and in the currency of the line',
  'too-much':
    'check the reading and the ratios of the meter that it names (dunlock import estate), else correct the terms of the line (dunlock import leases)',
  'terms-contradict': 'correct the terms of the line (dunlock import leases)',
  'other-currency': 'credit it and charge it anew by hand (dunlock credit, dunlock import charges)',
  'other-creditor': 'credit it and charge it anew by hand (dunlock credit, dunlock import charges)',
  'credited-by-person': 'credit the rest and charge it anew by hand (dunlock credit, dunlock import charges)',
  'id-taken': 'credit what bears the name of this charge (dunlock credit) and charge these days by hand (dunlock import charges)',
};
