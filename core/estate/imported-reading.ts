import { z } from 'zod';
import { type CivilDate, type Instant, parseCivilDate, parseInstant } from '../calendar/civil.ts';
import { idField } from '../parsing/fields.ts';
import { type Parsed, parseWith } from '../parsing/parsed.ts';
import { ratesField } from './rates.ts';
import { ratesExceed } from './rates-fit.ts';
import { type Registers, registerField } from './register.ts';

/** A register that a person, or another system, read off a meter. */
export interface ImportedReading extends Registers {
  readonly meterId: string;
  /** When; a date alone is its first moment in the site's time zone. */
  readonly takenAt: CivilDate | Instant;
  /** The register that stands there wrongly, when this one corrects it. */
  readonly corrects: number | null;
}

const momentField = z.string('is neither a date nor an instant').transform((text, context): CivilDate | Instant => {
  const moment = parseCivilDate(text) ?? parseInstant(text);
  if (moment !== null) return moment;
  context.addIssue({ code: 'custom', message: `'${text}' is neither a date (YYYY-MM-DD) nor an instant with its offset` });
  return z.NEVER;
});

const schema = z
  .strictObject({
    meterId: idField,
    takenAt: momentField,
    register: registerField,
    rates: ratesField.nullable().default(null),
    corrects: registerField.nullable().default(null),
  })
  .superRefine((reading, context) => {
    const exceeding = ratesExceed(reading);
    if (exceeding !== null) context.addIssue({ code: 'custom', path: ['rates'], message: `contradicts its register: ${exceeding}` });
  });

/** Reads a reading that was taken by hand or comes from another system. */
export function parseImportedReading(value: unknown): Parsed<ImportedReading> {
  return parseWith(schema, value);
}
