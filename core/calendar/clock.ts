import type { Instant } from './civil.ts';

/**
 * Civil time, passed in wherever something depends on it: due dates, quiet hours, expiry, legal limits.
 * Link time (reply time-outs, keep-alive, back-off of a socket) is always real and never comes from here.
 */
export interface Clock {
  /** Civil now. */
  now(): Instant;
  /**
   * Calls `wake` once when civil time has reached `at` (soon, when it already has). Returns its cancel.
   * Only `site/`, the twin and the command line set alarms: deadlines live in rows, and an alarm merely looks at them.
   */
  alarm(at: Instant, wake: () => void): () => void;
  /**
   * Says that something is in flight: simulated time stands still until the returned release is called (calling it twice is harmless).
   * A follow-up takes its own hold before its cause releases. With a real clock this does nothing.
   * @param what names it for the watchdog, e.g. `link dtu-03`
   */
  hold(what: string): () => void;
}
