import { needed, optional, type Sheet } from './sheet.ts';

const command = 'dunlock import estate FILE';

export const BUILDINGS: Sheet = {
  kind: 'buildings',
  one: 'building',
  about: 'The buildings of the site. When any is given, floors and units of a building that is not known are refused.',
  command,
  columns: [
    needed('building', 'its short name, as units and floors give it', ['A', 'B']),
    needed('name', 'its name for people', ['East wing', 'West wing']),
    optional('address', 'postal address', ['1 Harbour Road', '']),
  ],
};

export const FLOORS: Sheet = {
  kind: 'floors',
  one: 'floor',
  about: 'The floors of a building. When a building has any, its units stand on one of them.',
  command,
  columns: [
    needed('building', 'the building', ['A', 'A']),
    needed('floor', 'its short name, as units and DTUs give it', ['1', '2']),
    needed('name', 'its name for people', ['Ground floor', 'Upper floor']),
    optional('level', 'storeys above the ground, below it negative', ['0', '1'], 'number'),
  ],
};

export const UNITS: Sheet = {
  kind: 'units',
  one: 'unit',
  about: 'What is let: shops, offices, storage.',
  command,
  columns: [
    needed('unitId', 'its id: no spaces, slashes, + or #', ['A-101', 'A-102']),
    needed('building', 'the building', ['A', 'A']),
    needed('floor', 'the floor', ['1', '1']),
    optional('areaM2', 'area in square metres', ['86.5', '120'], 'number'),
  ],
};
