import type { Clock } from '../../../core/calendar/clock.ts';

export const SITE = 'mall';
export const AT = '2026-10-01T02:00:00.000Z';
export const LATER = '2026-10-01T03:00:00.000Z';

/** Civil time that stands at `AT`, and shows what is held. */
export function standingClock(): Clock & { held: Map<string, number> } {
  const held = new Map<string, number>();
  return {
    held,
    now: () => AT,
    alarm: () => () => {},
    hold(what) {
      held.set(what, (held.get(what) ?? 0) + 1);
      let released = false;
      return () => {
        if (released) return;
        released = true;
        const left = (held.get(what) ?? 1) - 1;
        if (left > 0) held.set(what, left);
        else held.delete(what);
      };
    },
  };
}

export const passwordOf = (dtuId: string): string => `secret of ${dtuId}`;
export const signingKeyOf = (dtuId: string): Buffer => Buffer.from(`key of ${dtuId}`);
