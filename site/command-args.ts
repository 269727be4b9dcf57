import type { Actor } from '../core/lock/actor.ts';
import { osUser } from './os-user.ts';
import { SiteError } from './site-error.ts';

/** What came with a command, by name; nothing of it is trusted to be of any type. */
export type CommandArgs = Readonly<Record<string, unknown>>;

/**
 * A person at the command line is who the operating system says: the user of this process, as whom alone (or as root) one can open its socket.
 * A name that they add for the record stands beside it, never in its place.
 */
export function actor(args: CommandArgs): Actor {
  const user = osUser();
  const said = optional(args, 'by');
  return { name: said === undefined || said === user ? user : `${said} (os user ${user})`, authenticated: true, via: 'command' };
}

/** A text that must be there. @throws SiteError when it is not */
export function text(args: CommandArgs, name: string): string {
  const value = optional(args, name);
  if (value === undefined) throw wrong(name, '', 'a value');
  return value;
}

export function optional(args: CommandArgs, name: string): string | undefined {
  const value = args[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The optional texts that were given, under their names: what is absent is left out. */
export function given<K extends string>(args: CommandArgs, ...names: readonly K[]): Partial<Record<K, string>> {
  const found: Partial<Record<K, string>> = {};
  for (const name of names) {
    const value = optional(args, name);
    if (value !== undefined) found[name] = value;
  }
  return found;
}

/** An argument that will not do, with what to give instead. */
export function wrong(name: string, value: string, wanted: string): SiteError {
  return new SiteError('command', name, `'${value}' will not do`, `give ${wanted}`);
}
