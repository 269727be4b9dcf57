/** A question that cannot be answered as it was asked; the message says which part of it, why, and what to ask instead. */
export class ReportError extends Error {
  override readonly name = 'ReportError';
  readonly key: `report/${string}`;

  constructor(key: ReportError['key'], message: string) {
    super(message);
    this.key = key;
  }
}
