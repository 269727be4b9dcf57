import { afterEach, describe, expect, it } from 'vitest';
import chargeSchedule from '../../nodes/charge-schedule/charge-schedule.ts';
import due from '../../nodes/due/due.ts';
import factorScore from '../../nodes/factor-score/factor-score.ts';
import lockControl from '../../nodes/lock-control/lock-control.ts';
import meterIn from '../../nodes/meter-in/meter-in.ts';
import paymentImport from '../../nodes/payment-import/payment-import.ts';
import reminderDispatch from '../../nodes/reminder-dispatch/reminder-dispatch.ts';
import stop from '../../nodes/stop/stop.ts';
import switchNode from '../../nodes/switch/switch.ts';
import telemetryOut from '../../nodes/telemetry-out/telemetry-out.ts';
import { type Bench, bench } from './support/bench.ts';

let open: Bench | null = null;
afterEach(async () => {
  await open?.stop();
  open = null;
});

const AT = '2026-03-02T01:00:00.000Z';
const rows = [
  { what: 'day', date: '2026-03-02' },
  { what: 'reminder', key: 'reminder/T1/2026-03-05/-3', dueAt: AT, named: 1 },
  { what: 'bill', key: 'bill/T1/2026-03-05/2026-02-26', dueAt: AT, named: 2 },
  { what: 'case', key: 'L1/landlord/CNY/2026-02-20', dueAt: AT, named: 1 },
];
const payloads = (messages: readonly { payload?: unknown }[] | undefined) => (messages ?? []).map((message) => message.payload);

describe('each node picks its own rows out of what is due', () => {
  it('charge-schedule issues on a new day and names untaken bills again', async () => {
    open = await bench(chargeSchedule, 'dunlock-charge-schedule', {
      issueCharges: async () => ({ charges: [], bills: ['bill/T2/a/b'], waiting: [{ leaseId: 'L', lineId: 'w', reason: 'no reading' }] }),
      untakenBills: async (keys: string[]) => ({ charges: [], bills: keys, waiting: [] }),
    });
    expect(await open.send({ topic: 'dunlock/due', payload: rows })).toBeNull();
    expect(payloads(open.left[1])).toEqual([[{ key: 'bill/T2/a/b' }, { key: 'bill/T1/2026-03-05/2026-02-26' }]]);
    expect(payloads(open.left[2])).toEqual([[{ leaseId: 'L', lineId: 'w', reason: 'no reading' }]]);
    expect(open.statuses.at(-1)).toBe('yellow dot: 0 charges, 2 bills, 1 waiting, 1 bill not taken yet');
  });

  it('reminder-dispatch sends reminders and bills, and sorts what became of them', async () => {
    const outcome = (key: string, more: object) => ({
      key,
      state: 'done',
      claimed: true,
      className: 'reminder',
      tenantId: 'T1',
      channel: 'webhook',
      reasons: [],
      message: null,
      ...more,
    });
    open = await bench(reminderDispatch, 'dunlock-reminder-dispatch', {
      dispatchMessage: async (key: string) =>
        key.startsWith('bill')
          ? outcome(key, {})
          : outcome(key, { state: 'superseded', claimed: false, reasons: [{ rule: 'paid', text: 'paid yesterday' }] }),
    });
    await open.send({ topic: 'dunlock/due', payload: rows });
    expect(payloads(open.left[0])).toMatchObject([[{ key: 'bill/T1/2026-03-05/2026-02-26', state: 'done' }]]);
    expect(payloads(open.left[2])).toMatchObject([[{ key: 'reminder/T1/2026-03-05/-3', state: 'superseded' }]]);
    expect(open.statuses.at(-1)).toBe('yellow dot: 1 sent, 1 not: paid: paid yesterday');
  });

  it('lock-control looks at all cases on a new day and at one when that is due or decided', async () => {
    const report = {
      orders: ['lock/c/x/1'],
      documents: ['notice/x'],
      cases: [],
      workOrders: [],
      refusals: [{ caseId: 'x', tenantId: 'T1', reasons: [{ rule: 'L9', text: 'nobody on duty' }] }],
    };
    open = await bench(lockControl, 'dunlock-lock-control', { advanceCases: async () => report });
    await open.send({ topic: 'dunlock/due', payload: rows });
    await open.send({ topic: 'dunlock/due', payload: rows.slice(3) });
    await open.send({ topic: 'dunlock/approval', payload: { caseId: 'x', ok: true, decision: 'approved', by: 'ann', reason: 'r' } });
    await open.send({ topic: 'dunlock/due', payload: rows.slice(1, 2) });
    expect(open.calls.filter((call) => call.method === 'advanceCases').map((call) => call.args[0])).toEqual([
      'all',
      ['L1/landlord/CNY/2026-02-20'],
      ['x'],
    ]);
    expect(payloads(open.left[0])[0]).toEqual([{ key: 'lock/c/x/1' }]);
    expect(payloads(open.left[1])[0]).toEqual([{ key: 'notice/x' }]);
    expect(open.statuses.at(-1)).toBe('green dot: 0 moved, 1 to lock, 1 refused: L9 nobody on duty');
  });

  it('factor-score scores all on a new day, and only whom a message names otherwise', async () => {
    open = await bench(factorScore, 'dunlock-factor-score', { score: async () => ({ scores: [], bandChanges: [], rejects: [] }) });
    await open.send({ topic: 'dunlock/due', payload: rows });
    await open.send({ topic: 'dunlock/due', payload: rows.slice(1) });
    const report = { what: 'charges', origin: 'f', accepted: 2, unchanged: 0, rejected: [], tenants: ['T1', 'T2'], secretsFile: null };
    await open.send({ topic: 'dunlock/import', payload: report });
    expect(open.calls.filter((call) => call.method === 'score').map((call) => call.args[0])).toEqual(['all', ['T1', 'T2']]);
  });
});

