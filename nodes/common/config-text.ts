/** A value of a dialog or of a `${VARIABLE}` as text: Node-RED turns some of them into numbers or booleans. Undefined for nothing. */
export function configText(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return undefined;
}
