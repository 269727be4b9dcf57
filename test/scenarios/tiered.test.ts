import { describe, expect, it } from 'vitest';
import { meteredShop } from './metered-shop.ts';

/** Up to 170 kWh a month 0.5283, up to 400 kWh 0.5783, beyond 0.8283. */
const TIERS = {
  kind: 'tiered',
  tiers: [
    { upTo: 170, milliMinor: 52_830 },
    { upTo: 400, milliMinor: 57_830 },
    { upTo: null, milliMinor: 82_830 },
  ],
} as const;

describe('electricity by tiers', () => {
  it('fills each tier of the month before the next, and begins anew with each month', async () => {
    const shop = await meteredShop('2026-01-01', { openingRegister: 0 });
    await shop.lease('L1', 'tea', '2026-01-01', null, TIERS);
    shop.reads('E1', 170_000, '2026-02-01');
    expect(await shop.day('2026-02-10', 'January to the kWh within the first tier')).toEqual([
      'L1/power/2026-01-01 89.81 = 170 kWh × 0.5283',
    ]);
    shop.reads('E1', 620_001, '2026-03-01');
    expect(await shop.day('2026-03-10', 'February: 450.001 kWh. A month is a month, however short')).toEqual([
      'L1/power/2026-02-01 264.24 = 170 kWh × 0.5283 + 230 kWh × 0.5783 + 50.001 kWh × 0.8283',
    ]);
    shop.reads('E1', 620_001, '2026-04-01');
    expect(await shop.day('2026-04-10', 'March: closed for repair, and nothing is charged')).toEqual([]);
  });

  it('gives a tenant of half a month half of each tier', async () => {
    const shop = await meteredShop('2026-04-01', { openingRegister: 0 });
    await shop.lease('L1', 'tea', '2026-04-01', '2026-04-16', TIERS);
    await shop.lease('L2', 'books', '2026-04-16', null, TIERS);
    shop.reads('E1', 100_000, '2026-04-16');
    expect(await shop.day('2026-04-16', '15 of 30 days: 85 kWh in the first tier, not 170')).toEqual([
      'L1/power/2026-04-01 53.58 = 85 kWh × 0.5283 + 15 kWh × 0.5783',
    ]);
    shop.reads('E1', 185_000, '2026-05-01');
    expect(await shop.day('2026-05-10', 'The next tenant has the other half')).toEqual(['L2/power/2026-04-16 44.91 = 85 kWh × 0.5283']);
  });

  it('counts both meters of a swap towards one month’s tiers', async () => {
    const shop = await meteredShop('2026-03-01', { openingRegister: 0, to: '2026-03-15', closingRegister: '120 kWh' });
    const next = { meterId: 'E2', circuitId: 'A-101-E', dtuId: 'dtu-1', number: '1002', from: '2026-03-15', openingRegister: 0 };
    await shop.estate({ meters: [next] });
    await shop.lease('L1', 'tea', '2026-03-01', null, TIERS);
    shop.reads('E2', 80_000, '2026-04-01');
    expect(await shop.day('2026-04-10', '120 + 80 kWh: the swap gives nobody a second first tier')).toEqual([
      'L1/power/2026-03-01 107.16 = 170 kWh × 0.5283 + 30 kWh × 0.5783',
    ]);
  });
});
