import { plusDays } from '../../calendar/civil.ts';
import { decimalText, formatMoney } from '../../money/decimal.ts';
import type { ChargeLine, LateFeeTerms, Lease } from '../lease.ts';
import { basisTold, percent, type ToldTerm } from './basis-told.ts';

/** What a lease says of itself, apart from its lines, term by term; '' where it says nothing. */
export function leaseTold(lease: Lease): ToldTerm[] {
  const { disconnectionClause: clause, depositMinor, areaDm2 } = lease;
  return [
    ['tenant', lease.tenantId],
    ['units', lease.unitIds.join(', ')],
    ['area', areaDm2 === null ? '' : `${decimalText(areaDm2, 2)} m²`],
    ['currency', lease.currency],
    ['signed on', lease.signedOn ?? ''],
    ['first day', lease.from],
    ['last day', lease.to === null ? 'open' : plusDays(lease.to, -1)],
    ['deposit', depositMinor === null ? '' : formatMoney({ minor: depositMinor, currency: lease.currency })],
    ['disconnection', clause === null ? '' : `${clause.ref}, ${clause.noticeDays} days' notice`],
    ['protected', lease.protectedStatus === 'none' ? '' : lease.protectedStatus],
    ['reconnect', lease.reconnect],
    [
      'parties',
      lease.parties.map(({ role, name, registration }) => `${name} (${[role, registration].filter(Boolean).join(', ')})`).join('; '),
    ],
    [
      'contacts',
      lease.contacts.map(({ name, duty, language, channel, address }) => `${name} (${duty}, ${language}) ${channel} ${address}`).join('; '),
    ],
  ];
}

/** What a line says, term by term; '' where it says nothing. */
export function lineTold(line: ChargeLine): ToldTerm[] {
  return [
    ['debt type', line.debtType],
    ['creditor', `${line.creditor.party} (${line.creditor.role})`],
    ['currency', line.currency],
    ['basis', line.basis.kind],
    ...basisTold(line),
    ['line from', line.from ?? ''],
    ['line to', line.to === null ? '' : plusDays(line.to, -1)],
    ['period', `${line.frequency}, from the ${line.anchor === 'calendar' ? "calendar's first" : "lease's first day"}, in ${line.timing}`],
    ['due day', `${line.dueDay}${line.convention === 'none' ? '' : ` (${line.convention})`}`],
    ['issued', `${line.issueDaysBefore} days before`],
    ['proration', line.proration],
    ['tax', line.tax === null ? '' : `${line.tax.name} ${percent(line.tax.rateBp)}${line.tax.included ? ' in it' : ' on top'}`],
    ['late fee', line.lateFee === null ? '' : lateFeeTold(line.lateFee, line.currency)],
  ];
}

function lateFeeTold({ graceDays, flatMinor, perDayPpm, capMinor, capBp }: LateFeeTerms, currency: string): string {
  return [
    `after ${graceDays} days`,
    ...(flatMinor === 0 ? [] : [formatMoney({ minor: flatMinor, currency })]),
    ...(perDayPpm === 0 ? [] : [`${decimalText(perDayPpm, 4)} % a day`]),
    ...(capMinor === null ? [] : [`at most ${formatMoney({ minor: capMinor, currency })}`]),
    ...(capBp === null ? [] : [`at most ${percent(capBp)} of the charge`]),
  ].join(', ');
}
