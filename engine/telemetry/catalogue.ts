/** Type of a field for ever: InfluxDB refuses a point whose field has another one. */
export type FieldType = 'integer' | 'float';

export interface Measurement {
  /** What one point of it says. */
  readonly about: string;
  /** Tags in the order of the catalogue; one without a value is left out of the point. */
  readonly tags: readonly string[];
  readonly fields: Readonly<Record<string, FieldType>>;
}

/** Everything that is written to InfluxDB: the dashboards, their rules and the writers go by this one list. Money is in minor units. */
export const CATALOGUE = {
  meter_reading: {
    about: 'What a meter said: register in Wh or litres, rate in W or l/h, whether its switch is on.',
    tags: ['site', 'meter', 'unit', 'utility', 'dtu'],
    fields: { register: 'integer', rate: 'float', voltage: 'float', switch_on: 'integer' },
  },
  meter_rate: {
    about: 'The register of a meter per rate (peak, flat, valley …) in Wh or litres, for meters that keep them.',
    tags: ['site', 'meter', 'unit', 'utility', 'dtu', 'tariff_rate'],
    fields: { register: 'integer' },
  },
  tenant_score: {
    about: 'Predicted payment behaviour P of a tenant, and whether its history is still short.',
    tags: ['site', 'tenant', 'band'],
    fields: { p: 'float', confidence_low: 'integer' },
  },
  message: {
    about: 'A message to a tenant that left, or that was stopped and why not.',
    tags: ['site', 'tenant', 'class', 'outcome'],
    fields: { count: 'integer' },
  },
  charge: {
    about: 'Something that a tenant owes, when it was issued.',
    tags: ['site', 'tenant', 'debt_type'],
    fields: { amount_minor: 'integer' },
  },
  payment: {
    about: 'Money that came in, when we knew; without a tenant while it is in suspense.',
    tags: ['site', 'tenant'],
    fields: { amount_minor: 'integer', suspense: 'integer' },
  },
  lock_case: {
    about: 'A case that came to a rung, with what was still owed then.',
    tags: ['site', 'tenant', 'case', 'rung'],
    fields: { debt_minor: 'integer', count: 'integer' },
  },
  switch_order: {
    about: 'An order to a switch as it ended; seconds from the payment to confirmed supply; whether physics contradicts the meter.',
    tags: ['site', 'circuit', 'unit', 'utility', 'action', 'outcome'],
    fields: { count: 'integer', seconds: 'float', contradicted: 'integer' },
  },
  refusal: { about: 'A rule that kept a case from going on.', tags: ['site', 'case', 'rule'], fields: { count: 'integer' } },
  site_day: {
    about: 'The site at a glance, once per civil day.',
    tags: ['site'],
    fields: {
      band_reliable: 'integer',
      band_usual: 'integer',
      band_wavering: 'integer',
      band_at_risk: 'integer',
      rung_notified: 'integer',
      rung_warned: 'integer',
      rung_approved: 'integer',
      rung_locking: 'integer',
      rung_locked: 'integer',
      rung_unlocking: 'integer',
      rung_closed: 'integer',
      reminders_sent: 'integer',
      units_locked: 'integer',
      circuits_locked: 'integer',
      locks_confirmed: 'integer',
      unlocks_confirmed: 'integer',
      work_orders: 'integer',
      charged_minor: 'integer',
      paid_minor: 'integer',
      overdue_minor: 'integer',
      dtus_online: 'integer',
      dtus: 'integer',
    },
  },
} as const satisfies Readonly<Record<string, Measurement>>;

export type MeasurementName = keyof typeof CATALOGUE;
export type TagOf<M extends MeasurementName> = (typeof CATALOGUE)[M]['tags'][number];
export type FieldOf<M extends MeasurementName> = keyof (typeof CATALOGUE)[M]['fields'];
