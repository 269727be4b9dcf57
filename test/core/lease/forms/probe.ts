import { extractAll, extractTerms } from '../../../../core/lease/forms/extract.ts';
import { shippedForm } from '../../../../core/lease/forms/shipped.ts';
import { type Term, type TermName, waits } from '../../../../core/lease/forms/terms.ts';

/** Clauses that a probe words differently; the rest of the contract is plain. Wordings used here count as tuned: no figure is measured on them. */
export interface Wording {
  readonly rent?: string;
  readonly other?: string;
  readonly deposit?: string;
  readonly last?: string;
}

const ZH = (w: Wording): string => `租赁合同
合同编号：X-1

甲方（出租方）：恒翔商业管理有限公司
乙方（承租方）：上海味蜀餐饮管理有限公司

第一条 甲方将恒翔广场二层L2-18号商铺出租给乙方，租赁面积为100平方米。
第二条 租赁期限自2026年10月1日起至2029年9月30日止。
第三条 ${w.rent ?? '月租金为人民币30000元。'}
租金按月支付，先付后用，乙方应于每月5日前支付当月租金。
第四条 ${w.other ?? '本合同一式两份。'}
第五条 ${w.deposit ?? '租赁保证金为人民币90000元。'}
第六条 ${w.last ?? '本合同自签字之日起生效。'}
`;

const EN = (w: Wording): string => `LEASE
Lease No: Y-1
Landlord: Riverside Centre Limited
Tenant: Bean & Gone Coffee Limited
1. Premises. Unit G12, Riverside Centre, having a net internal area of 84.25 square metres.
2. Term. The term is from 1 October 2026 to 30 September 2029.
3. Rent. ${w.rent ?? 'The monthly rent is £3,500.'} The rent is payable monthly in advance on the 1st day of each month.
4. Other charges. ${w.other ?? 'None.'}
5. Deposit. ${w.deposit ?? 'The deposit is £10,500.'}
6. Default. ${w.last ?? 'The Landlord may forfeit the lease.'}
`;

/** A short contract in the language of a form, with clauses of the probe's own. */
export function contractWith(language: 'zh' | 'en', wording: Wording): string {
  return language === 'zh' ? ZH(wording) : EN(wording);
}

/** What the form that ships for the language reads of one term. */
export function probe(language: 'zh' | 'en', name: TermName, wording: Wording): Pick<Term, 'status' | 'value'> {
  const form = shippedForm(`${language}-commercial`);
  if (form === null) throw new Error(`there is no form for ${language}`);
  const term = extractTerms(contractWith(language, wording), form).find((each) => each.name === name);
  if (term === undefined) throw new Error(`the form has no ${name}`);
  return { status: term.status, value: term.value };
}

/** The sentences that the form that ships for the language leaves unread. */
export function unreadOf(language: 'zh' | 'en', wording: Wording): string[] {
  const form = shippedForm(`${language}-commercial`);
  if (form === null) throw new Error(`there is no form for ${language}`);
  return extractAll(contractWith(language, wording), form).unread.map(({ text }) => text);
}

/** The sentences that a person is asked about: what is unread, and the words of the terms that wait; a sentence once. */
export function askedOf(language: 'zh' | 'en', wording: Wording): string[] {
  const form = shippedForm(`${language}-commercial`);
  if (form === null) throw new Error(`there is no form for ${language}`);
  const { terms, unread } = extractAll(contractWith(language, wording), form);
  const texts = [...unread.map(({ text }) => text), ...terms.filter(waits).flatMap(({ quotes }) => quotes.map(({ text }) => text))];
  return [...new Set(texts.map((text) => text.trim()))];
}
