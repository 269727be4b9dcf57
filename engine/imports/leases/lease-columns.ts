import { needed, optional, type Sheet, type SheetColumn } from '../sheets/sheet.ts';

/** A column of the lease table: those of the `lease` are repeated on (or left out of) its further rows, those of a `line` are of one row. */
export interface LeaseColumn extends SheetColumn {
  readonly of: 'lease' | 'line';
  /** What of a lease (of a line) it says: the place in its JSON. */
  readonly place: string;
}

function lease(column: SheetColumn, place: string = column.name): LeaseColumn {
  return { ...column, of: 'lease', place };
}

function line(column: SheetColumn, place: string = column.name): LeaseColumn {
  return { ...column, of: 'line', place };
}

export const LEASE_COLUMNS: readonly LeaseColumn[] = [
  lease(needed('leaseId', 'id of the lease; its rows belong together', ['L-0101', 'L-0101'])),
  lease(optional('tenantId', 'tenant of the estate', ['T-0101', ''])),
  lease(optional('unitIds', 'units, separated by |', ['A-101|A-102', ''])),
  lease(optional('currency', 'ISO 4217, e.g. CNY', ['CNY', ''])),
  lease(optional('from', 'first day, YYYY-MM-DD', ['2026-01-01', ''])),
  lease(optional('to', 'first day after the term; empty: open', ['2029-01-01', ''])),
  lease(optional('areaM2', 'area of the contract, up to two decimals', ['84.50', '']), 'areaDm2'),
  lease(optional('signedOn', 'day of signature', ['2025-11-20', ''])),
  lease(optional('deposit', 'amount of the deposit', ['60000.00', '']), 'depositMinor'),
  lease(optional('clauseRef', 'the clause that permits disconnection; empty: there is none', ['§ 9.2', '']), 'disconnectionClause.ref'),
  lease(optional('clauseNoticeDays', 'days of notice that it asks for', ['7', '']), 'disconnectionClause.noticeDays'),
  lease(optional('protectedStatus', 'none, medical, care, emergency-service or important-user', ['', ''])),
  lease(optional('reconnect', 'as-meter or direct', ['', ''])),
  lease(
    optional('parties', 'role;name;registration of each, separated by |', [
      'landlord;Harbour Mall Ltd;91310000X|tenant;Tea House Ltd;91310000Y',
      '',
    ]),
  ),
  lease(
    optional('contacts', 'name;duty;language;channel;address of each, separated by |', [
      'Ms Li;accounts;zh-CN;email;accounts@tea.example',
      '',
    ]),
  ),
  lease(optional('amendmentKind', 'amendment, renewal, termination or correction; empty: no amendment', ['', '']), 'amendment.kind'),
  lease(optional('amendmentRef', 'its reference', ['', '']), 'amendment.ref'),
  lease(optional('amendmentFrom', 'first day of its terms; those before stand', ['', '']), 'amendment.effectiveFrom'),
  line(needed('lineId', 'id of the charge line within the lease', ['rent', 'power'])),
  line(
    needed('debtType', 'rent, turnover-rent, service-charge, marketing-fund, electricity, water, deposit, late-fee or other', [
      'rent',
      'electricity',
    ]),
  ),
  line(needed('creditorParty', 'to whom it is owed', ['Harbour Mall Ltd', 'Harbour Power Ltd']), 'creditor.party'),
  line(
    needed('creditorRole', 'landlord, property-service-provider or utility-reseller', ['landlord', 'utility-reseller']),
    'creditor.role',
  ),
  line(optional('lineCurrency', 'when it is another one than the lease has', ['', '']), 'currency'),
  line(optional('lineFrom', 'first day of the line; empty: of the lease', ['', '']), 'from'),
  line(optional('lineTo', 'first day after the line; empty: of the lease', ['', '']), 'to'),
  line(optional('frequency', 'month, quarter, half-year or year', ['quarter', ''])),
  line(optional('anchor', 'calendar or lease: where periods begin', ['', ''])),
  line(optional('timing', 'advance or arrears', ['advance', ''])),
  line(optional('dueDay', 'day of the month, 1 to 31', ['5', '20'])),
  line(optional('convention', 'none, following, modified-following or preceding: a due day that is no business day', ['following', ''])),
  line(needed('issueDaysBefore', 'issued so many days before it is due', ['10', '10'])),
  line(optional('proration', 'actual-month, thirty-360, actual-365 or whole: a part of a period', ['', ''])),
  line(optional('taxName', 'e.g. VAT', ['VAT', '']), 'tax.name'),
  line(optional('taxPercent', 'e.g. 9', ['9', '']), 'tax.rateBp'),
  line(optional('taxIncluded', 'yes: the amounts hold it already', ['yes', '']), 'tax.included'),
  line(optional('lateGraceDays', 'late fee: days without one', ['5', '']), 'lateFee.graceDays'),
  line(optional('lateFlat', 'late fee: so much at once', ['', '']), 'lateFee.flatMinor'),
  line(optional('latePercentPerDay', 'late fee: percent of what is open for each day, e.g. 0.05', ['0.05', '']), 'lateFee.perDayPpm'),
  line(optional('lateCap', 'late fee: at most so much', ['', '']), 'lateFee.capMinor'),
  line(optional('lateCapPercent', 'late fee: at most so many percent of the charge', ['20', '']), 'lateFee.capBp'),
  line(needed('basis', 'fixed, metered, turnover or one-off', ['fixed', 'metered']), 'basis.kind'),
  line(optional('amount', 'fixed, one-off: how much', ['230.00', '']), 'basis.amountMinor'),
  line(optional('per', 'fixed: day, month or year', ['month', '']), 'basis.per'),
  line(optional('of', 'fixed: lease or m2', ['m2', '']), 'basis.of'),
  line(optional('steps', 'fixed: from this day on so much, e.g. 2027-01-01=3200.00|2028-01-01=3400.00', ['', '']), 'basis.steps'),
  line(optional('escalationFirst', 'fixed: first day of the first increase', ['2027-01-01', '']), 'basis.escalation.first'),
  line(optional('escalationEveryMonths', 'fixed: and again every so many months', ['12', '']), 'basis.escalation.everyMonths'),
  line(optional('escalationPercent', 'fixed: by so many percent', ['5', '']), 'basis.escalation.percentBp'),
  line(
    optional('escalationCompound', 'fixed: yes: on the amount last reached, no: on the first one', ['', '']),
    'basis.escalation.compound',
  ),
  line(
    optional('rentFree', 'fixed: days not owed, first..first after, e.g. 2026-01-01..2026-03-01|2026-03-01..2026-04-01=50%', [
      '2026-01-01..2026-03-01',
      '',
    ]),
    'basis.rentFree',
  ),
  line(optional('utility', 'metered: electricity or water', ['', 'electricity']), 'basis.utility'),
  line(
    optional('tariff', 'metered: the price of a kWh (m³) as a bare number, 0.87; tiers 170=0.52|*=0.82; rates peak=1.2|valley=0.4', [
      '',
      'peak=1.1823|flat=0.7523|valley=0.3812',
    ]),
    'basis.tariff',
  ),
  line(
    optional('tariffKind', 'metered: flat, tiered or time-of-use, when the tariff alone does not show it', ['', '']),
    'basis.tariff.kind',
  ),
  line(optional('billTo', 'metered: issue-date or period-end', ['', '']), 'basis.billTo'),
  line(optional('sharePercent', 'turnover: share of it', ['', '']), 'basis.shareBp'),
  line(optional('minimumPerMonth', 'turnover: at least so much a month', ['', '']), 'basis.minimumMinorPerMonth'),
  line(optional('lessLineId', 'turnover: the line whose charges are taken off', ['', '']), 'basis.lessLineId'),
  line(optional('on', 'one-off: the day on which it is due', ['', '']), 'basis.on'),
];

/** The lease table: one row per charge line. */
export const LEASE_SHEET: Sheet = {
  kind: 'leases',
  one: 'lease',
  about:
    'One row per charge line. What is of the lease itself is repeated on each of its rows, or given on its first row only. A lease that comes again with other terms is a new version; one row that will not do keeps its whole lease out.',
  command: 'dunlock import leases FILE',
  columns: LEASE_COLUMNS,
};
