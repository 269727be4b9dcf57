import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ImportInput } from '../engine/imports/import-report.ts';
import { actor, type CommandArgs, optional, text, wrong } from './command-args.ts';
import type { Site } from './site.ts';
import { SiteError } from './site-error.ts';

/** A command about contracts, or null for one that is none. */
export function contractCommand(site: Site, command: string, args: CommandArgs): Promise<unknown> | null {
  switch (command) {
    case 'contracts':
      return site.contracts({ waiting: args['all'] !== true });
    case 'contract':
      return showOne(site, text(args, 'contract'));
    case 'answer-contract':
      return site.answerContract(
        { contractId: text(args, 'contract'), term: text(args, 'term'), value: args['value'] ?? null, reason: text(args, 'reason') },
        actor(args),
      );
    default:
      return null;
  }
}

/** Imports leases from a contract's own text, by the form named, or by a form of the user's own in a JSON file. */
export async function importContract(site: Site, input: ImportInput, args: CommandArgs): Promise<unknown> {
  const form = text(args, 'form');
  return site.readContract(input, form.endsWith('.json') ? await formIn(form) : form);
}

async function showOne(site: Site, contractId: string): Promise<unknown> {
  const found = await site.contract(contractId);
  if (found === null)
    throw new SiteError('contract/unknown', contractId, 'there is no such contract', 'name one that `dunlock review list --all` lists');
  return found;
}

async function formIn(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(resolve(file), 'utf8')) as unknown;
  } catch (error) {
    throw wrong('form', file, `a JSON file with a form (${error instanceof Error ? error.message : String(error)})`);
  }
}

/** Whether an import names a form. */
export function namesForm(args: CommandArgs): boolean {
  return optional(args, 'form') !== undefined;
}
