import type { StoreTransaction } from '../../adapters/store/store.ts';
import type { Known } from '../../core/lease/forms/check-terms.ts';
import { normalise } from '../../core/lease/forms/normalise.ts';
import type { PlaceName, Why } from '../../core/lease/forms/terms.ts';

/** What a name of the contract is in the estate, or why nobody can tell. */
export interface Placed {
  readonly name: PlaceName;
  readonly status: 'found' | 'missing' | 'ambiguous';
  readonly value: unknown;
  readonly reason: string;
  readonly why?: Why;
}

/** Finds the tenant by its whole name and the units by their whole numbers: a like name is a question, not an answer. */
export async function placeOfLease(tx: StoreTransaction, { tenant, units }: Known): Promise<Placed[]> {
  return [tenantOf(tenant, await tx.estate.tenants()), unitsOf(units, new Set((await tx.estate.units()).map(({ unitId }) => unitId)))];
}

function tenantOf(name: string | undefined, tenants: readonly { tenantId: string; name: string }[]): Placed {
  const asked = (status: 'missing' | 'ambiguous', reason: string): Placed => ({
    ...{ name: 'tenantId', status, value: null, reason },
    why: { key: status === 'missing' ? 'not-in-estate' : 'several-in-estate', params: { name: name ?? '' } },
  });
  if (name === undefined) return asked('missing', 'the contract names no tenant that can be looked up');
  const called = tenants.filter((each) => normalise(each.name).text === normalise(name).text);
  const [one, other] = called;
  if (one === undefined) return asked('missing', `the estate has no tenant called '${name}': say its tenantId, or import it first`);
  if (other !== undefined)
    return asked('ambiguous', `the estate has several tenants called '${name}': ${called.map((each) => each.tenantId).join(', ')}`);
  return { name: 'tenantId', status: 'found', value: one.tenantId, reason: '' };
}

function unitsOf(units: readonly string[] | undefined, known: ReadonlySet<string>): Placed {
  const asked = (reason: string): Placed => ({
    ...{ name: 'unitIds', status: 'missing', value: null, reason },
    why: { key: 'not-in-estate', params: { name: (units ?? []).join(', ') } },
  });
  if (units === undefined) return asked('the contract names no unit that can be looked up');
  const byName = new Map([...known].map((unitId) => [normalise(unitId).text, unitId]));
  const found = units.map((unit) => byName.get(normalise(unit).text));
  const absent = units.filter((_, index) => found[index] === undefined);
  if (absent.length > 0)
    return asked(`the estate has no unit ${absent.map((unit) => `'${unit}'`).join(', ')}: say the unitIds, or import them first`);
  return { name: 'unitIds', status: 'found', value: found, reason: '' };
}
