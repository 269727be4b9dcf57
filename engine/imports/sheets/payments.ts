import { needed, optional, type Sheet } from './sheet.ts';

export const PAYMENT_SHEET: Sheet = {
  kind: 'payments',
  one: 'payment',
  about: 'Payments. A row without a tenant finds its own by reference and payer, or waits in suspense until a person says whose it is.',
  command: 'dunlock import payments FILE',
  columns: [
    needed('paymentId', "the bank's number of it; the same one twice is one payment", ['BK-88120', 'BK-88121']),
    needed('amount', 'with at most the decimals of its currency', ['1250.00', '50.00']),
    {
      ...needed('paidAt', 'a date (its first moment), or an instant with its offset', ['2026-03-02', '2026-03-03T09:30+08:00']),
      aliases: ['paidOn', 'bookingDate'],
    },
    { ...optional('tenantId', 'the tenant, when it is known', ['T-0101', '']), aliases: ['customerId'] },
    optional('payer', 'name of the payer', ['Tea House Ltd', 'Books Ltd']),
    optional('payerAccount', 'the account that it came from', ['DE02120300000000202051', '']),
    optional('reference', 'a charge, tenant/due date, or tenant/due date/debt type', ['INV-1001', 'T-0102/2026-03-05']),
    optional('purpose', 'the debt type that it was tendered for, when the payer said so: it goes to that alone', ['', 'electricity']),
    optional('currency', 'ISO 4217; of the site when empty', ['', 'CNY']),
  ],
};
