import { type DtuTopicKind, parseDtuTopic } from '../../core/protocols/dtu-json/topics.ts';

/** Bytes of one payload: 250 meters in JSON stay well below it. */
export const MOST_PAYLOAD_BYTES = 64 * 1024;

/** What a DTU's publish is, or why it is refused. */
export type PublishVerdict = { readonly kind: Exclude<DtuTopicKind, 'down/request'> } | { readonly refused: string };

/** A DTU writes only under `up/` of its own prefix, nothing too long, and nothing that the broker is to keep for later. */
export function judgePublish(
  siteId: string,
  dtuId: string,
  packet: { topic: string; retain: boolean; payload: { length: number } },
): PublishVerdict {
  const topic = parseDtuTopic(siteId, packet.topic);
  if (!topic || topic.dtuId !== dtuId) return { refused: 'the topic is not its own' };
  if (topic.kind === 'down/request') return { refused: 'only the gateway sends requests' };
  /* A retained birth or will is common in DTUs and harmless (the flag is taken off); a retained reading or reply would come back later as if it were new. */
  if (packet.retain && topic.kind !== 'up/status') return { refused: 'it is retained' };
  if (packet.payload.length > MOST_PAYLOAD_BYTES) return { refused: `it has more than ${MOST_PAYLOAD_BYTES} bytes` };
  return { kind: topic.kind };
}

/** A DTU reads only its own `down/request`; a wildcard is refused, even one that would match nothing else. */
export function maySubscribe(siteId: string, dtuId: string, filter: string): boolean {
  const topic = parseDtuTopic(siteId, filter);
  return topic?.dtuId === dtuId && topic.kind === 'down/request';
}
