import type { Application, ErrorRequestHandler } from 'express';
import type { NodeAPI } from '../red.ts';

/**
 * Node-RED reads the bodies of its admin root itself and answers one that it cannot read with a page of HTML. What came for one of our
 * endpoints is answered here instead, as JSON with key, place, reason and what to do; everybody else's goes on as it came.
 */
export function answerUnreadable(RED: NodeAPI): void {
  const answer: ErrorRequestHandler = (error: unknown, _request, response, next) => {
    const read = problemOf(error);
    if (read === null) {
      next(error);
      return;
    }
    response.status(read.status).json({ error: `${read.place}: ${read.reason}: ${read.whatToDo}`, ...read });
  };
  readerOf(RED.httpAdmin).use('/dunlock-admin', answer);
}

/* Bodies are read by the application that Node-RED's own is mounted in (`api.httpAdmin.use(runtime.httpAdmin)`), and an error goes into no mounted one. */
function readerOf(app: Application): Application {
  const parent: unknown = Reflect.get(app, 'parent');
  return isApplication(parent) ? parent : app;
}

function isApplication(thing: unknown): thing is Application {
  return typeof thing === 'function' && 'use' in thing && typeof thing.use === 'function';
}

interface Unreadable {
  readonly status: number;
  readonly key: string;
  readonly place: string;
  readonly reason: string;
  readonly whatToDo: string;
}

/* The body parser marks its errors with a type: https://github.com/expressjs/body-parser#errors */
function problemOf(error: unknown): Unreadable | null {
  if (!(error instanceof Error) || !('type' in error)) return null;
  const place = 'body';
  switch (error.type) {
    case 'entity.parse.failed':
      return { status: 400, key: 'body/no-json', place, reason: `it is no JSON (${error.message})`, whatToDo: 'send one JSON object' };
    case 'entity.too.large':
      return {
        status: 413,
        key: 'body/too-large',
        place,
        reason: 'it is longer than Node-RED takes',
        whatToDo: 'send less at once, or raise apiMaxLength in its settings',
      };
    case 'encoding.unsupported':
    case 'charset.unsupported':
      return { status: 415, key: 'body/encoding', place, reason: error.message, whatToDo: 'send it as UTF-8, plain or gzip' };
    default:
      return null;
  }
}
