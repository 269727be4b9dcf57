import type { Effect } from '../../adapters/store/store.ts';
import type { CivilDate, Instant } from '../../core/calendar/civil.ts';
import type { MessageClass } from '../../core/reminders/message.ts';
import type { EngineContext } from '../context.ts';
import { plannedEffect } from './planned-effect.ts';

export interface NewMessage {
  readonly key: string;
  readonly className: MessageClass;
  readonly tenantId: string;
  readonly caseId: string | null;
  readonly dueAt: Instant;
  readonly expiresAt: Instant | null;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A message as a planned effect, with a token of its own. */
export function messageEffect(context: EngineContext, message: NewMessage): Effect {
  const { key, className, tenantId, caseId, dueAt, expiresAt, body } = message;
  const plannedAt = context.clock.now();
  return plannedEffect(context, { effectId: key, kind: 'message', className, tenantId, caseId, plannedAt, dueAt, expiresAt, body });
}

/** What is stored of a reminder: which day of which due date it is. Its text is written when it leaves, from what is open then. */
export interface ReminderBody {
  readonly dueDate: CivilDate;
  readonly offset: number;
}

/** Reads the stored body of a reminder; null when it is none. */
export function reminderBody(effect: Effect): ReminderBody | null {
  const { dueDate, offset } = effect.body;
  return typeof dueDate === 'string' && typeof offset === 'number' ? { dueDate: dueDate as CivilDate, offset } : null;
}
