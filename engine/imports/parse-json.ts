import { decodeField } from './decode.ts';

/** Reads JSON bytes; the reason names the line and column of the fault, as an editor counts them. */
export function parseJson(
  bytes: Uint8Array,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: string } {
  const text = decodeField(bytes);
  if (text === null) return { ok: false, reason: 'the file is not UTF-8: save it as UTF-8' };
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, reason: `the file is no JSON: ${message}` };
  }
}
