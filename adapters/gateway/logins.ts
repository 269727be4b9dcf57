import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { DtuAccess, FindAccess } from './gateway.ts';

interface Verified {
  readonly digest: Buffer;
  /** Password and signing key are made together: another key means that the password was replaced too. */
  readonly signingKey: Buffer;
}

/* scrypt runs on the thread pool that the journal's syncs need too: a storm of logins may take half of it. */
const VERIFY_AT_ONCE = 2;
const WRONG_FOR_MS = 10_000;
const MOST_PASSWORD_BYTES = 512;

/**
 * Lets DTUs in. A password that was right once is recognised by a keyed digest, held in memory only, so that a reconnect storm does not pay
 * scrypt again; a wrong one is remembered for ten seconds for the same reason. Neither is ever logged.
 */
export class Logins {
  readonly #findAccess: FindAccess;
  readonly #pepper = randomBytes(32);
  readonly #verified = new Map<string, Verified>();
  readonly #wrong = new Map<string, { digest: Buffer; until: number }>();
  readonly #queue: (() => void)[] = [];
  #running = 0;

  constructor(findAccess: FindAccess) {
    this.#findAccess = findAccess;
  }

  /** The access of a DTU when name and password are right, else null. Never rejects: what cannot be looked up is not let in. */
  async admit(dtuId: string, password: Buffer): Promise<DtuAccess | null> {
    if (password.length === 0 || password.length > MOST_PASSWORD_BYTES) return null;
    try {
      const access = await this.#findAccess(dtuId);
      return access && (await this.#right(dtuId, access, password)) ? access : null;
    } catch {
      return null;
    }
  }

  async #right(dtuId: string, access: DtuAccess, password: Buffer): Promise<boolean> {
    const digest = createHmac('sha256', this.#pepper).update(dtuId).update('\0').update(password).digest();
    const known = this.#verified.get(dtuId);
    if (known?.signingKey.equals(access.signingKey) && timingSafeEqual(known.digest, digest)) return true;
    const wrong = this.#wrong.get(dtuId);
    if (wrong && wrong.until > performance.now() && timingSafeEqual(wrong.digest, digest)) return false;
    const right = await this.#inTurn(() => access.verify(password.toString('utf8')));
    if (right) this.#verified.set(dtuId, { digest, signingKey: access.signingKey });
    else this.#wrong.set(dtuId, { digest, until: performance.now() + WRONG_FOR_MS });
    return right;
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= VERIFY_AT_ONCE) await new Promise<void>((resolve) => this.#queue.push(resolve));
    else this.#running++;
    try {
      return await work();
    } finally {
      const next = this.#queue.shift();
      if (next) next();
      else this.#running--;
    }
  }
}
