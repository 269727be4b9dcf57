/** Bytes or text that came in, as UTF-8 bytes without a byte order mark; or why they cannot be read. */
export type Decoded = { readonly ok: true; readonly bytes: Buffer } | { readonly ok: false; readonly reason: string };

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const GBK = new TextDecoder('gb18030', { fatal: true });

/** Looks at the whole of a file for what makes it unreadable as a whole: UTF-16, or bytes that are no text. */
export function decodeFile(content: string | Uint8Array): Decoded {
  const bytes =
    typeof content === 'string' ? Buffer.from(content, 'utf8') : Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const [first, second, third] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return { ok: false, reason: 'the file is UTF-16: save it as UTF-8' };
  }
  if (bytes.subarray(0, 4096).includes(0))
    return { ok: false, reason: 'the file is no UTF-8 text (it has zero bytes, as UTF-16 has): save it as UTF-8' };
  return { ok: true, bytes: first === 0xef && second === 0xbb && third === 0xbf ? bytes.subarray(3) : bytes };
}

/** The text of one field, or null when its bytes are no UTF-8. A replacement character means that somebody before us lost the encoding. */
export function decodeField(bytes: Uint8Array): string | null {
  try {
    const text = UTF8.decode(bytes);
    return text.includes('\uFFFD') ? null : text;
  } catch {
    return null;
  }
}

/** Why a field that is no UTF-8 was refused, with the best guess at what it is. */
export function encodingReason(bytes: Uint8Array): string {
  try {
    return `is not UTF-8 (it looks like GBK: '${GBK.decode(bytes)}'): save the file as UTF-8`;
  } catch {
    return 'is not UTF-8: save the file as UTF-8';
  }
}

/** Bytes as text for people, whatever they are. */
export function looseText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8').trim().slice(0, 2000);
}
