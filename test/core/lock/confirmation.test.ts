import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../core/estate/reading.ts';
import { confirm } from '../../../core/lock/confirmation.ts';
import { NOW } from './facts.ts';

const reading = (change: Partial<Reading>): Reading => ({
  dtuId: 'd-1',
  meterId: 'm-1',
  utility: 'electricity',
  number: '0001',
  takenAt: NOW,
  register: 1_000,
  rates: null,
  rate: 0,
  voltage: 230,
  switchState: 'off',
  ...change,
});
const lock = (rateBefore: number | null) => ({ action: 'lock', makeReady: false, rateBefore }) as const;
const unlock = (makeReady: boolean) => ({ action: 'unlock', makeReady, rateBefore: null }) as const;

describe('what a meter says against what was ordered', () => {
  it.each([
    ['a load that went to nothing confirms a lock', lock(900), reading({}), 'done', 'confirms'],
    ['no load before says nothing', lock(0), reading({}), 'done', 'silent'],
    ['nobody having read the load before says nothing', lock(null), reading({}), 'done', 'silent'],
    ['what creeps is nothing', lock(900), reading({ rate: 5 }), 'done', 'confirms'],
    ['what flows behind an open switch contradicts', lock(900), reading({ rate: 900 }), 'contradicted', 'contradicts'],
    ['what begins to flow contradicts too', lock(0), reading({ rate: 40 }), 'contradicted', 'contradicts'],
    ['a closed switch is not locked, whatever was acknowledged', lock(900), reading({ switchState: 'on', rate: 0 }), 'not-yet', 'silent'],
    ['a switch that nobody knows is not locked', lock(900), reading({ switchState: 'unknown' }), 'not-yet', 'silent'],
    ['ready is not off', lock(900), reading({ switchState: 'ready' }), 'not-yet', 'silent'],
    ['a load that comes back confirms an unlock', unlock(false), reading({ switchState: 'on', rate: 900 }), 'done', 'confirms'],
    ['nobody drawing says nothing', unlock(false), reading({ switchState: 'on' }), 'done', 'silent'],
    ['ready is supply only where the button was wanted', unlock(false), reading({ switchState: 'ready' }), 'not-yet', 'silent'],
    ['ready for the button is what was wanted', unlock(true), reading({ switchState: 'ready' }), 'done', 'silent'],
    ['off is not back', unlock(true), reading({}), 'not-yet', 'silent'],
  ] as const)('%s', (_, ordered, seen, outcome, physics) => {
    expect(confirm(ordered, seen)).toMatchObject({ outcome, physics });
  });
});
