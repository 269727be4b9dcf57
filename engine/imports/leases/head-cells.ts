import type { CellValues } from './cell-values.ts';

/** What a row says of the lease itself, as in its JSON; what is empty is left out. */
export function headCells(cells: CellValues): Record<string, unknown> {
  const deposit = cells.text('deposit');
  return {
    leaseId: cells.text('leaseId'),
    tenantId: cells.text('tenantId'),
    unitIds: cells.list('unitIds'),
    currency: cells.text('currency'),
    from: cells.text('from'),
    to: cells.text('to'),
    areaDm2: cells.squareDecimetres('areaM2'),
    signedOn: cells.text('signedOn'),
    depositMinor: deposit === undefined ? undefined : cells.minorOf('deposit', deposit, cells.currency('currency', '')),
    disconnectionClause: together({ ref: cells.text('clauseRef'), noticeDays: cells.whole('clauseNoticeDays') }),
    protectedStatus: cells.text('protectedStatus'),
    reconnect: cells.text('reconnect'),
    parties: cells.list('parties')?.map((party) => named(cells, 'parties', party, ['role', 'name', 'registration'])),
    contacts: cells
      .list('contacts')
      ?.map((contact) => named(cells, 'contacts', contact, ['name', 'duty', 'language', 'channel', 'address'])),
    amendment: together({
      kind: cells.text('amendmentKind'),
      ref: cells.text('amendmentRef'),
      effectiveFrom: cells.text('amendmentFrom'),
    }),
  };
}

/** A thing of several cells: undefined when all of them are empty. */
export function together<T extends Record<string, unknown>>(parts: T): T | undefined {
  return Object.values(parts).every((part) => part === undefined) ? undefined : parts;
}

/* `landlord;Harbour Mall Ltd;9131`: parts in order, the last may be left out. */
function named(cells: CellValues, column: string, text: string, names: readonly string[]): Record<string, string> {
  const parts = text.split(';').map((part) => part.trim());
  if (parts.length > names.length) cells.refuse(column, `'${text}' has more parts than ${names.join(';')}`);
  const thing: Record<string, string> = {};
  for (const [index, name] of names.entries()) {
    const part = parts[index];
    if (part) thing[name] = part;
  }
  return thing;
}
