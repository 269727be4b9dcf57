import { z } from 'zod';
import { dateField, textField } from '../../parsing/fields.ts';

/** Who the lease is between. */
export const parties = z
  .array(
    z.strictObject({
      role: z.enum(['landlord', 'tenant', 'guarantor', 'property-service-provider', 'utility-reseller']),
      name: textField,
      registration: textField.nullable().default(null),
    }),
  )
  .default([]);

/** Whom to write to about it. */
export const contactPersons = z
  .array(
    z.strictObject({
      name: textField,
      duty: textField,
      language: z
        .string()
        .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'is no language tag (en, zh-CN)')
        .default('en'),
      channel: z.enum(['webhook', 'mqtt', 'email']),
      address: textField,
    }),
  )
  .default([]);

/** Why this version differs from the last. */
export const amendment = z
  .strictObject({ kind: z.enum(['amendment', 'renewal', 'termination', 'correction']), ref: textField, effectiveFrom: dateField })
  .nullable()
  .default(null);
