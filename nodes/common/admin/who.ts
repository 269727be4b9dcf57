import type { Request } from 'express';
import type { Actor } from '../../../core/lock/actor.ts';
import type { SiteMode } from '../../../engine/context.ts';
import { Refusal } from './refusal.ts';

/** The name under which Node-RED authenticated the request, or null. Its anonymous user is nobody. */
export function userOf(request: Request): string | null {
  const user: unknown = request.user;
  if (typeof user !== 'object' || user === null || ('anonymous' in user && user.anonymous === true)) return null;
  return 'username' in user && typeof user.username === 'string' && user.username !== '' ? user.username : null;
}

/**
 * Who acts: the user whom Node-RED authenticated; where there is none, the twin's operator, on a simulated site only and when asked for;
 * else `unknown`, whom a pack that wants persons refuses.
 */
export function actorOf(request: Request, as: string | undefined, mode: SiteMode): Actor {
  const user = userOf(request);
  if (user !== null) return { name: user, authenticated: true, via: 'admin' };
  if (as === 'twin-operator' && mode === 'simulated') return { name: 'twin-operator', authenticated: false, via: 'twin' };
  return { name: 'unknown', authenticated: false, via: 'admin' };
}

/**
 * Somebody who may take a protection away again: placing a hold or stop is anybody's, lifting one is not.
 * @throws Refusal 403 when nobody is signed in
 */
export function knownActor(actor: Actor): Actor {
  if (!actor.authenticated && actor.via !== 'twin') {
    throw new Refusal(403, 'nobody is signed in: give Node-RED an adminAuth, or lift it with the command `dunlock`');
  }
  return actor;
}
