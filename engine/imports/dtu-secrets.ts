import type { DtuCredentials } from '../../adapters/store/store.ts';

/** A DTU's secrets in the clear: they exist only on their way to the file that an installer reads. */
export interface PlainDtuSecret {
  readonly dtuId: string;
  readonly username: string;
  readonly password: string;
  /** HMAC key of requests, hex. */
  readonly signingKey: string;
}

/** Makes secrets for new DTUs (randomness and files stand behind it in `site/`). */
export interface DtuSecretMaker {
  make(dtuId: string): Promise<{ credentials: DtuCredentials; plain: PlainDtuSecret }>;
  /** Writes the plain secrets where only their owner can read them, and returns the file. */
  write(rows: readonly PlainDtuSecret[]): Promise<string>;
}
