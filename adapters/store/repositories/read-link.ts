/*
 * What stands in a cell beside or in the chain and cannot be read is given on as it stands: it is not what was hashed, so that its link does not hold,
 * and whoever checks the chain can go on to the next.
 */

/** The list of texts in a cell; one of the whole cell when it holds none. */
export function textsIn(cell: string): string[] {
  const value = read(cell);
  return Array.isArray(value) && value.every((each) => typeof each === 'string') ? value : [cell];
}

/** The texts by name in a cell; the whole cell under no name when it holds none. */
export function textsByName(cell: string): Record<string, string> {
  const value = read(cell);
  const isNamed = typeof value === 'object' && value !== null && !Array.isArray(value);
  return isNamed && Object.values(value).every((each) => typeof each === 'string') ? (value as Record<string, string>) : { '': cell };
}

function read(cell: string): unknown {
  try {
    return JSON.parse(cell);
  } catch {
    return null;
  }
}
