/** Why something is not charged yet, for programs. */
export type WaitKey =
  | 'no-meter'
  | 'no-reading'
  | 'register-went-back'
  | 'no-rate-register'
  | 'rates-differ'
  | 'no-turnover'
  | 'turnover-unfit'
  | 'too-much'
  | 'terms-contradict'
  | 'other-currency'
  | 'other-creditor'
  | 'credited-by-person'
  | 'id-taken';

/** What cannot be reckoned or charged yet, and why, for programs and for people. */
export interface Waits {
  readonly ok: false;
  readonly key: WaitKey;
  readonly reason: string;
}

/** It waits. */
export function waits(key: WaitKey, reason: string): Waits {
  return { ok: false, key, reason };
}
