import { z } from 'zod';
import { idField, textField } from '../parsing/fields.ts';
import { type Parsed, parseWith } from '../parsing/parsed.ts';
import type { Tenant } from './estate.ts';

const contact = z.strictObject({ channel: z.enum(['webhook', 'mqtt', 'email']), address: textField });

const schema = z.strictObject({
  tenantId: idField,
  name: textField,
  language: z
    .string()
    .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'is no language tag (en, zh-CN)')
    .default('en'),
  contacts: z.array(contact).default([]),
});

/** Reads a tenant with where it can be reached, in order of preference. */
export function parseTenant(value: unknown): Parsed<Tenant> {
  return parseWith(schema, value);
}
