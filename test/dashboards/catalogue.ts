import { CATALOGUE, type Measurement } from '../../engine/telemetry/catalogue.ts';
import type { Catalogue } from './rules/query-rules.ts';

/** What the writers really write, in the shape that the rules read. */
export const catalogue: Catalogue = Object.fromEntries(
  Object.entries<Measurement>(CATALOGUE).map(([name, { tags, fields }]) => [name, { tags, fields: Object.keys(fields) }]),
);
