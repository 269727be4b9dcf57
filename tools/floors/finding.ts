/** One breach of the house rules, and where it stands. */
export interface Finding {
  /** Path from the root of the repository, with `/`. */
  readonly file: string;
  readonly line: number;
  readonly rule: 'floor' | 'pure' | 'size' | 'syntax';
  /** What is wrong, and what would be right. */
  readonly message: string;
}

/** One finding as a line that an editor can jump to. */
export function describeFinding({ file, line, rule, message }: Finding): string {
  return `${file}:${line} [${rule}] ${message}`;
}
