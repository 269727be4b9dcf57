/** Who acted. `authenticated` only when Node-RED (or the operating system, for the command line) vouches for the name. */
export interface Actor {
  readonly name: string;
  readonly authenticated: boolean;
  /** `admin` = an admin endpoint, `command` = the command line, `twin` = the simulated site's own operator. */
  readonly via: 'admin' | 'command' | 'twin';
}
