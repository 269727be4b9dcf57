import type { Clock } from '../../core/calendar/clock.ts';
import { type HttpAnswer, httpClient } from './http-client.ts';

/** The doors of a site, as anybody meets them. Civil time is held from before each request until its answer. */
export interface Doors {
  /** Posts JSON or CSV to a door under the flow's root, e.g. `estate`, `bank?covers=2026-01-05`. Null when it did not take it: try again later. */
  post(door: string, content: { readonly json: unknown } | { readonly csv: string }): Promise<unknown>;
  /** Asks the admin endpoints, e.g. `approvals?site=mall`. Null when there was no good answer. */
  askAdmin(path: string): Promise<unknown>;
  /** Posts to the admin endpoints. False when it was refused: a person may have been first. */
  postAdmin(path: string, json: unknown): Promise<boolean>;
  close(): void;
}

/**
 * @param siteUrl root of the flow's doors, `<siteUrl>/dunlock/…`
 * @param adminUrl root of `<adminUrl>/dunlock-admin/…`
 * @param warn told of what a door refused, by kind
 */
export function doorsOf(options: {
  clock: Clock;
  siteUrl: string;
  adminUrl: string;
  warn: (kind: string, text: string) => void;
  onError: () => void;
}): Doors {
  const { clock, warn, onError } = options;
  const client = httpClient();
  const root = `${trim(options.siteUrl)}/dunlock`;
  const admin = `${trim(options.adminUrl)}/dunlock-admin`;
  const held = async (name: string, send: () => Promise<HttpAnswer>): Promise<HttpAnswer | null> => {
    const release = clock.hold(`twin ${name}`);
    try {
      const answer = await send();
      if (answer.status >= 200 && answer.status < 300) return answer;
      onError();
      warn(`door ${name} ${answer.status}`, `the door '${name}' answered ${answer.status}: ${brief(answer.body)}`);
      return null;
    } catch (error) {
      onError();
      warn(`door ${name} error`, `the door '${name}' cannot be reached (${(error as Error).message}); what was meant for it waits`);
      return null;
    } finally {
      release();
    }
  };
  const nameOf = (path: string) => path.split('?')[0] ?? path;
  return {
    async post(door, content) {
      const body = 'json' in content ? json(content.json) : { type: 'text/csv; charset=utf-8', text: content.csv };
      const answer = await held(nameOf(door), () => client.send('POST', `${root}/${door}`, body));
      return answer ? (answer.body ?? {}) : null;
    },
    async askAdmin(path) {
      return (await held(nameOf(path), () => client.send('GET', `${admin}/${path}`)))?.body ?? null;
    },
    async postAdmin(path, value) {
      return (await held(nameOf(path), () => client.send('POST', `${admin}/${path}`, json(value)))) !== null;
    },
    close: client.close,
  };
}

function json(value: unknown): { type: string; text: string } {
  return { type: 'application/json; charset=utf-8', text: JSON.stringify(value) };
}

function trim(url: string): string {
  return url.replace(/\/+$/, '');
}

function brief(body: unknown): string {
  return (typeof body === 'string' ? body : JSON.stringify(body)).slice(0, 300);
}
