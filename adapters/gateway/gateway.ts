import type { Instant } from '../../core/calendar/civil.ts';
import type { Reading } from '../../core/estate/reading.ts';
import type { DtuError, DtuOperation } from '../../core/protocols/dtu-json/messages.ts';

/** Why a request brought no answer. `offline`: it never left. `timeout`: it left, and nobody knows (the outcome is in doubt). */
export type LinkFailure = 'offline' | 'timeout' | 'closed';

/** What came of one request to a DTU: its answer, its refusal, or why there is none. */
export type RequestOutcome =
  | { readonly kind: 'reading'; readonly reading: Reading }
  | { readonly kind: 'refused'; readonly error: DtuError }
  | { readonly kind: 'failed'; readonly failure: LinkFailure };

/** Readings as the journal gave them out, with the positions to report once they are durably taken over. */
export interface JournalBatch {
  readonly from: number;
  readonly to: number;
  readonly readings: readonly Reading[];
}

/** Credentials of one DTU as the gateway needs them. */
export interface DtuAccess {
  /** Checks a password in constant time. */
  verify(password: string): Promise<boolean>;
  /** Key for the HMAC of requests. */
  readonly signingKey: Buffer;
}

export interface GatewayCounters {
  readonly refusedLogins: number;
  readonly refusedPublishes: number;
  readonly refusedSubscriptions: number;
  readonly malformed: number;
  readonly readings: number;
  readonly droppedByFlow: number;
}

/** How DTUs reach us: broker, access rules, arrival journal, and one request in flight per DTU. */
export interface Gateway {
  /** Port the broker listens on (the real one where 0 was asked for). */
  readonly mqttPort: number;
  online(dtuId: string): boolean;
  onlineDtus(): readonly string[];
  /** Called for each reading once it is in the journal, before its publish is acknowledged. */
  onReading(listener: (reading: Reading) => void): () => void;
  /** A DTU came or went. */
  onPresence(listener: (dtuId: string, online: boolean) => void): () => void;
  /** A payload or row that had to be refused, for the store's rejects. */
  onMalformed(listener: (dtuId: string, reason: string, raw: string) => void): () => void;
  /**
   * Sends one request and waits for its answer. Requests of one DTU run one at a time; `control` ones go next, between two others, never through one.
   * Civil time is held from the send to the answer or time-out. Never rejects.
   */
  request(
    dtuId: string,
    operation: DtuOperation,
    meterId: string,
    options: { expiresAt: Instant; control?: boolean },
  ): Promise<RequestOutcome>;
  /** Gives out journaled readings from the lowest position not yet reported on; one follower at a time. Returns its end. */
  follow(listener: (batch: JournalBatch) => void): () => void;
  /** Says that everything from `from` to `to` is durably taken over. */
  report(from: number, to: number): void;
  counters(): GatewayCounters;
  close(): Promise<void>;
}

/** Finds the access of a DTU; null when it is not known. */
export type FindAccess = (dtuId: string) => Promise<DtuAccess | null>;
