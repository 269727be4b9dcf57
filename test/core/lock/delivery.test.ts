import { describe, expect, it } from 'vitest';
import { deliveredAt } from '../../../core/lock/delivery.ts';
import type { DocumentFacts } from '../../../core/lock/facts.ts';
import { DEMO_MALL } from '../../../core/lock/packs/demo-mall.ts';
import { at, delivered, NOW } from './facts.ts';

const WHEN = at('2026-01-06', '08:10');
const receipt = (change: Partial<DocumentFacts['evidence'][number]>): DocumentFacts => ({
  ...delivered('notice/1', WHEN),
  evidence: [{ kind: 'delivered', proof: 'provider-delivered', source: 'phone', happenedAt: WHEN, knownAt: WHEN, ...change }],
});
const when = (document: DocumentFacts | null, mode: 'simulated' | 'dry-run' = 'simulated') => deliveredAt(document, DEMO_MALL, mode, NOW);

describe('what counts as delivered', () => {
  it.each([
    ['what the phone says arrived', receipt({}), WHEN],
    ['what the phone says was read', receipt({ kind: 'read', proof: 'read' }), WHEN],
    ['what was signed for', receipt({ proof: 'signed' }), WHEN],
    ['a time before the document existed: from then on', receipt({ happenedAt: at('2026-01-01', '00:00') }), WHEN],
    ['nothing', null, null],
    ["a transport's own yes", receipt({ kind: 'sent', proof: 'transport', source: 'webhook' }), null],
    ['a transport that calls itself delivery', receipt({ proof: 'transport' }), null],
    ['a failure', receipt({ kind: 'failed' }), null],
    ['a receipt from a source that the pack does not name', receipt({ source: 'somebody' }), null],
    ['a proof that the pack does not take', receipt({ proof: 'posted' }), null],
    ['a time that is still to come', receipt({ happenedAt: at('2026-01-15', '00:00') }), null],
    ['a receipt for a channel that it did not leave by', { ...receipt({}), channels: ['email'] }, null],
  ] as const)('%s', (_, document, expected) => {
    expect(when(document)).toBe(expected);
  });

  it('in a dry run is the moment at which it would have left, and only there', () => {
    const dry: DocumentFacts = { ...delivered('notice/1', WHEN), state: 'would-have', evidence: [], channels: [] };
    expect(when(dry, 'dry-run')).toBe(WHEN);
    expect(when(dry, 'simulated')).toBeNull();
  });
});
