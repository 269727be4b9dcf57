import type { Utility } from '../../../core/estate/estate.ts';
import { utilityOfUnit } from '../../../core/estate/register.ts';
import type { Parsed, Problem } from '../../../core/parsing/parsed.ts';

const REGISTERS = ['register', 'corrects', 'openingRegister', 'closingRegister', 'rates', 'openingRates', 'closingRates'];
const UNITS = { electricity: 'Wh, kWh or MWh', water: 'l or m3' } as const;

/**
 * A parser that also refuses registers in the unit of the other utility: 500 m3 of electricity would be billed as 500 kWh.
 * @param utilityOf what the thing measures; null when that is not known, which is refused elsewhere
 */
export function inItsUnits<T>(
  parse: (value: unknown) => Parsed<T>,
  utilityOf: (thing: T) => Utility | null,
): (value: unknown) => Parsed<T> {
  return (value) => {
    const parsed = parse(value);
    const utility = parsed.ok ? utilityOf(parsed.value) : null;
    const problem = utility === null ? null : wrongUnit(value, utility);
    return problem === null ? parsed : { ok: false, problems: [problem] };
  };
}

function wrongUnit(value: unknown, utility: Utility): Problem | null {
  if (typeof value !== 'object' || value === null) return null;
  for (const [place, written] of Object.entries(value)) {
    if (!REGISTERS.includes(place)) continue;
    for (const one of typeof written === 'object' && written !== null ? Object.values(written) : [written]) {
      const said = utilityOfUnit(one);
      if (said !== null && said !== utility)
        return { place, reason: `'${String(one)}' is of ${said}, and it measures ${utility}: ${UNITS[utility]}` };
    }
  }
  return null;
}
