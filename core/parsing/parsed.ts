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
  return {
    ok: false,
    problems: result.error.issues.map((issue) => ({
      place: placeOf(issue.path),
      reason: isMissing(issue, value) ? 'is missing' : issue.message,
    })),
  };
}

/* What is not there is no date, no number and no text: that it is missing says it better. A rule over several fields says what it means itself. */
function isMissing({ code, path, message }: z.core.$ZodIssue, whole: unknown): boolean {
  if (path.length === 0 || (code === 'custom' && !message.startsWith('is no '))) return false;
  let at = whole;
  for (const part of path) at = typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[part] : undefined;
  return at === undefined;
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
