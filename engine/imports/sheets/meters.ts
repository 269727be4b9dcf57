import { needed, optional, type Sheet } from './sheet.ts';

const command = 'dunlock import estate FILE';

export const CIRCUITS: Sheet = {
  kind: 'circuits',
  one: 'circuit',
  about: 'What a meter measures and switches. Anything but protectedClass none is never locked.',
  command,
  columns: [
    needed('circuitId', 'its id', ['A-101-E', 'A-102-W']),
    needed('unitId', 'the unit that it feeds', ['A-101', 'A-102']),
    needed('utility', 'electricity or water', ['electricity', 'water']),
    optional('protectedClass', 'none, fire, emergency-light, alarm, refrigeration or medical; none when empty', ['none', 'none']),
    optional('servesOnlyUnit', 'yes or no; a shared circuit is never locked; yes when empty', ['yes', 'yes'], 'flag'),
    optional('supply', 'submetered (ours) or utility-direct (never ours to cut); submetered when empty', ['submetered', 'submetered']),
  ],
};

export const DTUS: Sheet = {
  kind: 'dtus',
  one: 'DTU',
  about: 'The gateways that meters speak through. A new one gets its password and signing key at import, in a file of its own.',
  command,
  columns: [needed('dtuId', 'its id', ['dtu-01', 'dtu-02']), needed('floor', 'where it hangs', ['1', '2'])],
};

export const METERS: Sheet = {
  kind: 'meters',
  one: 'meter',
  about:
    'A meter on a circuit from when to when. A swap is two rows: the old one with to and closingRegister, the new one with from (the same day) and openingRegister.',
  command,
  columns: [
    needed('meterId', 'its id, as its DTU names it', ['E-A-101', 'E-A-101-2']),
    needed('circuitId', 'the circuit', ['A-101-E', 'A-101-E']),
    needed('dtuId', 'the DTU that it speaks through', ['dtu-01', 'dtu-01']),
    needed('number', "the number on its plate, compared with the meter's own before anything is switched", [
      '202400000001',
      '202600000017',
    ]),
    optional('profile', 'how it is spoken to; dtu-json when empty', ['', '']),
    optional('ctRatio', 'current transformer ratio (150/5 = 30); 1 when empty', ['30', '30'], 'number'),
    optional('ptRatio', 'voltage transformer ratio; 1 when empty', ['1', '1'], 'number'),
    needed('from', 'first day', ['2026-01-01', '2026-03-15']),
    optional('to', 'first day no longer there; empty = open', ['2026-03-15', '']),
    optional('openingRegister', 'what it read when it was put in: Wh or litres, or with its unit (1234.5 kWh, 87.123 m3)', [
      '0',
      '12.5 kWh',
    ]),
    optional('closingRegister', 'what it read when it was taken out', ['412.75 kWh', '']),
    optional(
      'openingRates',
      'the same per rate: peak=100 | flat=80',
      ['peak=0 | flat=0 | valley=0', 'peak=4 kWh | flat=5.5 kWh | valley=3 kWh'],
      'rates',
    ),
    optional('closingRates', 'the same per rate', ['peak=150 kWh | flat=182.75 kWh | valley=80 kWh', ''], 'rates'),
    optional('reconnect', 'direct, or button when somebody must press the button on the meter; direct when empty', ['button', 'direct']),
  ],
};

export const READINGS: Sheet = {
  kind: 'readings',
  one: 'reading',
  about: 'Registers read by hand, or by another system: what is charged begins and ends with them where no DTU has read the meter.',
  command,
  columns: [
    needed('meterId', 'the meter', ['E-A-101', 'E-A-101']),
    needed('takenAt', 'a date (its first moment), or an instant with its offset', ['2026-02-01', '2026-03-01T00:00+08:00']),
    needed('register', 'Wh or litres, or with its unit (1234.5 kWh, 87.123 m3)', ['141.5 kWh', '287.25 kWh']),
    optional(
      'rates',
      'registers per rate, when the meter keeps them: peak=100 | flat=80',
      ['peak=50 kWh | flat=61.5 kWh | valley=30 kWh', 'peak=102 kWh | flat=125.25 kWh | valley=60 kWh'],
      'rates',
    ),
    optional('corrects', 'the register that was given wrongly for this moment', ['', '']),
  ],
};
