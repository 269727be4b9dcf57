import type { Instant } from '../../core/calendar/civil.ts';
import type { Clock } from '../../core/calendar/clock.ts';
import type { DtuOperation, DtuReply } from '../../core/protocols/dtu-json/messages.ts';
import type { LinkFailure, RequestOutcome } from './gateway.ts';
import { readingOf } from './reading-of.ts';

/** A request as it is put on the wire, before it is signed. */
export interface RequestFrame {
  readonly id: string;
  readonly op: DtuOperation;
  readonly meter: string;
  readonly expiresAt: Instant;
}

interface Pending {
  readonly frame: RequestFrame;
  readonly control: boolean;
  readonly end: (outcome: RequestOutcome) => void;
}

interface Line {
  waiting: Pending[];
  inFlight: Pending | null;
  timer: NodeJS.Timeout | null;
}

export interface RequestsOptions {
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly newId: () => string;
  readonly online: (dtuId: string) => boolean;
  /** Puts a frame on the wire; false when it certainly did not leave. */
  readonly send: (dtuId: string, frame: RequestFrame) => boolean;
}

/* More than this waiting for one DTU means that somebody asks faster than it answers: told so at once instead of growing without end. */
const MOST_WAITING = 1_000;

/**
 * Requests to DTUs: exactly one in flight per DTU, `control` next after it and before all others. An answer is recognised by its id, so that a late
 * one is never taken for the next one's. Civil time is held from the call to the answer, and a moment longer so that a follow-up can take its own hold.
 */
export class Requests {
  readonly #options: RequestsOptions;
  readonly #lines = new Map<string, Line>();
  #closed = false;

  constructor(options: RequestsOptions) {
    this.#options = options;
  }

  /** Asks, and resolves with what came of it. Never rejects. */
  ask(dtuId: string, op: DtuOperation, meter: string, options: { expiresAt: Instant; control?: boolean }): Promise<RequestOutcome> {
    if (this.#closed) return Promise.resolve(failed('closed'));
    const line = this.#line(dtuId);
    if (!this.#options.online(dtuId) || line.waiting.length >= MOST_WAITING) return Promise.resolve(failed('offline'));
    const release = this.#options.clock.hold(`link ${dtuId}`);
    return new Promise((resolve) => {
      const end = (outcome: RequestOutcome): void => {
        resolve(outcome);
        setImmediate(release);
      };
      const control = options.control ?? false;
      const pending: Pending = { frame: { id: this.#options.newId(), op, meter, expiresAt: options.expiresAt }, control, end };
      const place = control ? line.waiting.findIndex((other) => !other.control) : -1;
      line.waiting.splice(place < 0 ? line.waiting.length : place, 0, pending);
      this.#sendNext(dtuId, line);
    });
  }

  /** A reply arrived. False when nobody waits for it: it is late, or was never asked for. */
  answered(dtuId: string, reply: DtuReply): boolean {
    const line = this.#lines.get(dtuId);
    const pending = line?.inFlight;
    if (!line || pending?.frame.id !== reply.id) return false;
    if (reply.ok && reply.reading.meter !== pending.frame.meter) return false;
    this.#settle(
      dtuId,
      line,
      reply.ok ? { kind: 'reading', reading: readingOf(dtuId, reply.at, reply.reading) } : { kind: 'refused', error: reply.error },
    );
    return true;
  }

  /** The DTU is gone: what is in flight is in doubt, what waits never left. */
  lost(dtuId: string): void {
    const line = this.#lines.get(dtuId);
    if (!line) return;
    const waiting = line.waiting;
    line.waiting = [];
    if (line.inFlight) this.#settle(dtuId, line, failed('closed'));
    for (const pending of waiting) pending.end(failed('offline'));
  }

  /** Ends everything and takes nothing more. */
  close(): void {
    this.#closed = true;
    for (const dtuId of this.#lines.keys()) this.lost(dtuId);
  }

  #line(dtuId: string): Line {
    let line = this.#lines.get(dtuId);
    if (!line) {
      line = { waiting: [], inFlight: null, timer: null };
      this.#lines.set(dtuId, line);
    }
    return line;
  }

  #sendNext(dtuId: string, line: Line): void {
    while (!line.inFlight) {
      const next = line.waiting.shift();
      if (!next) return;
      if (this.#options.clock.now() > next.frame.expiresAt) {
        next.end({ kind: 'refused', error: 'expired' });
        continue;
      }
      line.inFlight = next;
      line.timer = setTimeout(() => this.#settle(dtuId, line, failed('timeout')), this.#options.timeoutMs);
      if (!this.#options.send(dtuId, next.frame)) this.#settle(dtuId, line, failed('offline'));
    }
  }

  #settle(dtuId: string, line: Line, outcome: RequestOutcome): void {
    const ended = line.inFlight;
    if (line.timer) clearTimeout(line.timer);
    line.inFlight = null;
    line.timer = null;
    ended?.end(outcome);
    this.#sendNext(dtuId, line);
  }
}

function failed(failure: LinkFailure): RequestOutcome {
  return { kind: 'failed', failure };
}
