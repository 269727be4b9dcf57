import { describe, expect, it } from 'vitest';
import type { ChargeLine } from '../../core/lease/lease.ts';
import { RENT } from '../core/lease/shop-lease.ts';
import { meteredShop } from './metered-shop.ts';

const FLAT = { kind: 'flat', milliMinor: 80_000 } as const;
/** 3 100.00 a month, issued and due on its first day. */
const MONTHLY: ChargeLine = { ...RENT, dueDay: 1, issueDaysBefore: 0 };

describe('the tenant changes in the middle of March', () => {
  it('each pays rent for its days and electricity for its part of the register; the days in between are nobody’s', async () => {
    const shop = await meteredShop('2026-03-01', {});
    await shop.lease('L1', 'tea', '2026-03-01', '2026-03-16', FLAT, [MONTHLY]);
    await shop.lease('L2', 'books', '2026-03-20', null, FLAT, [MONTHLY]);

    shop.reads('E1', 100_000, '2026-03-01');
    expect(await shop.day('2026-03-01', 'The tea house has the shop for fifteen days more: fifteen thirty-firsts of a rent')).toEqual([
      'L1/rent/2026-03-01 1500.00 = 3100.00 per month × 15/31',
    ]);

    shop.reads('E1', 140_000, '2026-03-16');
    expect(await shop.day('2026-03-16', 'It hands over the keys; the DTU read 140 kWh at midnight: its last bill')).toEqual([
      'L1/power/2026-03-01 32.00 = 40 kWh × 0.80',
    ]);

    shop.reads('E1', 147_000, '2026-03-20');
    expect(await shop.day('2026-03-20', 'Painters drew 7 kWh, which are the landlord’s; the bookshop moves in')).toEqual([]);

    shop.reads('E1', 200_000, '2026-04-01');
    expect((await shop.day('2026-04-10', 'The bookshop owes twelve days of March and April, and its 53 kWh')).sort()).toEqual([
      'L2/power/2026-03-20 42.40 = 53 kWh × 0.80',
      'L2/rent/2026-03-20 1200.00 = 3100.00 per month × 12/31',
      'L2/rent/2026-04-01 3100.00 = 3100.00 per month × 1',
    ]);

    shop.reads('E1', 210_000, '2026-05-01');
    const may = await shop.day('2026-05-10', 'Nothing more comes to the tea house');
    expect(may.map((charge) => charge.split(' ')[0]).sort()).toEqual(['L2/power/2026-04-01', 'L2/rent/2026-05-01']);
  });

  it('when no DTU read the meter at the hand-over, the protocol that both signed makes both bills right', async () => {
    const shop = await meteredShop('2026-03-01', { openingRegister: 0 });
    await shop.lease('L1', 'tea', '2026-03-01', '2026-03-16', FLAT);
    await shop.lease('L2', 'books', '2026-03-16', null, FLAT);
    await shop.day('2026-03-16', 'The DTU has been silent for a week');

    shop.reads('E1', 90_000, '2026-03-18');
    expect(await shop.day('2026-03-18', 'It speaks again two days late: that says nothing of the last day of the tea house')).toEqual([]);
    expect(shop.waiting()).toEqual([
      'L1/power: meter E1 has no reading at the end of the period (2026-03-16): import one of that day, read by hand',
    ]);

    shop.reads('E1', 150_000, '2026-04-01');
    expect(await shop.day('2026-04-10', 'Both wait: what was drawn in those two days is the one’s or the other’s')).toEqual([]);
    expect(shop.waiting()).toEqual([
      'L1/power: meter E1 has no reading at the end of the period (2026-03-16): import one of that day, read by hand',
      'L2/power: meter E1 has no reading at the start of the period (2026-03-16): import one of that day, read by hand',
    ]);

    const mistyped = { readings: [{ meterId: 'E1', takenAt: '2026-03-16', register: '160 kWh' }] };
    expect(await shop.refusals(mistyped)).toEqual([
      'readings[0].register: does not fit what it read at 2026-03-31T16:00:00.000Z: register 150000 is below 160000',
    ]);

    await shop.estate('meterId;takenAt;register\nE1;2026-03-16;80 kWh\n');
    expect((await shop.day('2026-04-11', 'The protocol says 80 kWh: the other 70 are the bookshop’s')).sort()).toEqual([
      'L1/power/2026-03-01 64.00 = 80 kWh × 0.80',
      'L2/power/2026-03-16 56.00 = 70 kWh × 0.80',
    ]);
    expect(await shop.day('2026-04-12', 'Nothing comes twice')).toEqual([]);
    expect(await shop.story.owes('books')).toEqual({ 'L2/power/2026-03-16': '56.00 CNY' });
  });

  it('a register that was read too high and billed comes back as a credit note when it is corrected', async () => {
    const shop = await meteredShop('2026-03-01', { openingRegister: 0 });
    await shop.lease('L1', 'tea', '2026-03-01', null, FLAT);
    await shop.day('2026-04-02', 'The meter of this shop is read by hand');
    await shop.estate('meterId,takenAt,register\nE1,2026-04-01,910 kWh\n');
    expect(await shop.day('2026-04-10', 'Read as 910 kWh')).toEqual(['L1/power/2026-03-01 728.00 = 910 kWh × 0.80']);
    await shop.estate('meterId,takenAt,register,corrects\nE1,2026-04-01,190 kWh,910 kWh\n');
    expect(await shop.day('2026-04-12', 'The tenant protests: the sheet was read upside down, it says 190')).toEqual([]);
    expect(await shop.story.owes('tea')).toEqual({ 'L1/power/2026-03-01': '152.00 CNY' });
    await shop.day('2026-05-01', 'April');
    await shop.estate('meterId,takenAt,register\nE1,2026-05-01,200 kWh\n');
    expect(await shop.day('2026-05-10', 'April begins where March now ends')).toEqual(['L1/power/2026-04-01 8.00 = 10 kWh × 0.80']);
  });
});
