import type { Node, NodeAPI, NodeDef, NodeMessage, NodeMessageInFlow } from 'node-red';

export type { Node, NodeAPI, NodeDef, NodeMessage, NodeMessageInFlow };

/** What every work node's dialog holds: its name and the site it belongs to. */
export interface WorkConfig extends NodeDef {
  readonly site: string;
}

export type Send = (messages: (NodeMessage[] | null)[]) => void;
