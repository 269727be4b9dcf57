import { type Envelope, readEnvelope } from '../../engine/messages/envelope.ts';
import type { MessageKind } from '../../engine/messages/kind.ts';
import { parseAs, parseMessage } from '../../engine/messages/parse.ts';
import type { NodeMessage } from './red.ts';

/** A message that has passed the door: of which kind, and its things. */
export interface Incoming {
  readonly topic: string;
  readonly items: readonly unknown[];
  readonly message: NodeMessage;
  readonly envelope: Envelope | null;
}

/** Something wrong with a message; the flow goes on. */
export class MessageProblem extends Error {
  override readonly name = 'MessageProblem';
  readonly key: string;

  constructor(key: string, text: string) {
    super(text);
    this.key = key;
  }
}

export interface Door {
  /** The kinds that this node takes; `'content'` takes any payload as a file's content or rows. */
  readonly accepts: readonly MessageKind[] | 'content';
  /** What a message without a topic of ours is taken for (messages from HTTP, MQTT or an inject node have none). */
  readonly otherwise?: MessageKind;
}

/**
 * Checks a message at the door of a node.
 * @throws MessageProblem with the place, the reason and what to do
 */
export function readIncoming(message: NodeMessage, door: Door, siteId: string): Incoming {
  const read = readEnvelope(message.dunlock);
  if ('problem' in read) throw new MessageProblem('bad-envelope', read.problem);
  const { envelope } = read;
  if (envelope && envelope.site !== siteId) {
    throw new MessageProblem(
      'other-site',
      `this message is of site '${envelope.site}', this node works for '${siteId}': wire it to a node of its own site`,
    );
  }
  // The type says text; a function node may have put anything there.
  const given: unknown = message.topic ?? '';
  const topic = typeof given === 'string' ? given : '';
  if (door.accepts === 'content') return { topic, items: [message.payload], message, envelope };
  const foreign = !topic.startsWith('dunlock/');
  const parsed = foreign && door.otherwise ? parseAs(door.otherwise, message.payload) : parseMessage(given, message.payload);
  if (!parsed.ok) throw new MessageProblem(parsed.key, parsed.problem);
  if (!door.accepts.includes(parsed.kind)) {
    const known = door.accepts.map((kind) => kind.topic).join(', ');
    throw new MessageProblem(
      'unknown-kind',
      `this node takes ${known}; '${parsed.kind.topic}' belongs elsewhere: wire it to the node that takes it`,
    );
  }
  return { topic: parsed.kind.topic, items: parsed.items, message, envelope };
}