describe('nodes that only time, meters or people set off', () => {
  it('due puts the rows on its wire, in messages of at most 500, and stops when it closes', async () => {
    let tell: (rows: unknown[]) => void = () => undefined;
    let ended = 0;
    open = await bench(due, 'dunlock-due', {
      onDue: (listener: typeof tell) => {
        tell = listener;
        return () => ended++;
      },
    });
    tell(rows);
    tell(Array.from({ length: 700 }, () => rows[1]));
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(payloads(open.left[0]).map((payload) => (payload as unknown[]).length)).toEqual([4, 500, 200]);
    expect(open.statuses.at(-1)).toBe('green dot: 700 rows due');
    await open.stop();
    open = null;
    expect(ended).toBe(1);
  });

  it('meter-in hands the journal positions over with the last part only', async () => {
    let tell: (batch: unknown) => void = () => undefined;
    const reported: unknown[] = [];
    open = await bench(meterIn, 'dunlock-meter-in', {
      followReadings: (listener: typeof tell) => {
        tell = listener;
        return () => undefined;
      },
      reportReadings: (from: number, to: number) => reported.push([from, to]),
    });
    tell({ from: 10, to: 610, readings: Array.from({ length: 601 }, () => ({ meterId: 'm' })) });
    tell({ from: 611, to: 611, readings: [] });
    await new Promise((resolve) => setTimeout(resolve, 5));
    const envelopes = (open.left[0] ?? []).map((message) => message.dunlock as { journal?: unknown });
    expect(envelopes.map((envelope) => envelope.journal)).toEqual([undefined, { from: 10, to: 610 }]);
    expect(reported).toEqual([[611, 611]]);
  });

  it('telemetry-out reports the journal only after the spool has the readings', async () => {
    const order: string[] = [];
    open = await bench(telemetryOut, 'dunlock-telemetry-out', {
      writeMessageTelemetry: async () => {
        await new Promise((resolve) => setTimeout(resolve, 5));
        order.push('spooled');
        return 1;
      },
      reportReadings: () => order.push('reported'),
    });
    const reading = {
      dtuId: 'd',
      meterId: 'm',
      utility: 'water',
      number: '1',
      takenAt: AT,
      register: 5,
      rates: null,
      rate: 0,
      voltage: null,
      switchState: 'on',
    };
    await open.send({
      topic: 'dunlock/reading',
      payload: [reading],
      dunlock: { v: 1, site: 'mall', id: 'a', cause: null, journal: { from: 1, to: 1 } },
    });
    expect(order).toEqual(['spooled', 'reported']);
    expect(open.statuses.at(-1)).toBe('green dot: 7 points written');
  });

  it('switch refuses forged keys, lets copies of unlocks pass, and sorts results by how they ended', async () => {
    let tell: (result: unknown) => void = () => undefined;
    open = await bench(switchNode, 'dunlock-switch', {
      takeOrder: async (key: string) => ({
        key,
        state: key === 'lock/forged' ? 'not-found' : 'not-yours',
        takenBy: key === 'lock/forged' ? null : 'other',
        reasons: [{ rule: 'order', text: 'no such order' }],
      }),
      onOrderResult: (listener: typeof tell) => {
        tell = listener;
        return () => undefined;
      },
    });
    await open.send({ topic: 'dunlock/order', payload: [{ key: 'lock/forged' }, { key: 'unlock/c/x/1' }, { key: 'lock/doubled' }] });
    expect(payloads(open.left[1])[0]).toMatchObject([{ key: 'lock/forged' }, { key: 'lock/doubled' }]);
    const result = {
      orderId: 'lock/c/x/1',
      action: 'lock',
      outcome: 'done',
      circuitId: 'c',
      physics: 'silent',
      documents: ['unlock-note/1'],
    };
    tell(result);
    tell({ ...result, outcome: 'unknown', documents: [] });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(payloads(open.left[0])).toEqual([[result]]);
    expect(payloads(open.left[2])).toHaveLength(1);
    expect(open.left[3]?.[0]).toMatchObject({ topic: 'dunlock/message', payload: [{ key: 'unlock-note/1' }] });
    expect(open.statuses.at(-1)).toBe('yellow dot: locked 1, in doubt 1');
  });
});

