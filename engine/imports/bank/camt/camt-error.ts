/** An entry, or a transaction in it, that cannot be used. */
export class CamtError extends Error {
  override readonly name = 'CamtError';
}
