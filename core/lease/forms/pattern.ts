import { normalise } from './normalise.ts';

/**
 * A pattern, compiled. Forms come from users, so a pattern is no regular expression: it is text with slots, and matching it visits each pair of
 * instruction and position once, however it is written.
 *
 * - text stands for itself, read as contracts are (letter case, widths, blanks beside Chinese characters do not matter); `:` is also a cell border
 * - `{name:kind}` reads a value (`{day:int}`, `{sum:money}`); `{kind}` alone names it by its kind
 * - `{..20}` up to 20 characters of the same sentence; `{/}` a line break, `{|}` a cell border
 * - `(a|b)` one of them, `[a|b]` one of them or nothing; `\` before a sign takes it as it is
 */
export interface Pattern {
  readonly source: string;
  readonly program: readonly Instruction[];
}

export type Instruction =
  | { readonly op: 'char'; readonly chars: string }
  | { readonly op: 'split'; readonly to: readonly number[] }
  | { readonly op: 'jump'; readonly to: number }
  | { readonly op: 'gap'; readonly most: number }
  | { readonly op: 'slot'; readonly name: string; readonly kind: string }
  | { readonly op: 'end' };

/** A pattern that is none; the message says where. */
export class PatternError extends Error {
  override readonly name = 'PatternError';
}

export const MAX_PATTERN_LENGTH = 600;
export const MAX_GAP = 300;
const MAX_INSTRUCTIONS = 1500;
const MAX_DEPTH = 10;

/**
 * Compiles a pattern.
 * @param kinds the kinds of slot there are
 * @throws PatternError when it is no pattern, or larger than a pattern may be
 */
export function compilePattern(source: string, kinds: ReadonlySet<string>): Pattern {
  if (source.length > MAX_PATTERN_LENGTH) throw new PatternError(`is longer than ${MAX_PATTERN_LENGTH} characters`);
  const compiler = new Compiler(source, kinds);
  return { source, program: compiler.compile() };
}

/** The names of a pattern's slots, as it is written. */
export function slotNames(source: string): string[] {
  return [...source.matchAll(/\{([a-zA-Z]+)(?::[a-z]+)?\}/g)].map(([, name = '']) => name);
}

class Compiler {
  readonly #source: string;
  readonly #kinds: ReadonlySet<string>;
  readonly #program: Instruction[] = [];
  #position = 0;

  constructor(source: string, kinds: ReadonlySet<string>) {
    this.#source = source;
    this.#kinds = kinds;
  }

  compile(): Instruction[] {
    this.#sequence(0);
    if (this.#position < this.#source.length) this.#fail(`'${this.#source[this.#position]}' closes nothing`);
    this.#emit({ op: 'end' });
    if (!this.#program.some((one) => one.op === 'char' || one.op === 'slot')) this.#fail('holds neither text nor a slot');
    return this.#program;
  }

  #sequence(depth: number): void {
    let literal = '';
    const flush = (): void => {
      if (literal.startsWith(' ')) this.#blank();
      for (const char of normalise(literal).text) this.#emit({ op: 'char', chars: char === ':' ? ':\t' : char });
      if (literal.trim() !== '' && literal.endsWith(' ')) this.#blank();
      literal = '';
    };
    while (this.#position < this.#source.length) {
      const char = this.#source[this.#position] ?? '';
      if (char === '|' || char === ')' || char === ']') break;
      this.#position++;
      if (char === '\\') literal += this.#source[this.#position++] ?? this.#fail('ends after \\');
      else if (char === '{' || char === '(' || char === '[') {
        flush();
        if (char === '{') this.#hole();
        else this.#choice(char === '[', depth + 1);
      } else literal += char;
    }
    flush();
  }

  /* Normalising falls blanks at the ends of a text away: they are taken up here, and match a blank or nothing. */
  #blank(): void {
    const at = this.#program.length;
    this.#emit({ op: 'split', to: [at + 1, at + 2] });
    this.#emit({ op: 'char', chars: ' ' });
  }

  #choice(optional: boolean, depth: number): void {
    if (depth > MAX_DEPTH) this.#fail(`is nested more than ${MAX_DEPTH} deep`);
    const split = this.#program.length;
    this.#emit({ op: 'split', to: [] });
    const starts: number[] = [];
    const jumps: number[] = [];
    for (;;) {
      starts.push(this.#program.length);
      this.#sequence(depth);
      jumps.push(this.#program.length);
      this.#emit({ op: 'jump', to: 0 });
      const closing = this.#source[this.#position++] ?? this.#fail(`'${optional ? '[' : '('}' is not closed`);
      if (closing === '|') continue;
      if (closing !== (optional ? ']' : ')')) this.#fail(`'${closing}' closes another bracket`);
      break;
    }
    const end = this.#program.length;
    for (const jump of jumps) this.#program[jump] = { op: 'jump', to: end };
    this.#program[split] = { op: 'split', to: optional ? [...starts, end] : starts };
  }

  #hole(): void {
    const end = this.#source.indexOf('}', this.#position);
    if (end < 0) this.#fail("'{' is not closed");
    const inside = this.#source.slice(this.#position, end).trim();
    this.#position = end + 1;
    this.#emit(this.#instructionOf(inside));
  }

  #instructionOf(inside: string): Instruction {
    if (inside === '/') return { op: 'char', chars: '\n' };
    if (inside === '|') return { op: 'char', chars: '\t' };
    if (inside.startsWith('..')) {
      const most = Number(inside.slice(2));
      if (!Number.isInteger(most) || most < 1 || most > MAX_GAP) this.#fail(`'{${inside}}' is no gap of 1 to ${MAX_GAP} characters`);
      return { op: 'gap', most };
    }
    const [name = '', kind = name] = inside.split(':').map((part) => part.trim());
    if (!this.#kinds.has(kind)) this.#fail(`'${kind}' is no kind of slot (there are ${[...this.#kinds].join(', ')})`);
    return { op: 'slot', name, kind };
  }

  #emit(instruction: Instruction): void {
    if (this.#program.length >= MAX_INSTRUCTIONS) this.#fail(`has more than ${MAX_INSTRUCTIONS} parts`);
    this.#program.push(instruction);
  }

  #fail(reason: string): never {
    throw new PatternError(`${reason} (at character ${this.#position})`);
  }
}
