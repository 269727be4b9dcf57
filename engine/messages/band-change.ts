import { z } from 'zod';
import type { ScoreReport } from '../score-tenants.ts';
import { messageKind } from './kind.ts';
import { band, id } from './parts.ts';

/** `dunlock/band-change`: a tenant moved into another band of P. */
export const bandChange = messageKind<ScoreReport['bandChanges'][number]>()(
  'band-change',
  z.object({ tenantId: id, from: band.nullable(), to: band }),
);
