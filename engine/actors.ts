import { type Actor, isVouchedFor } from '../core/lock/actor.ts';
import type { EngineContext } from './context.ts';

/** Is this a person whom somebody vouches for? */
export function isPerson(actor: Actor, context: EngineContext): boolean {
  return actor.name.trim() !== '' && isVouchedFor(actor, context.mode);
}
