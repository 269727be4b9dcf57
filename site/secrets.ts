import { createCipheriv, createDecipheriv, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DtuAccess } from '../adapters/gateway/gateway.ts';
import type { DtuCredentials } from '../adapters/store/store.ts';
import type { DtuSecretMaker, PlainDtuSecret } from '../engine/imports/dtu-secrets.ts';

/* OWASP's floor for scrypt where memory matters (N = 2^14, r = 8, p = 1): about 30 ms here, and a DTU logs in rarely. */
const SCRYPT = { N: 16_384, r: 8, p: 1 };
const KEY_BYTES = 32;

/** Reads the key that seals secrets in the store, or makes one (`site.key`, mode 0600) beside it. */
export function siteKey(dataDir: string): Buffer {
  const file = join(dataDir, 'site.key');
  try {
    return Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const key = randomBytes(KEY_BYTES);
    writeFileSync(file, `${key.toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
    return key;
  }
}

/** Seals a secret with AES-256-GCM: `iv.tag.text` in base64url. */
export function seal(key: Buffer, secret: Buffer): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const text = Buffer.concat([cipher.update(secret), cipher.final()]);
  return [iv, cipher.getAuthTag(), text].map((part) => part.toString('base64url')).join('.');
}

/** Opens what `seal` closed. @throws when the key is another one or the text was changed */
export function unseal(key: Buffer, sealed: string): Buffer {
  const [iv, tag, text] = sealed.split('.').map((part) => Buffer.from(part, 'base64url'));
  if (!iv || !tag || !text) throw new Error('a sealed secret has three parts');
  const decipher = createDecipheriv('aes-256-gcm', key, iv);
  decipher.setAuthTag(tag);
  return Buffer.concat([decipher.update(text), decipher.final()]);
}

/** What the broker needs to let a DTU in: a check of its password, and the key that requests to it are signed with. */
export function accessOf(credentials: DtuCredentials, key: Buffer): DtuAccess {
  const [salt = '', hash = ''] = credentials.passwordHash.split('$');
  return {
    verify: async (password) => timingSafeEqual(await derive(password, Buffer.from(salt, 'hex')), Buffer.from(hash, 'hex')),
    signingKey: unseal(key, credentials.signingKeySealed),
  };
}

/** Makes the secrets of new DTUs and writes them once to a file that only its owner reads: how an installer gets them onto the devices. */
export function dtuSecretMaker(dataDir: string, key: Buffer): DtuSecretMaker {
  return {
    async make(dtuId) {
      const password = randomBytes(18).toString('base64url');
      const signingKey = randomBytes(KEY_BYTES);
      const salt = randomBytes(16);
      const hash = await derive(password, salt);
      return {
        credentials: { dtuId, passwordHash: `${salt.toString('hex')}$${hash.toString('hex')}`, signingKeySealed: seal(key, signingKey) },
        plain: { dtuId, username: dtuId, password, signingKey: signingKey.toString('hex') },
      };
    },
    async write(rows) {
      const folder = join(dataDir, 'dtu-secrets');
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const file = join(folder, `${randomBytes(6).toString('hex')}.csv`);
      writeFileSync(file, csv(rows), { mode: 0o600, flag: 'wx' });
      return file;
    },
  };
}

function csv(rows: readonly PlainDtuSecret[]): string {
  return ['dtuId,username,password,signingKey', ...rows.map((r) => `${r.dtuId},${r.username},${r.password},${r.signingKey}`), ''].join(
    '\n',
  );
}

function derive(password: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, KEY_BYTES, SCRYPT, (error, derived) => (error ? reject(error) : resolve(derived)));
  });
}
