import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: process.env['DUNLOCK_LONG'] ? [] : ['test/long/**'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    globalSetup: ['test/setup/global.ts'],
    reporters: ['default', './test/setup/closing-line.ts'],
  },
});
