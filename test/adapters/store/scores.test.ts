import { describe, expect, it } from 'vitest';
import type { Score } from '../../../core/scoring/score.ts';
import { NOW, temporaryStore } from './fixtures.ts';

const SCORE: Score = {
  tenantId: 'ada',
  asOf: '2026-03-10',
  scoredAt: NOW,
  p: 0.1 + 0.2,
  band: 'wavering',
  confidence: 'normal',
  weights: 'hand-1',
  offset: 1,
  contributions: [{ factor: 'late-share', direction: 'negative', value: 1 / 3, weight: 0.7, contribution: -0.7 / 3 }],
};

describe('scores', () => {
  it('come back to the last bit; the later one of a day stands, and the last day counts', async () => {
    const store = await temporaryStore();
    await store.transaction(async ({ scores }) => {
      expect(await scores.latest('ada')).toBeNull();
      await scores.save({ ...SCORE, p: 0.9 });
      await scores.save(SCORE);
      await scores.save({ ...SCORE, asOf: '2026-03-09', p: 1 });
      await scores.save({ ...SCORE, tenantId: 'bob', asOf: '2026-03-01' });
      expect(await scores.latest('ada')).toEqual(SCORE);
      expect(await scores.allLatest()).toEqual([SCORE, { ...SCORE, tenantId: 'bob', asOf: '2026-03-01' }]);
    });
  });
});

describe('evidence', () => {
  it('of one kind, proof and source counts once, in the order in which we knew it', async () => {
    const store = await temporaryStore();
    await store.transaction(async ({ evidence }) => {
      const sent = { messageId: 'm1', kind: 'sent', proof: 'transport', source: 'webhook', happenedAt: NOW, knownAt: NOW } as const;
      const later = '2026-03-10T03:00:00.000Z';
      const delivered = { ...sent, kind: 'delivered', proof: 'provider-delivered', source: 'phone', knownAt: later } as const;
      expect(await evidence.add(delivered)).toBe(true);
      expect(await evidence.add(sent)).toBe(true);
      expect(await evidence.add({ ...sent, happenedAt: later, knownAt: later })).toBe(false);
      expect(await evidence.of('m1')).toEqual([sent, delivered]);
      expect(await evidence.of('m2')).toEqual([]);
    });
  });
});
