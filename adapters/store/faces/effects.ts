import type { Instant } from '../../../core/calendar/civil.ts';

/** Life of an effect. *Taken* means claimed here by whoever carries it out; a second taker is told who has it. */
export type EffectState = 'planned' | 'taken' | 'done' | 'refused' | 'unknown' | 'expired' | 'superseded' | 'would-have';

export type EffectKind = 'message' | 'order';

/** Something that is to leave the system: a message to a tenant or an order to a switch. Carried out from `body` as stored, never from a wire. */
export interface Effect {
  /** The key that travels on wires. Derived from what it is, so that planning twice makes nothing twice. */
  readonly effectId: string;
  readonly kind: EffectKind;
  /** A `MessageClass` or a `SwitchAction`. */
  readonly className: string;
  readonly tenantId: string;
  readonly caseId: string | null;
  readonly state: EffectState;
  readonly plannedAt: Instant;
  readonly dueAt: Instant;
  readonly expiresAt: Instant | null;
  readonly takenBy: string | null;
  readonly takenAt: Instant | null;
  readonly endedAt: Instant | null;
  /** Unguessable; leaves with the message, and its receipt must bring it back. */
  readonly token: string;
  readonly attempts: number;
  readonly reason: string | null;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface EffectRepository {
  /** Adds those whose id is new; returns the ids added. */
  plan(effects: readonly Effect[]): Promise<string[]>;
  get(effectId: string): Promise<Effect | null>;
  /** Of one kind, in one of the states, soonest first. */
  find(filter: {
    kind?: EffectKind;
    classNames?: readonly string[];
    states?: readonly EffectState[];
    tenantId?: string;
    caseId?: string;
    dueBy?: Instant;
    limit?: number;
  }): Promise<Effect[]>;
  /** Which of these tenants have effects of these classes in one of the states: one question for many tenants. */
  tenantsWith(filter: {
    kind: EffectKind;
    classNames: readonly string[];
    states: readonly EffectState[];
    tenantIds: readonly string[];
  }): Promise<string[]>;
  /** The earliest `dueAt` of planned effects of these classes, or null. */
  nextDueAt(kind: EffectKind, classNames: readonly string[]): Promise<Instant | null>;
  /** One statement: planned → taken. Returns the effect as claimed, or null when it was not planned any more. */
  claim(effectId: string, by: string, at: Instant): Promise<Effect | null>;
  /** Moves on to a state, with the reason; `dueAt` may be set for a retry; `takenBy` is cleared when it goes back to planned. */
  move(
    effectId: string,
    to: EffectState,
    change: { at: Instant; reason?: string | null; dueAt?: Instant; countAttempt?: boolean },
  ): Promise<void>;
  /** planned → superseded for every match; returns the ids. */
  supersede(
    filter: { tenantId?: string; caseId?: string; classNames?: readonly string[]; effectIds?: readonly string[] },
    at: Instant,
    reason: string,
  ): Promise<string[]>;
  /** How many per class and state (for status lines and summaries). */
  count(): Promise<{ kind: EffectKind; className: string; state: EffectState; n: number }[]>;
}
