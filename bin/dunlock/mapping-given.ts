import { existsSync, readFileSync } from 'node:fs';

/**
 * What `--mapping` stands for: the JSON of a file, else the id of a mapping that comes with the program.
 * @throws when the file is no JSON
 */
export function mappingGiven(given: string | undefined): unknown {
  if (given === undefined || !existsSync(given)) return given;
  try {
    return JSON.parse(readFileSync(given, 'utf8')) as unknown;
  } catch (error) {
    throw new Error(
      `--mapping ${given}: the file is no JSON (${error instanceof Error ? error.message : String(error)}): look at docs/importing.md for an example`,
    );
  }
}
