import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../core/audit/canonical-json.ts';
import { type ChainLink, chainHash, textsHashOf } from '../../../core/audit/chain.ts';
import { ChainCheck } from '../../../core/audit/chain-check.ts';

const AT = '2026-03-10T02:00:00.000Z';

type Sealed = ChainLink & { hash: string };

function link(change: Partial<ChainLink>): Sealed {
  const bare: ChainLink = {
    seq: 1,
    at: AT,
    kind: 'import',
    caseIds: [],
    body: '{}',
    textsHash: null,
    previousHash: '',
    previousOfCase: {},
    ...change,
  };
  return { ...bare, hash: chainHash(bare) };
}

function chain(): [Sealed, Sealed, Sealed] {
  const one = link({ seq: 1, caseIds: ['a'], previousOfCase: { a: '' } });
  const two = link({ seq: 2, previousHash: one.hash, textsHash: textsHashOf('salt', { name: 'Ada' }) });
  const three = link({ seq: 3, previousHash: two.hash, caseIds: ['a', 'b'], previousOfCase: { a: one.hash, b: '' } });
  return [one, two, three];
}

function firstBroken(records: readonly Sealed[]): string | null {
  const check = new ChainCheck();
  for (const record of records) {
    const broken = check.next(record);
    if (broken) return `${broken.seq}: ${broken.reason}`;
  }
  return null;
}

describe('canonical JSON', () => {
  it('sorts keys, drops what is undefined, and reads back the same', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'ü"' }], a: undefined, A: true })).toBe('{"A":true,"b":[1,{"c":"ü\\"","d":null}]}');
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('does not depend on the order in which an object was made', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.integer()), (object) => {
        expect(canonicalJson(Object.fromEntries(Object.entries(object).reverse()))).toBe(canonicalJson(object));
      }),
    );
  });

  it.each([[Number.NaN], [1n], [() => 1]])('refuses what JSON cannot hold, naming its place', (value) => {
    expect(() => canonicalJson({ rows: [0, value] })).toThrow(/^\$\.rows\[1\]: /);
  });
});

describe('the chain', () => {
  it('keeps its hash for ever: a chain written today verifies with a later version', () => {
    expect(link({}).hash).toBe('9b4d398a898d0048fb50ddb93c1dfe5e21528af0dab11db2b73561e2ec35af7d');
    expect(textsHashOf('salt', { name: 'Ada' })).toBe('14bee6f58a514ea0e0ae8f1733a4f9eb0a39991c814e94a550fdd522e456ed6c');
  });

  it('holds when nothing was touched', () => {
    const [one, two, three] = chain();
    const check = new ChainCheck();
    expect([one, two, three].map((record) => check.next(record))).toEqual([null, null, null]);
    expect(check.head).toEqual({ seq: 3, hash: three.hash });
  });

  it.each<[string, (records: [Sealed, Sealed, Sealed]) => Sealed[], string]>([
    ['a changed body', ([a, b, c]) => [a, { ...b, body: '{"x":1}' }, c], '2: its content does not give its hash'],
    ['a changed time', ([a, b, c]) => [{ ...a, at: '2026-01-01T00:00:00.000Z' }, b, c], '1: its content does not give its hash'],
    ['a removed record', ([a, , c]) => [a, c], '3: record 2 is missing'],
    ['a rewritten record', ([a, b, c]) => [a, link({ ...b, body: '{"x":1}' }), c], '3: it does not carry the hash of the record before it'],
    ['a first record cut off', ([, b, c]) => [b, c], '2: record 1 is missing'],
    [
      'a forged link of a case',
      ([a, b, c]) => [a, b, link({ ...c, previousOfCase: { a: '', b: '' } })],
      '3: it does not carry the hash of the record before it of case a',
    ],
    [
      'a case left out of the links',
      ([a, b, c]) => [a, b, link({ ...c, previousOfCase: { a: a.hash } })],
      '3: its links to cases are not those',
    ],
  ])('shows %s', (_, tamper, words) => {
    expect(firstBroken(tamper(chain()))).toContain(words);
  });

  it('holds without the texts of an erased person, not with other texts', () => {
    const [one, two] = chain();
    const checkedOne = () => {
      const check = new ChainCheck();
      check.next(one);
      return check;
    };
    expect(checkedOne().next(two, null)).toBeNull();
    expect(checkedOne().next(two, { salt: 'salt', texts: { name: 'Ada' } })).toBeNull();
    expect(checkedOne().next(two, { salt: 'salt', texts: { name: 'Bob' } })?.reason).toContain('texts beside it were changed');
    expect(new ChainCheck().next(one, { salt: 's', texts: {} })?.reason).toContain('does not know of');
  });
});
