import { z } from 'zod';
import type { Reading } from '../../core/estate/reading.ts';
import { messageKind } from './kind.ts';
import { id, instant, switchState, utility } from './parts.ts';

/** `dunlock/reading`: what one meter said at one moment. */
export const reading = messageKind<Reading>()(
  'reading',
  z.object({
    dtuId: id,
    meterId: id,
    utility,
    number: z.string(),
    takenAt: instant,
    register: z.int(),
    rates: z.record(z.string(), z.int()).nullable().default(null),
    rate: z.number(),
    voltage: z.number().nullable(),
    switchState,
  }),
);
