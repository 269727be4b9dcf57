import type { AddedColumns } from '../add-columns.ts';

/** Whose time a site lives in, and since when its leases are charged. A simulated site of the first version was lived in by a twin. */
export const SITE_COLUMNS: AddedColumns = {
  site: { clockKind: { type: 'text', default: 'own' }, chargesFrom: { type: 'text?' } },
};
