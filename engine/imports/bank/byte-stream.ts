/** A file that is read as it comes, so that it is never held whole. */
export class ByteStream {
  readonly parts: AsyncIterable<Uint8Array>;
  /** How long it is, or null when nobody knows. */
  readonly totalBytes: number | null;

  constructor(parts: AsyncIterable<Uint8Array>, totalBytes: number | null) {
    this.parts = parts;
    this.totalBytes = totalBytes;
  }

  /** Bytes that are here already, in parts: reading them lets others go on in between. */
  static of(bytes: Uint8Array): ByteStream {
    return new ByteStream(partsOf(bytes), bytes.length);
  }
}

const PART = 64 * 1024;

async function* partsOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PART) yield bytes.subarray(at, at + PART);
}
