import type { Actor } from '../core/lock/actor.ts';

export interface StopRequest {
  readonly kind: 'stop' | 'isolation';
  readonly scope: 'site' | 'tenant' | 'circuit';
  readonly target: string;
  readonly by: Actor;
  readonly reason: string;
  readonly until?: string;
}

export interface StopReport {
  readonly ok: boolean;
  readonly stopId: string | null;
  readonly reason: string;
  /** Orders superseded or made by it. */
  readonly orders: readonly string[];
}
