import { z } from 'zod';
import { dateField, endsAfterStart, idField } from '../parsing/fields.ts';
import { type Parsed, parseWith } from '../parsing/parsed.ts';
import type { MeterInstallation } from './estate.ts';
import { ratesField } from './rates.ts';
import { ratesDrift, ratesExceed } from './rates-fit.ts';
import { registerField, wentBack } from './register.ts';

const ratioField = z.int('is no whole number').min(1, 'must be at least 1').max(100_000, 'is too large');

const schema = z
  .strictObject({
    meterId: idField,
    circuitId: idField,
    dtuId: idField,
    number: z.string().regex(/^[0-9A-Za-z-]{1,32}$/, 'is no meter number (1 to 32 digits, letters or -)'),
    profile: z.enum(['dtu-json']).default('dtu-json'),
    ctRatio: ratioField.default(1),
    ptRatio: ratioField.default(1),
    openingRegister: registerField.nullable().default(null),
    closingRegister: registerField.nullable().default(null),
    openingRates: ratesField.nullable().default(null),
    closingRates: ratesField.nullable().default(null),
    from: dateField,
    to: dateField.nullable().default(null),
    reconnect: z.enum(['direct', 'button']).default('direct'),
  })
  .refine(endsAfterStart, { path: ['to'], message: 'must lie after from (it is the first day after its last)' })
  .superRefine((meter, context) => {
    for (const [path, message] of contradictions(meter)) context.addIssue({ code: 'custom', path: [path], message });
  });

/** Reads a meter installation: which meter measures and switches a circuit, behind which DTU, from when to when, and what it read at both ends. */
export function parseMeter(value: unknown): Parsed<MeterInstallation> {
  return parseWith(schema, value);
}

function contradictions(meter: MeterInstallation): [keyof MeterInstallation, string][] {
  const found: [keyof MeterInstallation, string][] = [];
  const { openingRegister, closingRegister, openingRates, closingRates, to } = meter;
  if (to === null && closingRegister !== null)
    found.push(['closingRegister', 'is given, and no day on which the meter was taken out (to)']);
  if (openingRates !== null && openingRegister === null) found.push(['openingRates', 'is given without openingRegister']);
  if (closingRates !== null && closingRegister === null) found.push(['closingRates', 'is given without closingRegister']);
  const opening = openingRegister === null ? null : { register: openingRegister, rates: openingRates };
  const closing = closingRegister === null ? null : { register: closingRegister, rates: closingRates };
  for (const [path, registers] of [
    ['openingRates', opening],
    ['closingRates', closing],
  ] as const) {
    const exceeding = registers === null ? null : ratesExceed(registers);
    if (exceeding !== null) found.push([path, `contradict their register: ${exceeding}`]);
  }
  if (opening !== null && closing !== null) {
    const back = wentBack(opening, closing);
    if (back !== null) found.push(['closingRegister', `went back since the meter was put in: ${back}`]);
    const drift = ratesDrift(opening, closing);
    if (drift !== null) found.push(['closingRates', `do not fit what it read when it was put in: ${drift}`]);
  }
  return found;
}
