import type { AuditRecord } from '../../adapters/store/store.ts';

/** One thing that was checked, and what was found. */
export interface AuditCheck {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** Looks at every record of the chain, each once and in order, and says in the end what it found. Keeps no records. */
export interface ChainReader {
  next(record: AuditRecord): void | Promise<void>;
  end(): AuditCheck;
}

const MOST_SHOWN = 5;

/** Passed when nothing is wrong; else names what is. */
export function auditCheck(name: string, wrong: readonly string[], looked: string): AuditCheck {
  const more = wrong.length > MOST_SHOWN ? ` (and ${wrong.length - MOST_SHOWN} more)` : '';
  return { name, ok: wrong.length === 0, detail: wrong.length === 0 ? looked : `${wrong.slice(0, MOST_SHOWN).join('; ')}${more}` };
}
