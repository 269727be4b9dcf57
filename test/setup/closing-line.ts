import type { Reporter, TestModule, TestRunEndReason } from 'vitest/node';

/** How a whole run ended. `failed` counts failed tests, files that failed without a failing test, and unhandled errors. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/** What the tally needs of one test file. */
export type CountedModule = Pick<TestModule, 'ok' | 'children'>;

/**
 * Counts one run. A test without a verdict (the run was cut short) counts as failed: only a run that ended proves anything.
 * @param unhandled errors that no test caught
 */
export function tally(modules: readonly CountedModule[], unhandled: number): Tally {
  let passed = 0;
  let failed = unhandled;
  for (const module of modules) {
    let failedHere = 0;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') passed += 1;
      else if (state !== 'skipped') failedHere += 1;
    }
    failed += failedHere === 0 && !module.ok() ? 1 : failedHere;
  }
  return { passed, failed };
}

/** The line that closes `npm test`. A process that ends badly never claims that nothing failed. */
export function closingLine({ passed, failed }: Tally, exitCode: number): string {
  return `${passed} passed, ${exitCode === 0 ? failed : Math.max(failed, 1)} failed`;
}

/** Prints the closing line as the very last thing of the process: after the other reporters, and after the teardown of the global set-up. */
export default class ClosingLine implements Reporter {
  /** Until the run has ended, the truth is that it failed. */
  #tally: Tally = { passed: 0, failed: 1 };

  onInit(): void {
    process.once('exit', (code) => {
      if (code === 0 && this.#tally.failed > 0) process.exitCode = 1;
      process.stdout.write(`\n${closingLine(this.#tally, code)}\n`);
    });
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[], reason: TestRunEndReason): void {
    const counted = tally(modules, errors.length);
    this.#tally = reason === 'passed' || counted.failed > 0 ? counted : { ...counted, failed: 1 };
  }
}
