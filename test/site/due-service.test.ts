import { describe, expect, it } from 'vitest';
import type { Instant } from '../../core/calendar/civil.ts';
import { SimulatedClock } from '../../core/calendar/simulated-clock.ts';
import type { DueRow } from '../../engine/due-rows.ts';
import { DueService } from '../../site/due-service.ts';

type KeyedRow = Exclude<DueRow, { what: 'day' }>;

/** Rows that stand until they are taken away, as the store's do. */
function standingRows(rows: KeyedRow[]) {
  return {
    rows: async (now: Instant) => rows.filter((row) => row.dueAt <= now),
    nextAfter: async (now: Instant) =>
      rows
        .map((row) => row.dueAt)
        .filter((at) => at > now)
        .sort()[0] ?? null,
  };
}

function setUp(rows: KeyedRow[], start: Instant) {
  const clock = new SimulatedClock(start);
  const problems: unknown[] = [];
  const due = new DueService(clock, 'Asia/Shanghai', standingRows(rows), (error) => problems.push(error));
  const heard: { at: Instant; row: DueRow }[] = [];
  const listen = () => due.listen((named) => heard.push(...named.map((row) => ({ at: clock.now(), row }))));
  return { clock, due, heard, listen, problems };
}

const NOON = '2026-01-05T04:00:00.000Z';

describe('the due service', () => {
  it('names each civil day once, five minutes after midnight in the site’s time zone', async () => {
    const { clock, heard, listen } = setUp([], NOON);
    listen();
    await clock.advanceTo('2026-01-08T04:00:00.000Z');
    expect(heard.map(({ at, row }) => [at, row.what === 'day' && row.date])).toEqual([
      [NOON, '2026-01-05'],
      ['2026-01-05T16:05:00.000Z', '2026-01-06'],
      ['2026-01-06T16:05:00.000Z', '2026-01-07'],
      ['2026-01-07T16:05:00.000Z', '2026-01-08'],
    ]);
  });

  it('names a row when its time has come, and again at growing intervals until it has moved on', async () => {
    const rows: KeyedRow[] = [{ what: 'case', key: 'c1', dueAt: '2026-01-05T05:00:00.000Z', named: 0 }];
    const { clock, heard, listen } = setUp(rows, NOON);
    listen();
    await clock.advanceTo('2026-01-05T06:00:00.000Z');
    rows.length = 0;
    await clock.advanceTo('2026-01-05T15:00:00.000Z');
    const named = heard.filter(({ row }) => row.what === 'case').map(({ at, row }) => [at.slice(11, 16), row.what === 'case' && row.named]);
    expect(named).toEqual([
      ['05:00', 1],
      ['05:10', 2],
      ['05:30', 3],
    ]);
  });

  it('names a row afresh when it has got another time', async () => {
    const rows: KeyedRow[] = [{ what: 'case', key: 'c1', dueAt: '2026-01-05T05:00:00.000Z', named: 0 }];
    const { clock, due, heard, listen } = setUp(rows, NOON);
    listen();
    await clock.advanceTo('2026-01-05T05:05:00.000Z');
    rows[0] = { what: 'case', key: 'c1', dueAt: '2026-01-05T05:06:00.000Z', named: 0 };
    due.look();
    await clock.advanceTo('2026-01-05T05:06:00.000Z');
    await clock.idle();
    expect(
      heard.filter(({ row }) => row.what === 'case').map(({ at, row }) => [at.slice(11, 16), row.what === 'case' && row.named]),
    ).toEqual([
      ['05:00', 1],
      ['05:06', 1],
    ]);
  });

  it('keeps silent while nobody listens, and names everything due to the first who does', async () => {
    const rows: KeyedRow[] = [{ what: 'reminder', key: 'r1', dueAt: '2026-01-05T05:00:00.000Z', named: 0 }];
    const { clock, due, heard, listen } = setUp(rows, NOON);
    await clock.advanceTo('2026-01-05T07:00:00.000Z');
    expect(due.hasListener).toBe(false);
    expect(heard).toEqual([]);
    const end = listen();
    await clock.idle();
    expect(heard.map(({ row }) => row.what)).toEqual(['day', 'reminder']);
    end();
    expect(due.hasListener).toBe(false);
  });

  it('reports a source that fails and goes on', async () => {
    const clock = new SimulatedClock(NOON);
    const problems: unknown[] = [];
    let fail = true;
    const source = {
      rows: async () => {
        if (fail) throw new Error('disk full');
        return [];
      },
      nextAfter: async () => null,
    };
    const due = new DueService(clock, 'Asia/Shanghai', source, (error) => problems.push(error));
    due.listen(() => {});
    await clock.idle();
    expect(problems).toHaveLength(1);
    await clock.advanceTo('2026-01-05T04:01:30.000Z');
    expect(problems).toHaveLength(2);
    fail = false;
    await clock.advanceTo('2026-01-05T06:00:00.000Z');
    expect(problems).toHaveLength(2);
  });
});
