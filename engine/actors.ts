import type { Actor } from '../core/lock/actor.ts';
import type { EngineContext } from './context.ts';

/** Is this a person whom somebody vouches for? A simulated site also takes its own operator at its word, and no other site does. */
export function isPerson(actor: Actor, context: EngineContext): boolean {
  if (actor.name.trim() === '') return false;
  return actor.authenticated || (actor.via === 'twin' && context.mode === 'simulated');
}
