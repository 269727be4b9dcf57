import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ImportProgress, PaymentOptions } from '../engine/imports/bank/bank-options.ts';
import { ByteStream } from '../engine/imports/bank/byte-stream.ts';
import type { PaymentReport } from '../engine/post-payment.ts';
import { optional } from './command-args.ts';
import type { Site } from './site.ts';

/** A file that is read as it comes. @throws when there is none */
export async function fileStream(path: string): Promise<ByteStream> {
  const { size } = await stat(path);
  return new ByteStream(createReadStream(path), size);
}

/** `dunlock import payments FILE`: read as it comes, whatever its length. `covers` is a day, or `FROM..THROUGH` of one account. */
export async function importPaymentFile(
  site: Site,
  file: string,
  args: Readonly<Record<string, unknown>>,
  onProgress?: (progress: ImportProgress) => void,
): Promise<PaymentReport> {
  const account = optional(args, 'account');
  const options: PaymentOptions = {
    ...covered(optional(args, 'covers')),
    ...(account === undefined ? {} : { account }),
    ...(args.mapping === undefined ? {} : { mapping: args.mapping }),
    ...(args.alone === true ? { alone: true } : {}),
    ...(onProgress === undefined ? {} : { onProgress }),
  };
  return site.importPayments({ content: await fileStream(file), origin: basename(file) }, options);
}

function covered(text: string | undefined): PaymentOptions {
  if (text === undefined) return {};
  const [from, through] = text.split('..');
  return through === undefined ? { coveredThrough: text } : { coveredFrom: from ?? '', coveredThrough: through };
}
