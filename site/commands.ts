import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { actor, optional, text, wrong } from './command-args.ts';
import { contractCommand, importContract, namesForm } from './contract-commands.ts';
import type { ControlRequest, Tell } from './control-socket.ts';
import { moneyCommand } from './money-commands.ts';
import { importPaymentFile } from './payment-commands.ts';
import type { Site } from './site.ts';

/** The commands of `dunlock`, carried out on an open site: by its owner over the local socket, or by the command line itself. */
export async function runCommand(site: Site, request: ControlRequest, tell?: Tell): Promise<unknown> {
  const { args } = request;
  switch (request.command) {
    case 'import':
      return runImport(site, text(args, 'what'), text(args, 'file'), args, tell);
    case 'issue':
      return site.issueCharges();
    case 'take-over':
      return site.takeOver(text(args, 'from'), actor(args), text(args, 'reason'));
    case 'freshness':
      return site.feedFreshness(optional(args, 'feed') ?? 'bank');
    case 'close-account':
      return site.closeAccount({ account: text(args, 'account'), on: text(args, 'on'), reason: text(args, 'reason') }, actor(args));
    case 'reopen-account':
      return site.closeAccount({ account: text(args, 'account'), on: null, reason: text(args, 'reason') }, actor(args));
    case 'score':
      return site.score(optional(args, 'tenant') === undefined ? 'all' : [text(args, 'tenant')]);
    case 'statement':
      return site.statement(text(args, 'tenant'), optional(args, 'asOf'));
    case 'report':
      return site.report(args.question);
    case 'why':
      return site.why(text(args, 'tenant'));
    case 'summary':
      return site.daySummary();
    case 'verify':
      return site.verifyAudit(tell);
    case 'stop': {
      const target = optional(args, 'target');
      const scope = text(args, 'scope');
      if (scope !== 'site' && scope !== 'tenant' && scope !== 'circuit') throw wrong('scope', scope, 'site, tenant or circuit');
      return site.setStop({ kind: 'stop', scope, target: target ?? site.siteId, by: actor(args), reason: text(args, 'reason') });
    }
    case 'lift-stop':
      return site.liftStop(text(args, 'stop'), actor(args), text(args, 'reason'));
    case 'release':
      return site.releaseAll(actor(args), text(args, 'reason'));
    default: {
      const value = moneyCommand(site, request.command, args) ?? contractCommand(site, request.command, args);
      if (value === null) throw wrong('command', request.command, 'one that `dunlock --help` lists');
      return value;
    }
  }
}

async function runImport(
  site: Site,
  what: string,
  file: string,
  args: Readonly<Record<string, unknown>>,
  tell: Tell | undefined,
): Promise<unknown> {
  if (what === 'payments') return importPaymentFile(site, file, args, tell);
  const watched = tell === undefined ? {} : { onProgress: tell };
  const input = { content: await readFile(file), origin: basename(file) };
  switch (what) {
    case 'estate':
      return site.importEstate(input, { ...kindOf(args), ...watched });
    case 'leases':
      return namesForm(args)
        ? importContract(site, input, args)
        : site.importLeases(input, { dropLines: args.dropLines === true, ...watched });
    case 'turnover':
      return site.importTurnover(input);
    case 'charges':
      return site.importCharges(input, { history: args.history === true, ...watched });
    default:
      throw wrong('what', what, 'estate, leases, turnover, charges or payments');
  }
}

function kindOf(args: Readonly<Record<string, unknown>>): { kind?: string } {
  const kind = optional(args, 'kind');
  return kind === undefined ? {} : { kind };
}
