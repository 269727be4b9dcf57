import { describe, expect, it } from 'vitest';
import { SimulatedClock } from '../../../core/calendar/simulated-clock.ts';

const at = (minute: number) => `2026-01-05T00:${String(minute).padStart(2, '0')}:00.000Z` as const;

describe('simulated time', () => {
  it('rings alarms in order of time, then of setting, each at its own moment', async () => {
    const clock = new SimulatedClock(at(0));
    const rung: string[] = [];
    clock.alarm(at(20), () => rung.push(`c ${clock.now()}`));
    clock.alarm(at(10), () => rung.push(`a ${clock.now()}`));
    clock.alarm(at(10), () => rung.push(`b ${clock.now()}`));
    const cancel = clock.alarm(at(15), () => rung.push('never'));
    cancel();
    await clock.advanceTo(at(20));
    expect(rung).toEqual([`a ${at(10)}`, `b ${at(10)}`, `c ${at(20)}`]);
    expect(clock.nextAlarm()).toBeNull();
  });

  it('rings an alarm in the past at once, without turning time back', async () => {
    const clock = new SimulatedClock(at(10));
    let rung = '';
    clock.alarm(at(0), () => {
      rung = clock.now();
    });
    await clock.advanceTo(at(10));
    expect(rung).toBe(at(10));
    await clock.advanceTo(at(5));
    expect(clock.now()).toBe(at(10));
  });

  it('stands still while something is in flight, and names it', async () => {
    const clock = new SimulatedClock(at(0));
    let release = (): void => {};
    clock.alarm(at(5), () => {
      release = clock.hold('link dtu-03');
    });
    let arrived = false;
    const moving = clock.advanceTo(at(30)).then(() => {
      arrived = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect([clock.now(), arrived, clock.inFlight().get('link dtu-03')]).toEqual([at(5), false, 1]);
    const follow = clock.hold('message');
    release();
    release();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect([clock.now(), arrived]).toEqual([at(5), false]);
    follow();
    await moving;
    expect([clock.now(), clock.inFlight().size]).toEqual([at(30), 0]);
  });

  it('rings an alarm that was set on the way', async () => {
    const clock = new SimulatedClock(at(0));
    const rung: string[] = [];
    clock.alarm(at(5), () => {
      clock.alarm(at(7), () => rung.push(clock.now()));
    });
    await clock.advanceTo(at(10));
    expect(rung).toEqual([at(7)]);
  });
});
