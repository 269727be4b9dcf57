import type { SiteFacts } from './facts.ts';

/** Who acted. `authenticated` only when Node-RED (or the operating system, for the command line) vouches for the name. */
export interface Actor {
  readonly name: string;
  readonly authenticated: boolean;
  /** `admin` = an admin endpoint, `command` = the command line, `twin` = the simulated site's own operator. */
  readonly via: 'admin' | 'command' | 'twin';
}

/** Does anybody vouch for who acted? A simulated site also takes its own operator at its word, and no other site does. */
export function isVouchedFor({ authenticated, via }: Pick<Actor, 'authenticated' | 'via'>, mode: SiteFacts['mode']): boolean {
  return authenticated === true || (via === 'twin' && mode === 'simulated');
}
