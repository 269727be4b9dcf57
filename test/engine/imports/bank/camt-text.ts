/** A camt.053 of one account (DE02, EUR) and 9 January. @param entries its `Ntry` elements @param closing what it closes at, after 0.00 */
export function camtText(entries: readonly string[], closing: string): Buffer {
  return Buffer.from(camtStatement('2026-01-09', '2026-01-09', '0.00', closing, entries));
}

/** One statement with its balances; days as `2026-01-09`. */
export function camtStatement(from: string, through: string, opening: string, closing: string, entries: readonly string[] = []): string {
  const balance = (code: string, amount: string, day: string) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`;
  return [
    `<Document><BkToCstmrStmt><Stmt><Id>${from}</Id><FrToDt><FrDtTm>${from}T00:00:00</FrDtTm><ToDtTm>${through}T23:59:59</ToDtTm></FrToDt>`,
    '<Acct><Id><IBAN>DE02</IBAN></Id><Ccy>EUR</Ccy></Acct>',
    balance('OPBD', opening, from),
    balance('CLBD', closing, through),
    ...entries,
    '</Stmt></BkToCstmrStmt></Document>',
  ].join('');
}

interface EntryText {
  readonly amount?: string;
  readonly way?: string;
  /** The bank's number of the entry. */
  readonly ref?: string;
  readonly more?: string;
  readonly payer?: string;
  /** Its `TxDtls`; one without an amount when absent. */
  readonly txs?: string;
}

/** An entry of 9 January, 100.00 in of `Tea` when nothing else is said. */
export function camtEntry({
  amount = '100.00',
  way = '<CdtDbtInd>CRDT</CdtDbtInd>',
  ref = 'B1',
  more = '',
  payer = 'Tea',
  txs,
}: EntryText): string {
  const details = txs ?? `<TxDtls><RltdPties><Dbtr><Nm>${payer}</Nm></Dbtr></RltdPties><RmtInf><Ustrd>R1</Ustrd></RmtInf></TxDtls>`;
  return [
    `<Ntry><Amt Ccy="EUR">${amount}</Amt>${way}${more}<Sts>BOOK</Sts><BookgDt><Dt>2026-01-09</Dt></BookgDt>`,
    `<AcctSvcrRef>${ref}</AcctSvcrRef><NtryDtls>${details}</NtryDtls></Ntry>`,
  ].join('');
}
