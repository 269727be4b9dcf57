import type { BankRef } from '../bank-item.ts';
import type { XmlElement } from './xml-element.ts';

/* Whoever ordered a payment and gave no number leaves this in its place (EPC rule book). */
const NONE = new Set(['NOTPROVIDED', 'NOTAVAILABLE', 'NONREF', 'NONE']);

/** A number that is one: null for what stands in its place where there is none. */
export function numberIn(text: string | null): string | null {
  return text === null || NONE.has(text.toUpperCase()) ? null : text;
}

/** The numbers of a transaction, the surest first. */
export function refsOf(tx: XmlElement): BankRef[] {
  const refs: [BankRef, string | null][] = [];
  const ref = (kind: 'tx' | 'uetr' | 'svc' | 'instr' | 'e2e', path: string) => {
    const text = numberIn(tx.textAt(path));
    if (text !== null) refs.push([`${kind}:${text}`, text]);
  };
  ref('tx', 'Refs/TxId');
  ref('uetr', 'Refs/UETR');
  ref('svc', 'Refs/AcctSvcrRef');
  ref('instr', 'Refs/InstrId');
  ref('e2e', 'Refs/EndToEndId');
  return refs.map(([each]) => each);
}

/** What whoever paid wrote of what it is for: the structured reference, else the free text, else the number that they gave. */
export function remittanceOf(tx: XmlElement): string {
  const remittance = tx.at('RmtInf');
  const structured = remittance?.all('Strd').flatMap((each) => each.textAt('CdtrRefInf/Ref', 'RfrdDocInf/Nb') ?? []) ?? [];
  if (structured.length > 0) return structured.join(' ');
  const free = remittance?.all('Ustrd').map(({ text }) => text.trim()) ?? [];
  if (free.length > 0) return free.join(' ').trim();
  return numberIn(tx.textAt('Refs/EndToEndId')) ?? '';
}
