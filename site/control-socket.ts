import { createHash } from 'node:crypto';
import { chmodSync, existsSync, realpathSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { SiteError } from './site-error.ts';

/** A command for the process that owns a site, and what it answers: one line of JSON each, after lines that tell how far a long one has come. */
export interface ControlRequest {
  readonly command: string;
  readonly args: Readonly<Record<string, unknown>>;
}
/** Tells whoever asked how far a long command has come. */
export type Tell = (progress: unknown) => void;
export type ControlAnswer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: string };

/** Where the owner of a data folder listens. A path of its own, as a socket's may have 107 characters at most. */
export function controlPath(dataDir: string): string {
  const real = existsSync(dataDir) ? realpathSync(dataDir) : dataDir;
  return join(tmpdir(), `dunlock-${createHash('sha256').update(real).digest('hex').slice(0, 16)}.sock`);
}

/**
 * Listens for commands to this site; holding the socket also says who owns the store (one process owns a SQLite store).
 * @throws SiteError when another process has it
 */
export async function ownSite(
  dataDir: string,
  answer: (request: ControlRequest, tell: Tell) => Promise<unknown>,
): Promise<{ close(): Promise<void> }> {
  const path = controlPath(dataDir);
  if (await somebodyListens(path)) {
    throw new SiteError('site/owned', dataDir, 'another process has this site open', 'end it, or send it a command with `dunlock`');
  }
  rmSync(path, { force: true });
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    serve(socket, answer);
  });
  await listen(server, path);
  chmodSync(path, 0o600);
  return {
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** Whether a process has the site of this folder open. */
export function isOwned(dataDir: string): Promise<boolean> {
  return somebodyListens(controlPath(dataDir));
}

/** Sends a command to the owner of a site. Null when nobody owns it (then the caller may open the file itself). */
export async function askOwner(dataDir: string, request: ControlRequest, tell?: Tell): Promise<ControlAnswer | null> {
  const socket = await tryConnect(controlPath(dataDir));
  if (!socket) return null;
  try {
    socket.write(`${JSON.stringify(request)}\n`);
    for await (const line of createInterface({ input: socket })) {
      const said = JSON.parse(line) as ControlAnswer | { readonly progress: unknown };
      if (!('progress' in said)) return said;
      tell?.(said.progress);
    }
    return { ok: false, error: 'the process that owns the site hung up without an answer; look at its log' };
  } finally {
    socket.destroy();
  }
}

function serve(socket: Socket, answer: (request: ControlRequest, tell: Tell) => Promise<unknown>): void {
  const tell: Tell = (progress) => {
    if (!socket.destroyed) socket.write(`${JSON.stringify({ progress })}\n`);
  };
  const lines = createInterface({ input: socket });
  lines.on('line', (line) => {
    void reply(line, (request) => answer(request, tell)).then((text) => socket.write(`${text}\n`));
  });
  lines.on('error', () => socket.destroy());
}

async function reply(line: string, answer: (request: ControlRequest) => Promise<unknown>): Promise<string> {
  try {
    const value = await answer(JSON.parse(line) as ControlRequest);
    return JSON.stringify({ ok: true, value: value ?? null } satisfies ControlAnswer);
  } catch (error) {
    return JSON.stringify({ ok: false, error: error instanceof Error ? error.message : String(error) } satisfies ControlAnswer);
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
    socket.once('error', () => resolve(null));
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
