import { z } from 'zod';
import type { Score } from '../../core/scoring/score.ts';
import { messageKind } from './kind.ts';
import { band, civilDate, id, instant } from './parts.ts';

/** `dunlock/score`: P of one tenant with what each factor did to it. */
export const score = messageKind<Score>()(
  'score',
  z.object({
    tenantId: id,
    asOf: civilDate,
    scoredAt: instant,
    p: z.number().min(0).max(1),
    band,
    confidence: z.enum(['low', 'normal']),
    weights: z.string(),
    offset: z.number(),
    contributions: z.array(
      z.object({
        factor: z.string(),
        direction: z.enum(['positive', 'negative']),
        value: z.number(),
        weight: z.number(),
        contribution: z.number(),
      }),
    ),
  }),
);
