import { describe, expect, it } from 'vitest';
import type { MessageClass } from '../../../core/reminders/message.ts';
import { type MessageData, RenderError, type RenderRequest, render, renderMessage, totals } from '../../../core/reminders/render.ts';
import { languageFor, TEMPLATES } from '../../../core/reminders/templates/registry.ts';

const HEAD = 'a3f1'.repeat(16);
const data: MessageData = {
  reference: 't1/2026-03-20',
  charges: [
    { chargeId: 'L1/rent/2026-03-01', debtType: 'rent', openMinor: 1_250_000, currency: 'CNY', dueDate: '2026-03-20' },
    { chargeId: 'L1/power/2026-02-05', debtType: 'electricity', openMinor: 84_207, currency: 'CNY', dueDate: '2026-03-20' },
  ],
  totalMinor: 1_334_207,
  currency: 'CNY',
  dueDate: '2026-03-20',
  auditHead: HEAD,
};

function request(className: MessageClass, more: Partial<RenderRequest> = {}): RenderRequest {
  return {
    className,
    language: 'en',
    siteName: 'East Mall',
    tenantId: 't1',
    tenantName: 'Noodle House',
    today: '2026-03-17',
    data,
    ...more,
  };
}

const classes = Object.keys(TEMPLATES) as MessageClass[];

describe('every class in every language', () => {
  it.each(classes.flatMap((name) => (['en', 'zh-CN'] as const).map((language) => [name, language] as const)))(
    '%s in %s',
    (name, language) => {
      const { subject, text } = renderMessage(request(name, { language }));
      for (const part of [subject, text]) expect(part).not.toMatch(/\{\{|\{%|undefined|null/);
      expect(text).toContain('Noodle House');
      expect(text).toContain('East Mall');
      if (name === 'unlock-note') return;
      for (const exact of ['12500.00 CNY', '842.07 CNY', '13342.07 CNY', '2026-03-20', 't1/2026-03-20']) expect(text).toContain(exact);
      expect(text).toContain(language === 'en' ? 'Electricity' : '电费');
    },
  );

  it('documents of a case state heading, date, where to pay, rights and the head of the chain (L1, L5, L12)', () => {
    for (const [name, heading] of [
      ['notice', 'NOTICE OF OVERDUE PAYMENT'],
      ['warning', 'DISCONNECTION WARNING'],
    ] as const) {
      const { text } = renderMessage(request(name));
      expect(text.startsWith(heading)).toBe(true);
      for (const part of ['Date: 2026-03-17', 'Where to pay', 'Your rights', 'dispute', 'payment plan', 'illness', HEAD])
        expect(text).toContain(part);
    }
    expect(renderMessage(request('unlock-note')).text).toContain(HEAD);
  });
});

describe('a reminder', () => {
  it.each([
    ['2026-03-17', /in 3 days, on 2026-03-20/],
    ['2026-03-19', /in 1 day, on 2026-03-20/],
    ['2026-03-20', /today, 2026-03-20/],
    ['2026-03-21', /fell due at East Mall on 2026-03-20/],
  ] as const)('on %s says so', (today, words) => expect(renderMessage(request('reminder', { today })).text).toMatch(words));

  it('without a reference leaves it out', () => {
    const { reference: _, ...rest } = data;
    expect(renderMessage(request('reminder', { data: rest })).text).toContain('account named in your lease.');
  });

  it('adds up each currency by itself', () => {
    expect(
      totals([
        { minor: 5, currency: 'CNY' },
        { minor: 7, currency: 'JPY' },
        { minor: 1, currency: 'CNY' },
      ]),
    ).toEqual([
      { minor: 6, currency: 'CNY' },
      { minor: 7, currency: 'JPY' },
    ]);
  });
});

describe('an unlock note', () => {
  it('asks for the button where the meter has one', () => {
    expect(renderMessage(request('unlock-note', { data: { ...data, button: true } })).text).toContain('press the button');
    expect(renderMessage(request('unlock-note')).text).toContain('being switched on again');
  });
});

describe('what lacks something is not sent, and says what', () => {
  it('no charges; no head of the chain', () => {
    expect(() => renderMessage(request('bill', { data: { ...data, charges: [] } }))).toThrow(/bill for t1 names no charges/);
    expect(() => renderMessage(request('notice', { data: { ...data, auditHead: '' } }))).toThrow(/notice for t1 lacks auditHead/);
  });

  it('a template that names an unknown variable or filter, or does not parse', () => {
    expect(() => render('pay {{ amuont }}', { amount: 1 }, 'mine')).toThrow(/'mine' cannot be filled: .*amuont/);
    expect(() => render('{{ amount | tomoney }}', { amount: 1 }, 'mine')).toThrow(RenderError);
    expect(() => render('{% if amount %}', { amount: 1 }, 'mine')).toThrow(RenderError);
  });

  it('a template sees nothing but what it is given', () => {
    expect(() => render('{{ amount.constructor }}', { amount: { a: 1 } }, 'mine')).toThrow(RenderError);
  });
});

describe('the language', () => {
  it('is the tenant’s, else one of the same base, else English', () => {
    expect(['zh-CN', 'zh-cn', 'zh', 'zh-TW', 'en-GB', 'de', ''].map(languageFor)).toEqual([
      'zh-CN',
      'zh-CN',
      'zh-CN',
      'zh-CN',
      'en',
      'en',
      'en',
    ]);
  });
});

it('a bill shows how each charge came about and the tax in it, in both languages, and a reminder does not', () => {
  const charges = data.charges.map((charge) => ({ ...charge, working: '3100.00 per month × 15/31; VAT 9 %: 135.00', taxMinor: 13_500 }));
  const text = (className: MessageClass, language: string) =>
    renderMessage(request(className, { language, data: { ...data, charges } })).text;
  expect(text('bill', 'en')).toContain('\n    3100.00 per month × 15/31; VAT 9 %: 135.00\n    tax in the charge: 135.00 CNY\n');
  expect(text('bill', 'zh-CN')).toContain('\n    计算:3100.00 per month × 15/31; VAT 9 %: 135.00\n    其中税额:135.00 CNY\n');
  expect(text('reminder', 'en')).not.toContain('15/31');
  expect(renderMessage(request('bill', { data })).text).not.toContain('tax in');
});
