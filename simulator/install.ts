import { readFileSync } from 'node:fs';
import type { DtuSecret } from './state/twin-state.ts';
import type { TwinContext } from './twin-context.ts';

/**
 * Sets the site up as anybody would: posts the estate, the leases and the payment history at the doors, and takes the DTU secrets
 * from the file that the site wrote for its installer. Doing it again changes nothing.
 * @throws when a door does not take its file, refuses rows of it, or no secrets are to be had
 */
export async function installEstate(context: TwinContext): Promise<void> {
  const { estate, state, doors } = context;
  const { files, mall } = estate;
  const report = await put(context, 'estate', doors.post('estate', { json: JSON.parse(files.estate) }));
  const secretsFile = report.secretsFile;
  if (typeof secretsFile === 'string') keepSecrets(state.secrets, readSecrets(secretsFile));
  const missing = mall.estate.dtus.filter(({ dtuId }) => !state.secrets.some((secret) => secret.dtuId === dtuId));
  if (missing.length > 0) {
    throw new Error(
      `the site has made no secrets for ${missing.map(({ dtuId }) => dtuId).join(', ')} and the twin knows none: it was set up for another twin; begin with an empty data folder`,
    );
  }
  await put(context, 'leases', doors.post('leases', { json: JSON.parse(files.leases) }));
  await put(context, 'history', doors.post('history', { csv: files.history }));
  state.installedPort = state.phonePort;
  await context.save();
}

async function put(context: TwinContext, door: string, answering: Promise<unknown>): Promise<Readonly<Record<string, unknown>>> {
  const answer = await answering;
  const report = Array.isArray(answer) ? (answer[0] as unknown) : answer;
  if (report === null || typeof report !== 'object') {
    throw new Error(`the door '/dunlock/${door}' did not take the twin's file; is the flow with the import nodes deployed?`);
  }
  const { rejected } = report as { rejected?: unknown };
  if (Array.isArray(rejected) && rejected.length > 0) {
    throw new Error(`the site refused ${rejected.length} rows of the twin's ${door}; the first: ${JSON.stringify(rejected[0])}`);
  }
  if (!('accepted' in report)) context.warn(`report ${door}`, `the door '/dunlock/${door}' answered without an import report`);
  return report as Readonly<Record<string, unknown>>;
}

/** Reads the installer's file: CSV with `dtuId,username,password,signingKey` (hex). */
function readSecrets(file: string): DtuSecret[] {
  const [header = '', ...lines] = readFileSync(file, 'utf8').trim().split(/\r?\n/);
  const columns = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    const cell = (name: string) => cells[columns.indexOf(name)] ?? '';
    return { dtuId: cell('dtuId'), username: cell('username'), password: cell('password'), signingKey: cell('signingKey') };
  });
}

function keepSecrets(known: DtuSecret[], fresh: readonly DtuSecret[]): void {
  for (const secret of fresh) {
    const place = known.findIndex(({ dtuId }) => dtuId === secret.dtuId);
    if (place >= 0) known[place] = secret;
    else known.push(secret);
  }
}
