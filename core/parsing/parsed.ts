import type { z } from 'zod';

/** What is wrong with an input, and where in it: `contacts[0].address`. The place is empty when it is the whole of it. */
export interface Problem {
  readonly place: string;
  readonly reason: string;
}

export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads an unknown value by a schema. Never throws: what does not fit comes back as problems, each with its place.
 */
export function parseWith<T>(schema: z.ZodType<T>, value: unknown): Parsed<T> {
  const result = schema.safeParse(value);
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, problems: result.error.issues.map((issue) => ({ place: placeOf(issue.path), reason: issue.message })) };
}

/** A path as people write it: `lines[0].basis.tariffMinor`. */
export function placeOf(path: readonly PropertyKey[]): string {
  let place = '';
  for (const part of path) {
    if (typeof part === 'number') place += `[${part}]`;
    else place += place === '' ? String(part) : `.${String(part)}`;
  }
  return place;
}
