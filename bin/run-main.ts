import { nodeTooOld } from './node-version.ts';

/** The commands load their code only once this Node is known to be able to run it: an old one gets a sentence, not a syntax error. */
export async function runMain(load: () => Promise<{ main(argv: readonly string[]): Promise<number> }>): Promise<void> {
  const tooOld = nodeTooOld(process.versions.node);
  if (tooOld) {
    process.stderr.write(`${tooOld}\n`);
    process.exitCode = 2;
    return;
  }
  const { main } = await load();
  process.exitCode = await main(process.argv.slice(2));
}
