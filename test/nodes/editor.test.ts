import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../setup/chromium.ts';
import { built } from './support/built.ts';
import { type NodeRed, startNodeRed } from './support/node-red.ts';
import { ROOT } from './support/packed.ts';

/* What an integrator does in the browser, in a real editor. */
let folder: string;
let red: NodeRed;
let browser: Browser;
beforeAll(async () => {
  built();
  folder = await mkdtemp(join(tmpdir(), 'dunlock-editor-'));
  await writeFile(join(folder, 'flows.json'), JSON.stringify([{ id: 'tab', type: 'tab', label: 'Mine' }]));
  const settings = `{ nodesDir: [${JSON.stringify(ROOT)}] }`;
  [red, browser] = await Promise.all([
    startNodeRed({ package: 'node-red', userDir: folder, flow: join(folder, 'flows.json'), dataDir: join(folder, 'data'), settings }),
    launchChromium(),
  ]);
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await red?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** An editor page that keeps a list of what went wrong in it, requests to elsewhere included. */
async function editor(locale: string): Promise<{ page: Page; wrong: string[] }> {
  const page = await browser.newPage({ viewport: { width: 1400, height: 1000 }, locale });
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(String(error.stack)));
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(red.url) && !request.url().startsWith('data:')) wrong.push(`asked ${request.url()}`);
  });
  await page.goto(red.url);
  await page.waitForSelector('.red-ui-palette-node[data-palette-type="dunlock-due"]', { timeout: 20_000 });
  await page.waitForSelector('#red-ui-loading-progress', { state: 'hidden' });
  // The editor's own tips come by a timer, and on a slow machine before there is a place for them: an error of the page that is none of ours.
  await page.evaluate("RED.actions.invoke('core:toggle-show-tips', false)");
  return { page, wrong };
}

describe('the editor', () => {
  it('takes a node from the palette, a site for it, and shows after the deploy how it is doing', async () => {
    const { page, wrong } = await editor('en-US');
    const due = page.locator('.red-ui-palette-node[data-palette-type="dunlock-due"]');
    await due.scrollIntoViewIfNeeded();
    const from = await due.boundingBox();
    const chart = await page.locator('#red-ui-workspace-chart').boundingBox();
    if (!from || !chart) throw new Error('the palette or the workspace has no place on the page');
    await page.mouse.move(from.x + 40, from.y + 10);
    await page.mouse.down();
    await page.mouse.move(chart.x + 200, chart.y + 150, { steps: 8 });
    await page.mouse.move(chart.x + 260, chart.y + 200, { steps: 4 });
    await page.mouse.up();
    await page.locator('.red-ui-flow-node-group').dblclick();
    await page.click('#node-input-btn-site-add');
    await page.fill('#node-config-input-siteId', 'corner-mall');
    await page.fill('#node-config-input-siteName', 'Corner Mall');
    await page.fill('#node-config-input-dataDir', join(folder, 'data'));
    // A broker on any free port: the default one may be somebody else's on the machine that runs this.
    await page.click('#node-config-input-btn-broker-add');
    await page.fill('#node-config-input-port', '0');
    await page.locator('#node-config-dialog-ok:visible').last().click();
    await page.waitForSelector('#node-config-input-port', { state: 'detached' });
    await page.locator('#node-config-dialog-ok:visible').last().click();
    await page.waitForSelector('#node-config-input-siteId', { state: 'detached' });
    await page.click('#node-dialog-ok');
    await page.waitForSelector('#node-input-name', { state: 'detached' });
    const deployed = page.waitForResponse((response) => response.url().endsWith('/flows') && response.request().method() === 'POST');
    await page.click('#red-ui-header-button-deploy');
    expect((await deployed).status()).toBe(200);
    await expect
      .poll(() => page.locator('.red-ui-flow-node-status-label').textContent(), { timeout: 10_000 })
      .toMatch(/^new day \d{4}-\d\d-\d\d$/);
    expect(wrong).toEqual([]);
    await page.close();
  }, 60_000);

  it('has a dialog and a help for every node, with words instead of keys', async () => {
    const { page, wrong } = await editor('en-US');
    const types = await page
      .locator('.red-ui-palette-node[data-palette-type^="dunlock-"]')
      .evaluateAll((nodes) => nodes.map((node) => node.getAttribute('data-palette-type') ?? ''));
    expect(types).toHaveLength(17);
    for (const type of [...types, 'dunlock-site', 'dunlock-broker', 'dunlock-gateway', 'dunlock-influx']) {
      const texts = await page.evaluate(look, type);
      expect(texts.label, type).toMatch(/^[A-Za-z\d]/);
      expect(texts.dialog.length, `${type}: fields`).toBeGreaterThan(1);
      for (const text of [texts.label, ...texts.dialog, ...texts.outputs]) {
        expect(text.trim(), type).not.toBe('');
        expect(text, type).not.toMatch(/\w\.(label|tip|output|kind|palette)\b/);
      }
      expect(texts.help.length, `${type}: help`).toBeGreaterThan(120);
    }
    expect(wrong).toEqual([]);
    await page.close();
  }, 60_000);

  it('speaks Chinese to whoever does', async () => {
    const { page } = await editor('zh-CN');
    const due = await page.evaluate(look, 'dunlock-due');
    expect(due).toMatchObject({ label: '到期', outputs: ['事项'] });
    expect(due.dialog).toContain('站点');
    expect(due.help).toContain('连线上唯一的时间来源');
    await page.close();
  }, 60_000);
});

/** Runs in the page: what the editor knows of a node type. */
function look(type: string): { label: string; dialog: string[]; outputs: string[]; help: string } {
  const page = globalThis as unknown as {
    RED: {
      nodes: {
        getType(type: string): {
          paletteLabel?: () => string;
          label: () => string;
          outputs?: number;
          outputLabels?: (index: number) => string;
          _: (key: string) => string;
        };
      };
    };
    document: {
      querySelector(what: string): { innerHTML: string; content?: unknown } | null;
      createElement(tag: string): {
        innerHTML: string;
        querySelectorAll(what: string): Iterable<{ getAttribute(name: string): string | null }>;
      };
    };
  };
  const definition = page.RED.nodes.getType(type);
  const template = page.document.createElement('div');
  template.innerHTML = page.document.querySelector(`script[data-template-name="${type}"]`)?.innerHTML ?? '';
  const dialog = [...template.querySelectorAll('[data-i18n]:not(input)')].map((element) =>
    definition._((element.getAttribute('data-i18n') ?? '').replace(/^.*:/, '')),
  );
  const outputs = Array.from({ length: definition.outputs ?? 0 }, (_, index) => definition.outputLabels?.(index) ?? '');
  const help = page.document.querySelector(`script[data-help-name="${type}"]`)?.innerHTML ?? '';
  return { label: definition.paletteLabel?.() ?? definition.label(), dialog, outputs, help };
}
