import { type BankMapping, parseBankMapping } from './bank-mapping.ts';

/*
 * Examples after forms that are common among banks' exports; no bank's own. Copy the one that is nearest into a file and change its names.
 */
const SHIPPED: readonly unknown[] = [
  {
    id: 'signed-amount',
    about:
      'comma, one amount with a sign, ISO dates: Date, Transaction ID, Description, Counterparty, Counterparty account, Amount, Currency',
    date: { column: 'Date', format: 'YYYY-MM-DD' },
    thousands: ',',
    amount: { column: 'Amount' },
    currency: { column: 'Currency' },
    bankRef: ['Transaction ID'],
    payer: 'Counterparty',
    payerAccount: 'Counterparty account',
    reference: { columns: ['Description'] },
  },
  {
    id: 'semicolon-decimal-comma',
    about:
      'semicolon, decimal comma, DD.MM.YYYY, windows-1252, four lines before the header; returned direct debits name the end-to-end number',
    encoding: 'windows-1252',
    delimiter: ';',
    skipLines: 4,
    decimal: ',',
    thousands: '.',
    date: { column: 'Buchungstag', format: 'DD.MM.YYYY' },
    amount: { column: 'Betrag' },
    currency: { column: 'Waehrung' },
    account: { column: 'Auftragskonto' },
    payer: 'Beguenstigter/Zahlungspflichtiger',
    payerAccount: 'Kontonummer/IBAN',
    reference: { columns: ['Verwendungszweck'] },
    returns: { column: 'Buchungstext', words: ['RUECKLASTSCHRIFT', 'RUECKGABE'], of: 'Kundenreferenz (End-to-End)' },
  },
  {
    id: 'cn-debit-credit',
    about: 'GBK, 借方/贷方 in columns of their own, date and time apart, two lines before the header, sums at the end',
    encoding: 'gb18030',
    skipLines: 2,
    skipRows: [
      { column: '交易日期', startsWith: '合计' },
      { column: '交易日期', startsWith: '总' },
    ],
    thousands: ',',
    date: { column: '交易日期', format: 'YYYYMMDD' },
    time: { column: '交易时间', format: 'HH:mm:ss' },
    amount: { in: '贷方发生额', out: '借方发生额' },
    currency: { code: 'CNY' },
    bankRef: ['交易流水号'],
    payer: '对方户名',
    payerAccount: '对方账号',
    reference: { columns: ['附言'] },
    returns: { column: '摘要', words: ['冲正', '退汇'], of: '原流水号' },
  },
];

/** The mappings that come with the program, by id. */
export function shippedMappings(): ReadonlyMap<string, BankMapping> {
  const found = new Map<string, BankMapping>();
  for (const value of SHIPPED) {
    const parsed = parseBankMapping(value);
    if (!parsed.ok) throw new TypeError(`a shipped mapping does not fit: ${parsed.reason}`);
    found.set(parsed.mapping.id, parsed.mapping);
  }
  return found;
}
