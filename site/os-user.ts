import { userInfo } from 'node:os';

/** Whom the operating system says this process runs as: the user's name, or `uid N` where no name goes with the number (a container's). */
export function osUser(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? 'unknown'}`;
  }
}
