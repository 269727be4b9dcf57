/** Topics of a JSON DTU. A DTU writes only under `…/up/` and reads only under `…/down/` of its own prefix. */
export type DtuTopicKind = 'up/reading' | 'up/reply' | 'up/status' | 'down/request';

const KINDS: readonly string[] = ['up/reading', 'up/reply', 'up/status', 'down/request'] satisfies readonly DtuTopicKind[];

/** The topic of a kind for one DTU. */
export function dtuTopic(siteId: string, dtuId: string, kind: DtuTopicKind): string {
  return `dunlock/${siteId}/dtu/${dtuId}/${kind}`;
}

/** Takes a topic apart; null when it is none of a DTU's of this site. */
export function parseDtuTopic(siteId: string, topic: string): { dtuId: string; kind: DtuTopicKind } | null {
  const [root, site, word, dtuId, direction, what, ...rest] = topic.split('/');
  if (root !== 'dunlock' || site !== siteId || word !== 'dtu' || !dtuId || rest.length > 0) return null;
  const kind = `${direction}/${what}`;
  return KINDS.includes(kind) ? { dtuId, kind: kind as DtuTopicKind } : null;
}
