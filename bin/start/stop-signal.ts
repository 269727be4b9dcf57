/* A second Ctrl-C, or a shutdown that hangs, must still end the process; state on disk is durable at every moment. */
const HARD_END_MS = 4_500;

/** Aborts on the first Ctrl-C or SIGTERM, or when the parent (npm) has gone; ends the process hard on the second, or when closing takes too long. */
export function onStopSignal(stopping: AbortController, say: (line: string) => void): void {
  const stop = (): void => {
    if (stopping.signal.aborted) process.exit(1);
    say('stopping …');
    stopping.abort();
    setTimeout(() => process.exit(1), HARD_END_MS).unref();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent && !stopping.signal.aborted) stop();
  }, 1_000).unref();
}
