import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { accessOf, dtuSecretMaker, seal, siteKey, unseal } from '../../site/secrets.ts';

describe('secrets of DTUs', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'dunlock-secrets-'));
  const key = siteKey(dataDir);

  it('come from one key per site, which only its owner reads', () => {
    expect(siteKey(dataDir).equals(key)).toBe(true);
    expect(statSync(join(dataDir, 'site.key')).mode & 0o777).toBe(0o600);
  });

  it('are checked against a hash, and the signing key is sealed', async () => {
    const { credentials, plain } = await dtuSecretMaker(dataDir, key).make('dtu-01');
    expect(JSON.stringify(credentials)).not.toContain(plain.password);
    expect(JSON.stringify(credentials)).not.toContain(plain.signingKey);
    const access = accessOf(credentials, key);
    expect(await access.verify(plain.password)).toBe(true);
    expect(await access.verify(`${plain.password}x`)).toBe(false);
    expect(access.signingKey.toString('hex')).toBe(plain.signingKey);
  });

  it('are written once to a file that only its owner reads', async () => {
    const maker = dtuSecretMaker(dataDir, key);
    const { plain } = await maker.make('dtu-02');
    const file = await maker.write([plain]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toContain(`dtu-02,dtu-02,${plain.password},${plain.signingKey}`);
  });

  it('cannot be opened with another key or after a change', () => {
    const sealed = seal(key, Buffer.from('a secret'));
    expect(unseal(key, sealed).toString()).toBe('a secret');
    expect(() => unseal(Buffer.alloc(32, 7), sealed)).toThrow();
    // The first character of the text, not its last: that one has bits which decode to nothing.
    const at = sealed.lastIndexOf('.') + 1;
    const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`;
    expect(() => unseal(key, changed)).toThrow();
  });
});
