import { userInfo } from 'node:os';
import { describe, expect, it } from 'vitest';
import type { StopRequest } from '../../engine/set-stop.ts';
import { runCommand } from '../../site/commands.ts';
import type { Site } from '../../site/site.ts';

describe('a command', () => {
  it('acts as the user of the operating system, whatever name the request brings', async () => {
    const asked: StopRequest[] = [];
    const site = { siteId: 'mall', setStop: async (request: StopRequest) => void asked.push(request) } as unknown as Site;
    const { username } = userInfo();
    for (const who of [{}, { by: 'ann' }, { by: username }, { user: 'mallory' }, { by: 'ann', user: 'mallory' }]) {
      await runCommand(site, { command: 'stop', args: { scope: 'site', reason: 'storm', ...who } });
    }
    const named = `ann (os user ${username})`;
    expect(asked.map(({ by }) => by.name)).toEqual([username, named, username, username, named]);
    expect(asked.every(({ by }) => by.authenticated && by.via === 'command')).toBe(true);
  });
});
