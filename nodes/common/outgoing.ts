import type { Envelope } from '../../engine/messages/envelope.ts';
import type { MessageKind } from '../../engine/messages/kind.ts';
import type { NodeMessage } from './red.ts';
import { split } from './split.ts';

/** What goes out of one output: things of one kind, as a list or (`one`) as a single thing. */
export interface Outgoing {
  readonly topic: string;
  readonly one?: unknown;
  readonly list?: readonly unknown[];
  readonly journal?: Envelope['journal'];
  /** Further properties of the message: `statusCode`, `headers` of an HTTP answer. */
  readonly beside?: Readonly<Record<string, unknown>>;
}

/** A single thing of a kind (a report). */
export function one<T>(kind: MessageKind<T>, thing: T): Outgoing {
  return { topic: kind.topic, one: thing };
}

/** A list of things of a kind; nothing at all leaves when it is empty. */
export function list<T>(kind: MessageKind<T>, things: readonly T[]): Outgoing {
  return { topic: kind.topic, list: things };
}

export interface Stamp {
  readonly siteId: string;
  readonly cause: string | null;
  readonly newId: () => string;
}

/**
 * Builds the messages of one output: every property of the message that caused them passes through, `topic`, `payload` and `dunlock` are new.
 * Lists longer than 500 become several messages; the journal's positions travel with the last of them, since only then is all of it handed over.
 */
export function messagesOf(what: Outgoing, original: NodeMessage, stamp: Stamp): NodeMessage[] {
  const payloads = what.list ? split(what.list) : [what.one];
  return payloads.map((payload, index) => {
    const envelope: Envelope = {
      v: 1,
      site: stamp.siteId,
      id: stamp.newId(),
      cause: stamp.cause,
      ...(what.journal && index === payloads.length - 1 ? { journal: what.journal } : {}),
    };
    return { ...original, ...what.beside, topic: what.topic, payload, dunlock: envelope };
  });
}
