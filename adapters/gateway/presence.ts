import type { Client } from 'aedes';
import type { DtuAccess } from './gateway.ts';

interface Session {
  readonly client: Client;
  readonly access: DtuAccess;
  online: boolean;
}

/**
 * Who is connected, and who has said so. A DTU is online from its birth message to its will or disconnect, whichever is known first.
 * A second connection of the same DTU takes the place of the first, whose will then says nothing any more.
 */
export class Presence {
  readonly #sessions = new Map<string, Session>();
  readonly #changed: (dtuId: string, online: boolean) => void;

  constructor(changed: (dtuId: string, online: boolean) => void) {
    this.#changed = changed;
  }

  connected(dtuId: string, client: Client, access: DtuAccess): void {
    this.#leave(dtuId);
    this.#sessions.set(dtuId, { client, access, online: false });
  }

  disconnected(dtuId: string, client: Client): void {
    if (this.#sessions.get(dtuId)?.client === client) this.#leave(dtuId);
  }

  /** A status publish or will of `client`. */
  said(dtuId: string, client: Client, online: boolean): void {
    const session = this.#sessions.get(dtuId);
    if (session?.client !== client || session.online === online) return;
    session.online = online;
    this.#changed(dtuId, online);
  }

  online(dtuId: string): boolean {
    return this.#sessions.get(dtuId)?.online ?? false;
  }

  all(): string[] {
    return [...this.#sessions].flatMap(([dtuId, session]) => (session.online ? [dtuId] : [])).sort();
  }

  signingKey(dtuId: string): Buffer | null {
    return this.#sessions.get(dtuId)?.access.signingKey ?? null;
  }

  #leave(dtuId: string): void {
    const session = this.#sessions.get(dtuId);
    this.#sessions.delete(dtuId);
    if (session?.online) this.#changed(dtuId, false);
  }
}