describe('a site without a due node', () => {
  it('is said by the nodes that only time can move, until a deploy brings one', async () => {
    const script = {
      hasDueListener: false,
      advanceCases: async () => ({ orders: [], documents: [], cases: [], workOrders: [], refusals: [] }),
    };
    open = await bench(lockControl, 'dunlock-lock-control', script);
    expect(open.statuses.at(-1)).toBe('yellow dot: no clock: nothing will escalate');
    await open.stop();
    open = await bench(lockControl, 'dunlock-lock-control', { ...script, hasDueListener: true });
    expect(open.statuses.at(-1)).toBe('grey dot: Test Mall · simulated');
  });
});

describe('what a wire may and may not say', () => {
  it('stop: the actor is the node, whatever the message claims', async () => {
    open = await bench(
      stop,
      'dunlock-stop',
      { setStop: async () => ({ ok: true, stopId: 's1', reason: '', orders: [] }) },
      { by: 'fire panel' },
    );
    const payload = {
      kind: 'stop',
      scope: 'site',
      target: 'mall',
      reason: 'alarm',
      by: { name: 'boss', authenticated: true, via: 'admin' },
    };
    await open.send({ payload });
    expect(open.calls.find((call) => call.method === 'setStop')?.args[0]).toEqual({
      kind: 'stop',
      scope: 'site',
      target: 'mall',
      reason: 'alarm',
      by: { name: 'fire panel', authenticated: false, via: 'admin' },
    });
  });

  it('payment-import keeps req and res for the answer, and carries copies of unlocks', async () => {
    open = await bench(paymentImport, 'dunlock-payment-import', {
      importPayments: async () => ({
        what: 'payments',
        origin: 'bank',
        accepted: 1,
        unchanged: 0,
        rejected: [],
        tenants: ['T1'],
        secretsFile: null,
        posted: [],
        cases: [],
        orders: ['unlock/c/x/1'],
      }),
    });
    const res = { marker: 'express response' };
    await open.send({ payload: 'csv', coveredThrough: '2026-03-01', req: { marker: 'request' }, res });
    expect(open.left[0]?.[0]?.res).toBe(res);
    expect(open.left[0]?.[0]?.payload).toEqual({
      what: 'payments',
      origin: 'bank',
      accepted: 1,
      unchanged: 0,
      rejected: [],
      tenants: ['T1'],
      secretsFile: null,
    });
    expect(payloads(open.left[3])).toEqual([[{ key: 'unlock/c/x/1' }]]);
    expect(open.calls.find((call) => call.method === 'importPayments')?.args).toEqual([
      { content: 'csv', origin: 'bank' },
      { coveredThrough: '2026-03-01', onProgress: expect.any(Function) },
    ]);
  });
});
