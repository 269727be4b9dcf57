import { type Command, Option } from 'commander';
import type { Printed } from './printed.ts';

/** What every command takes. */
export interface Common {
  readonly data: string;
  readonly json: boolean;
}

/** What every command of a person takes besides. */
export interface ByPerson extends Common {
  readonly reason: string;
  readonly by?: string;
}

/** Runs one command on the site of `--data`, prints its answer, and keeps its exit code. */
export type Run = <T>(common: Common, command: string, args: Record<string, unknown>, print: (value: T) => Printed) => Promise<void>;

/** A command on a site: its data folder, and whether it prints JSON. */
export function add(command: Command): Command {
  return command
    .addOption(new Option('--data <dir>', 'data folder of the site').default(process.env.DUNLOCK_DATA ?? '.dunlock', '.dunlock'))
    .option('--json', 'print one JSON document and nothing else', false)
    .exitOverride();
}

/** A command that only a person gives, with a reason. */
export function person(command: Command): Command {
  return command
    .requiredOption('--reason <text>', 'why')
    .option('--by <name>', 'a name for the record, beside the user that the operating system knows');
}
