/** What came of reading something that may be malformed: its value, or why it is none. Bad input is data, never an exception. */
export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

/** Reads a payload as JSON. `reason` says what is wrong with it, without repeating it. */
export function parseJson(payload: string | Uint8Array): Parsed<unknown> {
  try {
    const text = typeof payload === 'string' ? payload : UTF8.decode(payload);
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return { ok: false, reason: error instanceof SyntaxError ? 'is no JSON' : 'is no UTF-8 text' };
  }
}

const UTF8 = new TextDecoder('utf-8', { fatal: true });
