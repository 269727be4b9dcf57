import { MessageProblem } from './incoming.ts';
import type { NodeMessage } from './red.ts';

/**
 * A property of a message that is a text; undefined where it is not there or empty.
 * @param wanted what it ought to be, for the error
 * @throws MessageProblem when it is something else
 */
export function textOf(message: NodeMessage & Readonly<Record<string, unknown>>, name: string, wanted: string): string | undefined {
  const value = message[name];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string') return value;
  throw new MessageProblem(`bad-${name}`, `msg.${name} is of type ${typeof value}: give ${wanted}`);
}
