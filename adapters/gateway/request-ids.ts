import { randomBytes } from 'node:crypto';

/** Makes ids that no other request of this or an earlier process has: a random part a process, and a count. */
export function requestIds(): () => string {
  const process = randomBytes(6).toString('hex');
  let count = 0;
  return () => `${process}-${++count}`;
}
