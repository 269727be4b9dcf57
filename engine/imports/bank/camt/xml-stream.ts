import { SaxesParser } from 'saxes';
import { XmlElement } from './xml-element.ts';

/* A statement is about 15 deep; what is far deeper is none, and would only take memory and time. */
const DEEPEST = 64;

export interface XmlEvents {
  /** The outermost element. Returns why it is not what is looked for, or null. */
  onRoot(root: XmlElement): void;
  /** An element is complete. Returns whether it is done with: it then leaves its parent, so that memory does not grow. */
  onElement(element: XmlElement, ancestors: readonly XmlElement[]): boolean;
}

/** The document is not well-formed. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
  readonly line: number;

  constructor(reason: string, line: number) {
    super(reason);
    this.line = line;
  }
}

/** Reads an XML document that comes in parts; elements that are done with are let go. */
export class XmlStream {
  readonly #parser = new SaxesParser();
  readonly #open: XmlElement[] = [];
  #decoder: TextDecoder | null = null;

  constructor(events: XmlEvents) {
    this.#parser.on('opentag', ({ name, attributes }) => {
      if (this.#open.length >= DEEPEST) throw new XmlError(`elements stand more than ${DEEPEST} deep in one another`, this.#parser.line);
      const element = new XmlElement(localOf(name), attributes, this.#parser.line);
      if (this.#open.length === 0) events.onRoot(element);
      this.#open.at(-1)?.children.push(element);
      this.#open.push(element);
    });
    this.#parser.on('text', (text) => {
      const here = this.#open.at(-1);
      if (here) here.text += text;
    });
    this.#parser.on('cdata', (text) => {
      const here = this.#open.at(-1);
      if (here) here.text += text;
    });
    this.#parser.on('closetag', () => {
      const element = this.#open.pop();
      if (element && events.onElement(element, this.#open)) this.#open.at(-1)?.children.pop();
    });
    this.#parser.on('doctype', () => {
      throw new XmlError('a document type (DOCTYPE) has no place in a bank statement', this.#parser.line);
    });
    this.#parser.on('error', (error) => {
      throw new XmlError(error.message.replace(/^\d+:\d+: /, ''), this.#parser.line);
    });
  }

  get line(): number {
    return this.#parser.line;
  }

  /** @throws XmlError when it is not well-formed, or its bytes are not of its encoding; and what the events throw */
  push(part: Uint8Array, isLast: boolean): void {
    this.#decoder ??= decoderFor(part);
    this.#parser.write(this.#decode(this.#decoder, part, isLast));
    if (isLast) this.#parser.close();
  }

  #decode(decoder: TextDecoder, part: Uint8Array, isLast: boolean): string {
    try {
      return decoder.decode(part, { stream: !isLast });
    } catch {
      throw new XmlError(`its bytes are not ${decoder.encoding}`, this.#parser.line);
    }
  }
}

function localOf(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/* The encoding is what the byte order mark says, else the declaration, else UTF-8. */
function decoderFor(part: Uint8Array): TextDecoder {
  if (part[0] === 0xff && part[1] === 0xfe) return new TextDecoder('utf-16le', { fatal: true });
  if (part[0] === 0xfe && part[1] === 0xff) return new TextDecoder('utf-16be', { fatal: true });
  const declared = /^[^<]*<\?xml[^>]*\bencoding=["']([\w.-]+)["']/.exec(Buffer.from(part.subarray(0, 200)).toString('latin1'))?.[1];
  try {
    return new TextDecoder(declared ?? 'utf-8', { fatal: true });
  } catch {
    throw new XmlError(`its encoding '${declared}' is not known`, 1);
  }
}
