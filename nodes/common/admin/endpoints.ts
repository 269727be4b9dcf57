import type { Request, RequestHandler } from 'express';
import type { NodeAPI } from '../red.ts';
import { messageOf } from '../site-of.ts';
import { Refusal } from './refusal.ts';

/** An endpoint that shows something, for whoever may read. */
export function read(RED: NodeAPI, path: string, answer: (request: Request) => Promise<unknown>): void {
  RED.httpAdmin.get(path, RED.auth.needsPermission('dunlock.read'), handler(RED, answer));
}

/** An endpoint by which a person does something, for whoever has the permission. */
export function write(RED: NodeAPI, path: string, permission: string, answer: (request: Request) => Promise<unknown>): void {
  RED.httpAdmin.post(
    path,
    RED.auth.needsPermission(permission),
    handler(RED, async (request) => {
      // A page of another origin can post a form, but not JSON without being asked first: without this any website could act here.
      if (!request.is('application/json')) throw new Refusal(415, 'send the body as application/json');
      return answer(request);
    }),
  );
}

/** A value of the query of a URL, when it is one text. */
export function query(request: Request, name: string): string | undefined {
  const value: unknown = request.query[name];
  return typeof value === 'string' ? value : undefined;
}

/* The one place that answers a request. */
function handler(RED: NodeAPI, answer: (request: Request) => Promise<unknown>): RequestHandler {
  return (request, response) => {
    answer(request).then(
      (body) => response.json(body),
      (error: unknown) => {
        if (!(error instanceof Refusal)) RED.log.error(`dunlock admin ${request.path}: ${messageOf(error)}`);
        response.status(error instanceof Refusal ? error.status : 500).json({ error: messageOf(error) });
      },
    );
  };
}
