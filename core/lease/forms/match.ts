import type { Instruction, Pattern } from './pattern.ts';
import type { SlotKind, SlotValue } from './slots/slot.ts';

/** A place where a pattern matches: `start` to `end` (not included) in the normalised text, and what its slots read. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly slots: ReadonlyMap<string, SlotValue & { readonly start: number; readonly end: number }>;
}

export interface Matched {
  readonly text: string;
  readonly sentences: Int32Array;
  readonly kinds: ReadonlyMap<string, SlotKind>;
  /** Steps that all patterns of a form may take on one text; what is over says so. */
  readonly budget: { left: number };
}

/** The work that a form asks for is more than any honest one does. */
export class TooMuchWorkError extends Error {
  override readonly name = 'TooMuchWorkError';
}

/**
 * Finds every place where a pattern matches, from the start of the text on; matches do not overlap. From one start each pair of instruction and
 * position is visited at most once, and all of it draws on one budget of steps: no pattern can make it hang.
 * Yields between pieces of work, so that whoever asks can let others have their turn.
 * @throws TooMuchWorkError when the budget is used up
 */
export function* findAll(pattern: Pattern, on: Matched): Generator<void, Match[]> {
  let breath = on.budget.left - STEPS_IN_ONE_BREATH;
  const matches: Match[] = [];
  const first = firstChars(pattern.program);
  for (let start = 0; start < on.text.length; ) {
    const char = on.text[start] ?? '';
    const match = (first === null || first.includes(char)) && wordBegins(on.text, start) ? matchAt(pattern.program, on, start) : null;
    spend(on, 1);
    if (on.budget.left < breath) {
      breath = on.budget.left - STEPS_IN_ONE_BREATH;
      yield;
    }
    if (match === null) start++;
    else {
      matches.push(match);
      start = Math.max(match.end, start + 1);
    }
  }
  return matches;
}

/* Some milliseconds of work. */
const STEPS_IN_ONE_BREATH = 50_000;

interface Path {
  readonly pc: number;
  readonly at: number;
  readonly slots: Captured | null;
}

interface Captured {
  readonly name: string;
  readonly value: SlotValue;
  readonly start: number;
  readonly end: number;
  readonly before: Captured | null;
}

function matchAt(program: readonly Instruction[], on: Matched, start: number): Match | null {
  const seen = new Set<number>();
  const width = on.text.length + 1;
  /* The last path is the one preferred. */
  const paths: Path[] = [{ pc: 0, at: start, slots: null }];
  for (let path = paths.pop(); path !== undefined; path = paths.pop()) {
    const key = path.pc * width + path.at;
    if (seen.has(key)) continue;
    seen.add(key);
    spend(on, 1);
    const instruction = program[path.pc];
    if (instruction === undefined) continue;
    if (instruction.op === 'end') {
      if (wordEnds(on.text, path.at)) return { start, end: path.at, slots: captured(path.slots) };
      continue;
    }
    step(instruction, path, paths, on);
  }
  return null;
}

function step(instruction: Exclude<Instruction, { op: 'end' }>, { pc, at, slots }: Path, paths: Path[], on: Matched): void {
  switch (instruction.op) {
    case 'char':
      if (at < on.text.length && instruction.chars.includes(on.text[at] ?? '')) paths.push({ pc: pc + 1, at: at + 1, slots });
      return;
    case 'jump':
      paths.push({ pc: instruction.to, at, slots });
      return;
    case 'split':
      for (const to of [...instruction.to].reverse()) paths.push({ pc: to, at, slots });
      return;
    case 'gap': {
      const ends: number[] = [];
      for (let end = at; end <= at + instruction.most; end++) {
        if (end > at && on.sentences[end] !== on.sentences[at]) break;
        if (wordEnds(on.text, end)) ends.push(end);
      }
      spend(on, ends.length);
      for (const end of ends.reverse()) paths.push({ pc: pc + 1, at: end, slots });
      return;
    }
    case 'slot': {
      if (!wordBegins(on.text, at)) return;
      const read = on.kinds.get(instruction.kind)?.(on.text, at) ?? [];
      spend(on, read.length * 8);
      for (const { end, ...value } of [...read].reverse()) {
        paths.push({ pc: pc + 1, at: end, slots: { name: instruction.name, value, start: at, end, before: slots } });
      }
    }
  }
}

function captured(last: Captured | null): Match['slots'] {
  const slots: [string, SlotValue & { start: number; end: number }][] = [];
  for (let each = last; each !== null; each = each.before) slots.push([each.name, { ...each.value, start: each.start, end: each.end }]);
  return new Map(slots.reverse());
}

function spend(on: Matched, steps: number): void {
  on.budget.left -= steps;
  if (on.budget.left < 0) throw new TooMuchWorkError('its patterns ask for more work than a form may');
}

/* The characters a match can begin with, or null when that cannot be said: most starts are passed over by it. */
function firstChars(program: readonly Instruction[]): string | null {
  let chars = '';
  const todo = [0];
  const seen = new Set<number>();
  for (let pc = todo.pop(); pc !== undefined; pc = todo.pop()) {
    if (seen.has(pc)) continue;
    seen.add(pc);
    const one = program[pc];
    if (one?.op === 'char') chars += one.chars;
    else if (one?.op === 'split') todo.push(...one.to);
    else if (one?.op === 'jump') todo.push(one.to);
    else return null;
  }
  return chars;
}

function isWord(char: string | undefined): boolean {
  return char !== undefined && /[a-z0-9]/.test(char);
}

function wordBegins(text: string, at: number): boolean {
  return !(isWord(text[at]) && isWord(text[at - 1]));
}

function wordEnds(text: string, at: number): boolean {
  return !(isWord(text[at]) && isWord(text[at - 1]));
}
