import type { z } from 'zod';
import { MAX_ITEMS, type MessageKind } from './kind.ts';
import { kindOf } from './registry.ts';

export type Parsed =
  | { readonly ok: true; readonly kind: MessageKind; readonly items: readonly unknown[] }
  | { readonly ok: false; readonly key: 'unknown-kind' | 'too-many' | 'not-in-schema'; readonly problem: string };

/**
 * Checks one message by its topic: `payload` is one thing of that kind or an array of at most 500.
 * Never throws: what is wrong comes back with its place, its reason and what to do.
 */
export function parseMessage(topic: unknown, payload: unknown): Parsed {
  const kind = typeof topic === 'string' ? kindOf(topic) : null;
  if (!kind) {
    return { ok: false, key: 'unknown-kind', problem: `msg.topic ${quoted(topic)} is no kind of message known here; see the node's help` };
  }
  return parseAs(kind, payload);
}

/** Checks `payload` as one thing, or an array of at most 500, of a kind that is already known. */
export function parseAs(kind: MessageKind, payload: unknown): Parsed {
  if (Array.isArray(payload) && payload.length > MAX_ITEMS) {
    return {
      ok: false,
      key: 'too-many',
      problem: `msg.payload holds ${payload.length} things; split it into messages of at most ${MAX_ITEMS}`,
    };
  }
  const many = Array.isArray(payload);
  const items: unknown[] = [];
  for (const [index, item] of (many ? payload : [payload]).entries()) {
    const parsed = kind.schema.safeParse(item);
    if (!parsed.success) {
      return { ok: false, key: 'not-in-schema', problem: describe(many ? `msg.payload[${index}]` : 'msg.payload', kind, parsed.error) };
    }
    items.push(parsed.data);
  }
  return { ok: true, kind, items };
}

function describe(place: string, kind: MessageKind, error: z.ZodError): string {
  const issue = deepest(error.issues);
  const path = (issue?.path ?? []).map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return `${place}${path} is no ${kind.topic}: ${plain(issue?.message ?? 'malformed')}`;
}

/* zod's own words, for fields that have none of ours. */
function plain(message: string): string {
  const missing = /^Invalid input: expected (\w+), received undefined$/.exec(message);
  return missing ? `it is missing; give a ${missing[1]}` : message.replace('Invalid input: ', '');
}

/* A union says only "invalid input": the branch that came furthest says what is really wrong. */
function deepest(issues: readonly z.core.$ZodIssue[]): { path: readonly PropertyKey[]; message: string } | undefined {
  const first = issues[0];
  if (first?.code !== 'invalid_union' || first.errors.length === 0) return first;
  const fewest = [...first.errors].sort((a, b) => a.length - b.length)[0];
  const inner = fewest ? deepest(fewest) : undefined;
  return inner ? { path: [...first.path, ...inner.path], message: inner.message } : first;
}

function quoted(value: unknown): string {
  return typeof value === 'string' ? `'${value.slice(0, 80)}'` : `of type ${typeof value}`;
}
