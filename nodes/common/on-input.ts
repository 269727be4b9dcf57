import type { Site } from '../../site/site.ts';
import { type Door, type Incoming, readIncoming } from './incoming.ts';
import { messagesOf, type Outgoing } from './outgoing.ts';
import type { Node, NodeAPI, NodeMessage } from './red.ts';
import { messageOf } from './site-of.ts';
import { type Mood, setStatus } from './status.ts';

/** What a node made of a message: what leaves by each output (in order, null or missing = nothing), and its status. */
export interface Answer {
  readonly outputs?: readonly (readonly Outgoing[] | null)[];
  readonly mood?: Mood;
  readonly text?: string;
}

export interface InputRule {
  readonly door: Door;
  readonly handle: (site: Site, incoming: Incoming) => Promise<Answer>;
}

/**
 * The one way in for every node: wait for the site → check the message → call the site → send → `done`.
 * Whatever goes wrong sets the status and reaches `done` as an error, here and nowhere else; the next message finds the node ready.
 */
export function onInput(RED: NodeAPI, node: Node, site: () => Promise<Site>, rule: InputRule): void {
  node.on('input', (message, send, done) => {
    void answer(message, send).then(
      () => done(),
      (error: unknown) => {
        setStatus(node, 'problem', messageOf(error));
        done(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });

  async function answer(message: NodeMessage, send: (messages: NodeMessage[][]) => void): Promise<void> {
    const opened = await site();
    const incoming = readIncoming(message, rule.door, opened.siteId);
    const result = await rule.handle(opened, incoming);
    if (result.text !== undefined) setStatus(node, result.mood ?? 'ok', result.text);
    sendOutputs(RED, opened.siteId, result.outputs ?? [], message, send);
  }
}

/** Puts what a node made on its outputs, in one call, so that nothing waits between two outputs. */
export function sendOutputs(
  RED: NodeAPI,
  siteId: string,
  outputs: readonly (readonly Outgoing[] | null)[],
  original: NodeMessage,
  send: (messages: NodeMessage[][]) => void,
): void {
  const cause = causeOf(original);
  const stamp = { siteId, cause, newId: () => RED.util.generateId() };
  const messages = outputs.map((output) => (output ?? []).flatMap((what) => messagesOf(what, original, stamp)));
  if (messages.some((each) => each.length > 0)) send(messages);
}

function causeOf(original: NodeMessage): string | null {
  const envelope = original.dunlock;
  if (typeof envelope === 'object' && envelope !== null && 'id' in envelope && typeof envelope.id === 'string') return envelope.id;
  return original._msgid ?? null;
}
