import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { messageKind } from '../../../engine/messages/kind.ts';
import { parseMessage } from '../../../engine/messages/parse.ts';
import { KINDS, kindOf } from '../../../engine/messages/registry.ts';

describe('message kinds', () => {
  it('have topics of their own, and one is found by its topic', () => {
    expect(new Set(KINDS.map((kind) => kind.topic)).size).toBe(KINDS.length);
    for (const kind of KINDS) expect(kindOf(`dunlock/${kind.name}`)).toBe(kind);
    expect(kindOf('dunlock/constructor')).toBeNull();
  });

  it('are held to the engine’s own types by the compiler', () => {
    interface Thing {
      readonly id: string;
      readonly note?: string;
      readonly tags: readonly string[];
    }
    const good = z.object({ id: z.string(), note: z.exactOptional(z.string()), tags: z.array(z.string()) });
    expect(messageKind<Thing>()('thing', good).topic).toBe('dunlock/thing');
    // @ts-expect-error the schema lacks an optional property, which parsing would silently drop
    messageKind<Thing>()('thing', good.omit({ note: true }));
    // @ts-expect-error a number where the type says text
    messageKind<Thing>()('thing', good.extend({ id: z.number() }));
  });
});

describe('a payload', () => {
  const money = { minor: 120_000, currency: 'CNY' };
  const change = {
    caseId: 'c',
    tenantId: 't',
    leaseId: 'l',
    from: null,
    rung: 'notified',
    at: '2026-03-01T00:00:00.000Z',
    debt: money,
    because: 'b',
    approvalWanted: false,
  };

  it('is one thing or an array of at most 500', () => {
    expect(parseMessage('dunlock/case', change)).toMatchObject({ ok: true, items: [change] });
    expect(parseMessage('dunlock/case', Array(500).fill(change))).toMatchObject({ ok: true });
    expect(parseMessage('dunlock/case', Array(501).fill(change))).toMatchObject({ ok: false, key: 'too-many' });
    expect(parseMessage('dunlock/case', [])).toMatchObject({ ok: true, items: [] });
  });

  it.each([
    [{ ...change, debt: { minor: 1200.5, currency: 'CNY' } }, /^msg\.payload\.debt\.minor .*whole minor units/],
    [{ ...change, debt: { minor: 1, currency: 'yuan' } }, /^msg\.payload\.debt\.currency .*ISO 4217/],
    [{ ...change, at: '2026-03-01' }, /^msg\.payload\.at .*instant in UTC/],
    [{ ...change, at: '2026-02-30T00:00:00.000Z' }, /^msg\.payload\.at .*instant in UTC/],
    [{ ...change, rung: 'guillotined' }, /^msg\.payload\.rung/],
    [null, /^msg\.payload is no dunlock\/case/],
    ['text', /^msg\.payload is no dunlock\/case/],
  ])('that is malformed is named by place and reason: %#', (payload, wanted) => {
    const parsed = parseMessage('dunlock/case', payload);
    expect(parsed).toMatchObject({ ok: false, key: 'not-in-schema' });
    expect(parsed.ok ? '' : parsed.problem).toMatch(wanted);
  });

  it('of a union is explained by the branch that came nearest', () => {
    const parsed = parseMessage('dunlock/hold', { type: 'dispute', tenantId: '', owner: 'o', reason: 'r', until: '2026-04-01' });
    expect(parsed.ok ? '' : parsed.problem).toBe('msg.payload.tenantId is no dunlock/hold: must not be empty');
  });

  it('never makes the check throw, whatever it is', () => {
    const odd: Record<string, unknown> = {};
    odd.self = odd;
    for (const payload of [undefined, Number.NaN, [[]], odd, new Date(), () => 1, Symbol('s'), 1n, Buffer.from('x')]) {
      for (const kind of KINDS) expect(parseMessage(kind.topic, payload).ok, kind.topic).toBe(false);
    }
  });
});
