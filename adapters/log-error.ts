/** Why a log on disk refused. */
export type LogErrorKey = 'log/full' | 'log/closed' | 'log/record-too-long' | 'log/folder' | 'log/write';

/** A log on disk could not do what was asked: which one, why, and what to do. Nothing was taken over. */
export class LogError extends Error {
  override readonly name = 'LogError';
  readonly key: LogErrorKey;
  readonly place: string;
  readonly reason: string;
  readonly remedy: string;

  constructor(key: LogErrorKey, place: string, reason: string, remedy: string, cause?: unknown) {
    super(`${place}: ${reason}; ${remedy}`, { cause });
    this.key = key;
    this.place = place;
    this.reason = reason;
    this.remedy = remedy;
  }
}
