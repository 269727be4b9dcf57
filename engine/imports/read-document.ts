import { decodeFile } from './decode.ts';
import type { ImportInput } from './import-report.ts';
import { parseJson } from './parse-json.ts';

/** A JSON document as lists of things by their name, or why it cannot be read. */
export type ReadDocument =
  | { readonly ok: true; readonly lists: ReadonlyMap<string, readonly unknown[]> }
  | { readonly ok: false; readonly place: string | null; readonly reason: string };

/**
 * Reads one JSON document (text, bytes, or the object itself) that holds nothing but lists of the names given; each may be absent.
 * A bare list stands for the only name there is.
 */
export function readDocument({ content }: ImportInput, names: readonly string[]): ReadDocument {
  const value = documentIn(content);
  if (!value.ok) return { ok: false, place: null, reason: value.reason };
  const [onlyName, secondName] = names;
  const [first, second] = Array.isArray(value.value) ? value.value : [value.value];
  if (Array.isArray(value.value) && onlyName !== undefined && secondName === undefined) return wrap(value.value, onlyName, first);
  if (second !== undefined || typeof first !== 'object' || first === null || Array.isArray(first)) {
    return { ok: false, place: null, reason: `is no object with ${names.join(', ')}` };
  }
  return lists(first, names);
}

function documentIn(content: ImportInput['content']): ReturnType<typeof parseJson> {
  if (typeof content !== 'string' && !(content instanceof Uint8Array)) return { ok: true, value: content };
  const decoded = decodeFile(content);
  return decoded.ok ? parseJson(decoded.bytes) : decoded;
}

/* `[{leases: […]}]` is a list of one document, `[lease, lease]` the list itself. */
function wrap(list: readonly unknown[], name: string, first: unknown): ReadDocument {
  if (list.length === 1 && typeof first === 'object' && first !== null && name in first) return lists(first, [name]);
  return { ok: true, lists: new Map([[name, list]]) };
}

function lists(value: object, names: readonly string[]): ReadDocument {
  const found = new Map<string, readonly unknown[]>();
  for (const [name, list] of Object.entries(value)) {
    if (!names.includes(name)) return { ok: false, place: name, reason: `is not known here (known are: ${names.join(', ')})` };
    if (!Array.isArray(list)) return { ok: false, place: name, reason: 'is no list' };
    found.set(name, list);
  }
  if (found.size === 0) return { ok: false, place: null, reason: `has none of ${names.join(', ')}` };
  return { ok: true, lists: found };
}
