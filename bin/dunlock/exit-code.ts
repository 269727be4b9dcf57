import { keyOf } from '../../site/site-error.ts';

/** The exit codes of every command; docs/operating.md has the table. */
export const EXIT = { done: 0, refused: 1, usage: 2, unavailable: 3 } as const;

/** What the process that has the site open says went wrong: it keeps the key that it has there. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  readonly key: string;

  constructor(key: string, message: string) {
    super(message);
    this.key = key;
  }
}

/* What is not known here, and what could not be had; everything else that is thrown is a matter of usage or configuration. */
const REFUSED = new Set(['report/unknown-tenant', 'report/unknown', 'contract/unknown']);
const UNAVAILABLE = new Set(['site/owned', 'site/hung-up', 'site/opening', 'store/in-use', 'store/full', 'gateway/port-in-use']);

/** The exit code of what was thrown. */
export function exitCodeOf(error: unknown): number {
  const key = keyOf(error);
  if (REFUSED.has(key)) return EXIT.refused;
  return UNAVAILABLE.has(key) || key.startsWith('missing/') ? EXIT.unavailable : EXIT.usage;
}

/** What was thrown, for people: place, reason and what to do, with its key where it has one. */
export function errorText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'ENOENT' && 'path' in error) {
    return `${String(error.path)}: there is no such file; look at its name, and from which folder the command runs`;
  }
  const key = keyOf(error);
  return key === '' ? error.message : `${error.message} [${key}]`;
}
