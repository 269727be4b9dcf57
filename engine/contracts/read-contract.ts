import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { DocumentError, type DocumentText } from '../../adapters/documents/documents.ts';
import { canonicalJson } from '../../core/audit/canonical-json.ts';
import { type Extracted, extraction } from '../../core/lease/forms/extract.ts';
import type { Form } from '../../core/lease/forms/form.ts';
import { TooMuchWorkError } from '../../core/lease/forms/match.ts';
import type { EngineContext } from '../context.ts';
import type { ImportInput, RejectedRow } from '../imports/import-report.ts';
import { ImportRun } from '../imports/import-run.ts';
import type { ContractImport, ContractReport } from './contract-report.ts';
import { findForm } from './find-form.ts';
import { finishContract } from './finish-contract.ts';
import { notOfForm } from './not-of-form.ts';
import { unreadItems } from './unread-items.ts';

/* Of a document that is no contract of the form, so many characters are kept with the reason. */
const MOST_KEPT = 100_000;

/**
 * Reads a contract by a form: text, PDF or DOCX. Its text, the form and all that was found are kept; what waits for a person is listed with
 * its reason; when nothing does, it is imported as a lease. The same file by the same form twice is one contract.
 * @param form the id of a form that ships, or a form as data
 */
export async function readContract(context: EngineContext, input: ImportInput, form: unknown): Promise<ContractImport> {
  const run = new ImportRun('leases', input);
  const found = findForm(form);
  if (!found.ok) return refuse(context, run, found.reason);
  const { content, origin } = input;
  if (typeof content !== 'string' && !(content instanceof Uint8Array))
    return refuse(context, run, 'a contract comes as a file or as its text, not as rows');
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  let document: DocumentText;
  let extracted: Extracted;
  try {
    document = await context.documents.read(bytes, origin);
    extracted = await inTurns(extraction(document.text, found.form));
  } catch (error) {
    if (error instanceof DocumentError || error instanceof TooMuchWorkError) return refuse(context, run, error.message);
    throw error;
  }
  const other = notOfForm(document.text, found.form, extracted.terms);
  if (other !== null) return refuse(context, run, other, document.text.slice(0, MOST_KEPT));
  const contractId = await keep(context, origin, bytes, document, found.form, extracted);
  const contract = await finishContract(context, contractId);
  return withContract(run, contract);
}

async function keep(
  context: EngineContext,
  origin: string,
  bytes: Uint8Array,
  document: DocumentText,
  form: Form,
  extracted: Extracted,
): Promise<string> {
  const sha256 = digest(bytes);
  const source = canonicalJson(form);
  const found = canonicalJson([...extracted.terms, ...unreadItems(extracted)]);
  const contractId = `contract-${digest(`${sha256}\n${source}`).slice(0, 16)}`;
  await context.store.transaction(async (tx) => {
    const knownAt = context.clock.now();
    const { formId, version: formVersion } = form;
    const { kind, text } = document;
    const lines = JSON.stringify(document.lines);
    const contract = { contractId, origin, kind, sha256, text, lines, formId, formVersion, form: source, terms: found, knownAt };
    if ((await tx.contracts.add(contract)) === 'unchanged') return;
    await tx.audit.append({
      at: knownAt,
      kind: 'contract/read',
      body: { contractId, sha256, formId, formVersion, form: digest(source), terms: digest(found) },
      texts: { origin },
    });
  });
  return contractId;
}

async function refuse(context: EngineContext, run: ImportRun, reason: string, raw = ''): Promise<ContractImport> {
  run.reject({ line: null, raw }, null, reason);
  await run.keepRejects(context);
  return { ...run.report(), contract: null };
}

/* What waits for a person is told as what every import tells: a place and a reason. */
function withContract(run: ImportRun, contract: ContractReport | null): ContractImport {
  const report = run.report();
  if (contract === null) return { ...report, contract };
  const waiting = contract.terms.filter(({ waits }) => waits);
  const rejected: RejectedRow[] = waiting.map(({ name, reason, quotes: [quote] }) => ({
    line: quote?.line ?? null,
    column: name,
    reason,
    raw: quote?.text ?? '',
  }));
  return {
    ...report,
    accepted: contract.state === 'imported' ? 1 : 0,
    rejected: [...rejected, ...contract.refused],
    contract,
  };
}

/* A long contract is read for seconds: payments and unlocks get their turn in between. */
async function inTurns<T>(work: Generator<void, T>): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await setImmediate();
  }
}

function digest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
