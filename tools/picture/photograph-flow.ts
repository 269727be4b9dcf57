import type { Page } from 'playwright-core';
import { launchChromium } from '../../test/setup/chromium.ts';

/** Room around the nodes of the flow, in pixels. */
const MARGIN = 24;
const STEP_MS = 30_000;

/** The editor's own object, as far as it is used here. */
interface Editor {
  readonly RED: { readonly actions: { invoke(name: string, ...args: unknown[]): void } };
}

/**
 * Photographs the first tab of a Node-RED editor: all of its nodes with their status, nothing of the editor around them.
 * @param url address of the editor, @param path of the PNG file
 */
export async function photographFlow(url: string, path: string): Promise<void> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1900, height: 1700 } });
    page.setDefaultTimeout(STEP_MS);
    await page.goto(url);
    await page.locator('.red-ui-flow-node-group').first().waitFor();
    await page.locator('.red-ui-flow-node-status-label:not(:empty)').first().waitFor();
    await closePanels(page);
    await page.screenshot({ path, clip: await boxOfFlow(page), animations: 'disabled' });
  } finally {
    await browser.close();
  }
}

/** Leaves only the workspace, from its upper left corner. */
async function closePanels(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { RED } = window as unknown as Editor;
    RED.actions.invoke('core:toggle-sidebar', false);
    RED.actions.invoke('core:toggle-palette', false);
  });
  await page.locator('#red-ui-workspace-chart').evaluate((chart) => chart.scrollTo(0, 0));
  await page.locator('.red-ui-notification').evaluateAll((all) => {
    for (const each of all) each.remove();
  });
}

async function boxOfFlow(page: Page): Promise<{ x: number; y: number; width: number; height: number }> {
  const boxes = await page
    .locator('.red-ui-flow-node-group, .red-ui-flow-group-body, .red-ui-flow-group')
    .evaluateAll((all) => all.map((each) => each.getBoundingClientRect().toJSON() as DOMRect));
  const seen = boxes.filter(({ width, height }) => width > 0 && height > 0);
  const left = Math.min(...seen.map((box) => box.left)) - MARGIN;
  const top = Math.min(...seen.map((box) => box.top)) - MARGIN;
  const right = Math.max(...seen.map((box) => box.right)) + MARGIN;
  const bottom = Math.max(...seen.map((box) => box.bottom)) + MARGIN;
  return { x: Math.max(left, 0), y: Math.max(top, 0), width: right - Math.max(left, 0), height: bottom - Math.max(top, 0) };
}
