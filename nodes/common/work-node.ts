import type { Site } from '../../site/site.ts';
import { afterDeploy } from './after-deploy.ts';
import { type InputRule, onInput, sendOutputs } from './on-input.ts';
import type { Outgoing } from './outgoing.ts';
import type { Node, NodeAPI, WorkConfig } from './red.ts';
import { messageOf, siteOf } from './site-of.ts';
import { isResting, setStatus } from './status.ts';

/** What a node shows at rest; with `insist` also over what it last did. */
export interface Rest {
  readonly text: string;
  readonly insist?: boolean;
}

/** What a node kind does, apart from what all of them do alike. */
export interface Work {
  /** What it does with a message; absent for a node without input. */
  readonly input?: InputRule;
  /** Called once when the site is open; returns what to undo when the node closes. */
  readonly opened?: (site: Site, emit: (outputs: readonly (readonly Outgoing[] | null)[]) => void) => (() => void) | undefined;
  /** What it shows while nothing has happened yet, looked at again after every deploy. */
  readonly rest?: (site: Site) => Rest;
}

/**
 * Registers a node kind. The constructor only wires: it waits for the site, subscribes, and gives everything back when the node closes.
 * @param build makes the node's work from its dialog's values; called once per node
 */
export function registerWorkNode<C extends WorkConfig>(RED: NodeAPI, type: string, build: (config: C, node: Node) => Work): void {
  RED.nodes.registerType(type, function (this: Node, config: C) {
    RED.nodes.createNode(this, config);
    const work = build(config, this);
    const opening = siteOf(RED, this, config.site);
    let closed = false;
    let undo: (() => void) | undefined;
    if (work.input) onInput(RED, this, () => opening, work.input);
    const begin = (site: Site): void => {
      if (closed) return;
      const unsubscribe = work.opened?.(site, (outputs) => sendOutputs(RED, site.siteId, outputs, {}, (messages) => this.send(messages)));
      const settle = (): void => {
        const rest = work.rest?.(site) ?? { text: `${site.name} · ${site.mode}` };
        if (rest.insist || isResting(this)) setStatus(this, rest.insist ? 'attention' : 'idle', rest.text);
      };
      settle();
      // Another node of the site (the one that brings the time) may come or go with any deploy.
      const unwatch = afterDeploy(RED, settle);
      undo = () => {
        unwatch();
        unsubscribe?.();
      };
    };
    const ready = opening.then(
      (site) => {
        try {
          begin(site);
        } catch (error) {
          // The site refuses this node (a second reader of its journal): the node says so, and Node-RED goes on.
          setStatus(this, 'problem', messageOf(error));
          this.error(messageOf(error));
        }
      },
      // The status says it already; the log gets it once.
      (error: unknown) => this.error(messageOf(error)),
    );
    this.on('close', (done: () => void) => {
      closed = true;
      undo?.();
      void ready.finally(() => done());
    });
  });
}
