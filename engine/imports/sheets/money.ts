import { needed, optional, type Sheet } from './sheet.ts';

export const CHARGES: Sheet = {
  kind: 'charges',
  one: 'charge',
  about: 'Charges that another system issued. With --history they are past: scored, never reminded of or locked for.',
  command: 'dunlock import charges FILE',
  columns: [
    needed('tenantId', 'the tenant (customerId is read too)', ['T-001', 'T-002']),
    needed('chargeId', 'its id, as the tenant knows it (invoiceId is read too)', ['INV-2026-0031', 'INV-2026-0032']),
    needed('issueDate', 'when it was issued', ['2026-02-20', '2026-02-20']),
    needed('dueDate', 'when it is due', ['2026-03-05', '2026-03-05']),
    needed('amount', 'how much, with the decimals of its currency', ['1250.00', '88.40']),
    optional('settleDate', 'history only: when it was paid', ['', '']),
    optional('currency', "ISO 4217; the site's when empty", ['CNY', 'CNY']),
    optional('debtType', 'what for (rent, service-charge, electricity, water …); rent when empty', ['rent', 'water']),
    optional('creditorParty', 'who is owed', ['Harbour Mall Property Co.', 'Harbour Mall Property Co.']),
    optional('creditorRole', 'landlord, property-service-provider or utility-reseller; landlord when empty', [
      'landlord',
      'utility-reseller',
    ]),
  ],
};

export const PAYMENTS: Sheet = {
  kind: 'payments',
  one: 'payment',
  about: 'Payments. A row without a tenant finds its own by reference and payer, or waits in suspense.',
  command: 'dunlock import payments FILE',
  columns: [
    needed('paymentId', "the bank's id: the same one twice is one payment", ['BK-88120', 'BK-88121']),
    needed('amount', 'how much, with the decimals of its currency', ['1250.00', '50.00']),
    needed('paidAt', 'a date, or an instant with its offset (paidOn and bookingDate are read too)', [
      '2026-03-02',
      '2026-03-03T09:30+08:00',
    ]),
    optional('tenantId', 'the tenant, when it is known', ['T-001', '']),
    optional('payer', 'name of the payer', ['Tea house Ltd', 'Books Ltd']),
    optional('reference', 'what it was paid for: a charge, or tenant/due date', ['INV-2026-0031', 'T-002/2026-03-05']),
    optional('currency', "ISO 4217; the site's when empty", ['CNY', 'CNY']),
  ],
};
