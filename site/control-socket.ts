import { createHash } from 'node:crypto';
import { chmodSync, existsSync, realpathSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ownFolder } from './owner.ts';
import { keyOf } from './site-error.ts';

/** A command for the process that owns a site, and what it answers: one line of JSON each, after lines that tell how far a long one has come. */
export interface ControlRequest {
  readonly command: string;
  readonly args: Readonly<Record<string, unknown>>;
}
/** Tells whoever asked how far a long command has come. */
export type Tell = (progress: unknown) => void;
export type ControlAnswer =
  | { readonly ok: true; readonly value: unknown }
  /** `key`: of the error, where it has one. */
  | { readonly ok: false; readonly error: string; readonly key?: string };

/** What the owner of a site says: that it has taken a command up, how far it is, and its answer. */
type Said = ControlAnswer | { readonly progress: unknown } | { readonly taken: true };

/* The owner ended before it answered. */
const HUNG_UP = 'site/hung-up';

/** Where the owner of a data folder listens. A path of its own, as a socket's may have 107 characters at most. */
export function controlPath(dataDir: string): string {
  const real = existsSync(dataDir) ? realpathSync(dataDir) : dataDir;
  return join(tmpdir(), `dunlock-${createHash('sha256').update(real).digest('hex').slice(0, 16)}.sock`);
}

/** Listens for the commands of others. */
export interface Ownership {
  /** Takes no more commands, answers those that it has taken, then gives the folder back. */
  close(): Promise<void>;
  /** Takes no more commands, and resolves when those that it has taken are answered. */
  drain(): Promise<void>;
}

/**
 * Makes this process the owner of a site and listens for commands to it: one process owns a SQLite store.
 * @param waitMs how long to wait for an owner who is there; not at all when absent
 * @throws SiteError `site/owned` when another process has it
 */
export async function ownSite(
  dataDir: string,
  answer: (request: ControlRequest, tell: Tell) => Promise<unknown>,
  waitMs = 0,
): Promise<Ownership> {
  const giveBack = await ownFolder(dataDir, waitMs);
  const path = controlPath(dataDir);
  const sockets = new Set<Socket>();
  const running = new Set<Promise<void>>();
  let isOpen = true;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    const lines = createInterface({ input: socket });
    lines.on('error', () => socket.destroy());
    lines.on('line', (line) => {
      /* What was not taken is sent again, to whoever has the site then. */
      if (!isOpen) return void socket.destroy();
      const work = serve(socket, line, answer).finally(() => running.delete(work));
      running.add(work);
    });
  });
  try {
    rmSync(path, { force: true });
    await listen(server, path);
    chmodSync(path, 0o600);
  } catch (error) {
    server.close();
    giveBack();
    throw error;
  }
  let closed: Promise<void> | null = null;
  const stopListening = (): Promise<void> => {
    isOpen = false;
    closed ??= new Promise((resolve) => server.close(() => resolve()));
    return closed;
  };
  const drain = async (): Promise<void> => {
    void stopListening();
    while (running.size > 0) await Promise.all(running);
  };
  return {
    drain,
    close: async () => {
      await drain();
      for (const socket of sockets) socket.destroy();
      await stopListening();
      giveBack();
    },
  };
}

/** Whether a process that has the site of this folder open listens for commands. */
export function isOwned(dataDir: string): Promise<boolean> {
  return somebodyListens(controlPath(dataDir));
}

/**
 * Sends a command to the owner of a site. Null when nobody took it up: nobody owns the site, or whoever did has just ended; it was not begun then,
 * and the caller may open the store itself or ask again.
 */
export async function askOwner(dataDir: string, request: ControlRequest, tell?: Tell): Promise<ControlAnswer | null> {
  const socket = await tryConnect(controlPath(dataDir));
  if (!socket) return null;
  let isTaken = false;
  try {
    socket.write(`${JSON.stringify(request)}\n`);
    for await (const line of linesOf(socket)) {
      const said = JSON.parse(line) as Said;
      if ('taken' in said) isTaken = true;
      else if ('progress' in said) tell?.(said.progress);
      else return said;
    }
  } catch (error) {
    if (!hasBroken(error)) throw error;
  } finally {
    socket.destroy();
  }
  if (!isTaken) return null;
  return {
    ok: false,
    key: HUNG_UP,
    error: `${dataDir}: the process that had this site open ended before it answered; look whether it was done (an import may simply be run again: what is in is counted as unchanged)`,
  };
}

/* Lines until the other end has gone; that it broke off is an error of the loop, not of the process. */
async function* linesOf(socket: Socket): AsyncGenerator<string> {
  let rest = '';
  socket.setEncoding('utf8');
  for await (const part of socket) {
    const lines = `${rest}${String(part)}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

function hasBroken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['ECONNRESET', 'EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'].includes(String(error.code));
}

async function serve(socket: Socket, line: string, answer: (request: ControlRequest, tell: Tell) => Promise<unknown>): Promise<void> {
  const say = (said: Said): Promise<void> =>
    new Promise((resolve) => {
      if (socket.destroyed) resolve();
      else socket.write(`${JSON.stringify(said)}\n`, () => resolve());
    });
  void say({ taken: true });
  await say(await reply(line, (request) => answer(request, (progress) => void say({ progress }))));
}

async function reply(line: string, answer: (request: ControlRequest) => Promise<unknown>): Promise<ControlAnswer> {
  try {
    return { ok: true, value: (await answer(JSON.parse(line) as ControlRequest)) ?? null };
  } catch (error) {
    const key = keyOf(error);
    return { ok: false, error: error instanceof Error ? error.message : String(error), ...(key !== '' && { key }) };
  }
}

async function somebodyListens(path: string): Promise<boolean> {
  const socket = await tryConnect(path);
  socket?.destroy();
  return socket !== null;
}

function tryConnect(path: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => resolve(socket));
    socket.on('error', () => resolve(null)); // stays: what breaks off later is seen by whoever reads
  });
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
