import { afterEach, describe, expect, it } from 'vitest';
import statement from '../../nodes/statement/statement.ts';
import { type Bench, bench } from './support/bench.ts';

let open: Bench | null = null;
afterEach(async () => {
  await open?.stop();
  open = null;
});

const TYPE = 'dunlock-statement';
const aging = { report: 'aging', asOf: '2026-01-31T15:59:59.999Z', on: '2026-01-31', by: 'site', lines: [] };
const told = (body: unknown, more: Record<string, unknown> = {}) => ({
  answerQuestion: async () => ({ ok: true, report: 'aging', format: 'report', body, lines: 2, next: null, ...more }),
});
const asked = () => open?.calls.find(({ method }) => method === 'answerQuestion')?.args[0];

describe('the statement node', () => {
  it('asks what the message asks, and hands the answer on beside what came along', async () => {
    open = await bench(statement, TYPE, told(aging), { report: 'aging', format: 'report' });
    expect(await open.send({ payload: { by: 'tenant', asOf: '2026-01-31' }, req: 'request', res: 'response' })).toBeNull();
    expect(asked()).toEqual({ report: 'aging', format: 'report', by: 'tenant', asOf: '2026-01-31' });
    expect(open.left[0]).toMatchObject([{ topic: 'dunlock/report', payload: aging, statusCode: 200, req: 'request', res: 'response' }]);
    expect(open.left[1]).toEqual([]);
    expect(open.statuses.at(-1)).toBe('green dot: aging: 2 lines');
  });

  it('gives only the report that its dialog sets, whatever a stranger asks for', async () => {
    open = await bench(statement, TYPE, told(aging), { report: 'aging', format: 'report' });
    await open.send({ payload: { report: 'journal' } });
    expect(asked()).toMatchObject({ report: 'aging' });
  });

  it('lets the message choose where the dialog does not, and takes a chart beside it', async () => {
    open = await bench(statement, TYPE, told([], { next: 'x' }), { report: '', format: 'rows' });
    const chart = { bank: { number: '1002', name: 'Bank' } };
    await open.send({ payload: { report: 'journal', format: 'rows' }, chart });
    expect(asked()).toEqual({ report: 'journal', format: 'rows', chart });
    expect(open.left[0]).toMatchObject([{ payload: [] }]);
    expect(open.statuses.at(-1)).toBe('green dot: aging: 2 lines, more on the next page');
  });

  it('makes a file of CSV', async () => {
    open = await bench(statement, TYPE, told('a,b\n', { format: 'csv' }), { report: 'aging', format: 'csv' });
    await open.send({ payload: 'now' });
    expect(asked()).toEqual({ report: 'aging', format: 'csv' });
    expect(open.left[0]).toMatchObject([
      {
        payload: 'a,b\n',
        headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="aging.csv"' },
      },
    ]);
  });

  it('answers a question that will not do with what is wrong with it', async () => {
    const problem = "tenant 'T9' is not known";
    open = await bench(
      statement,
      TYPE,
      { answerQuestion: async () => ({ ok: false, problem }) },
      { report: 'statement', format: 'report' },
    );
    expect(await open.send({ payload: { tenantId: 'T9' } })).toBeNull();
    expect(open.left[0]).toEqual([]);
    expect(open.left[1]).toMatchObject([{ payload: { error: problem }, statusCode: 400 }]);
    expect(open.statuses.at(-1)).toBe(`yellow dot: ${problem}`);
  });
});
