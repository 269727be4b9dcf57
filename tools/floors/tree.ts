/** A node of the parser's tree, as far as the checks look at it. */
export interface Node {
  readonly type: string;
  /** Offset in the source. */
  readonly start: number;
  readonly [key: string]: unknown;
}

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** A text property of a node, or '' where there is none. */
export function text(value: unknown, key: string): string {
  const found = isNode(value) ? value[key] : undefined;
  return typeof found === 'string' ? found : '';
}

/** Every node of a tree, parents first. */
export function* walk(value: unknown): Generator<Node> {
  if (Array.isArray(value)) {
    for (const item of value) yield* walk(item);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  if (isNode(value)) yield value;
  for (const child of Object.values(value)) yield* walk(child);
}
