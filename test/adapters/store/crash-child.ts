/* Commits charges (one, or as many as its second argument says) and an audit record for ever, in a transaction each, and says the number of each once it is committed. */
import { writeSync } from 'node:fs';
import { openSqliteStore } from '../../../adapters/store/sqlite/open-sqlite-store.ts';
import { charge, NOW, SITE } from './fixtures.ts';

const store = await openSqliteStore(process.argv[2] ?? '', SITE, NOW);
const each = Number(process.argv[3] ?? 1);
const { seq } = await store.read((tx) => tx.audit.head());
for (let number = seq + 1; ; number++) {
  await store.transaction(async (tx) => {
    await tx.ledger.addCharges(Array.from({ length: each }, (_, n) => charge(`charge ${number}/${n}`)));
    await tx.audit.append({ at: NOW, kind: 'import', caseIds: [`case ${number % 3}`], body: { number } });
  });
  writeSync(1, `${number}\n`);
}
