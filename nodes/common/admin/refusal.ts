/** A request that is not carried out, with the HTTP status and one sentence for whoever asked. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;

  constructor(status: number, text: string) {
    super(text);
    this.status = status;
  }
}
