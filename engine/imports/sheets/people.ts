import { needed, optional, type Sheet } from './sheet.ts';

const command = 'dunlock import estate FILE';

export const TENANTS: Sheet = {
  kind: 'tenants',
  one: 'tenant',
  about: 'Who rents, and where they are reached.',
  command,
  columns: [
    needed('tenantId', 'its id: no spaces, slashes, + or #', ['T-0101', 'T-0102']),
    needed('name', 'its name for people', ['Tea house', '书香阁']),
    optional('language', 'language of its messages (en, zh-CN); en when empty', ['en', 'zh-CN']),
    optional(
      'contacts',
      'channel=address, in order of preference, with | in between; channels are webhook, mqtt and email',
      ['webhook=https://tea.example/dunlock | email=till@tea.example', 'email=books@example.org'],
      'contacts',
    ),
  ],
};

export const OCCUPANCIES: Sheet = {
  kind: 'occupancies',
  one: 'occupancy',
  about: 'Who is in a unit from when to when; two at one time are refused. A change of tenant is one row that ends and one that begins.',
  command,
  columns: [
    needed('unitId', 'the unit', ['A-101', 'A-102']),
    needed('tenantId', 'the tenant', ['T-0101', 'T-0101']),
    needed('from', 'first day', ['2026-01-01', '2026-01-01']),
    optional('to', 'first day no longer occupied; empty = open', ['', '2029-01-01']),
  ],
};
