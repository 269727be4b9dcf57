import { execFile } from 'node:child_process';

export interface ToolResult {
  readonly ok: boolean;
  readonly stdout: string;
  /** Last line of what it complained about, or why it could not run. */
  readonly complaint: string;
}

/** Runs a program to its end, without a shell and with English messages. Never rejects. */
export function runTool(
  file: string,
  args: readonly string[],
  options: { cwd?: string; timeoutMs: number; env?: NodeJS.ProcessEnv },
): Promise<ToolResult> {
  return new Promise((resolve) => {
    execFile(
      file,
      [...args],
      {
        cwd: options.cwd,
        timeout: options.timeoutMs,
        env: { ...(options.env ?? process.env), LC_ALL: 'C', DEBIAN_FRONTEND: 'noninteractive' },
        maxBuffer: 16 * 1024 * 1024,
      },
      (error, stdout, stderr) => {
        const complaint = stderr.trim().split('\n').at(-1) || (error ? error.message : '');
        resolve({ ok: error === null, stdout, complaint });
      },
    );
  });
}
