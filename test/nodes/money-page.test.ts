import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../setup/chromium.ts';
import { built } from './support/built.ts';
import { type NodeRed, startNodeRed } from './support/node-red.ts';
import { ROOT } from './support/packed.ts';
import { estate } from './support/small-estate.ts';

/* What a person does on the page for money and contracts, in a real browser before a real Node-RED. */
let folder: string;
let red: NodeRed;
let browser: Browser;
beforeAll(async () => {
  built();
  folder = await mkdtemp(join(tmpdir(), 'dunlock-money-'));
  const flow = JSON.parse(await readFile(join(ROOT, 'flows', 'mall.json'), 'utf8')) as Record<string, unknown>[];
  const lease = flow.find(({ id }) => id === 'lease-import');
  if (lease) lease.form = 'en-commercial';
  await writeFile(join(folder, 'flows.json'), JSON.stringify(flow));
  const settings = `{ nodesDir: [${JSON.stringify(ROOT)}], disableEditor: true }`;
  [red, browser] = await Promise.all([
    startNodeRed({ package: 'node-red', userDir: folder, flow: join(folder, 'flows.json'), dataDir: join(folder, 'data'), settings }),
    launchChromium(),
  ]);
  await red.ask('/dunlock/estate', estate);
}, 90_000);
afterAll(async () => {
  await browser?.close();
  await red?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function opened(locale = 'en-US'): Promise<{ page: Page; wrong: string[] }> {
  const page = await browser.newPage({ locale });
  page.setDefaultTimeout(10_000);
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(red.url)) wrong.push(`asked ${request.url()}`);
  });
  await page.goto(`${red.url}/dunlock-admin/money`);
  await page.locator('#contracts > *').first().waitFor();
  return { page, wrong };
}

describe('the page for money and contracts', () => {
  it('says whose money it is: a suggestion is chosen, a reason given, and the money is theirs', async () => {
    const yesterday = new Date(Date.now() - 86_400_000).toISOString();
    const row = { paymentId: 'B-1', amount: '120.50', paidAt: yesterday, payer: 'Corner Books Ltd', reference: '<b>what</b>' };
    await red.ask('/dunlock/bank', [row]);
    const { page, wrong } = await opened();
    const card = page.locator('#suspense .card');
    expect(await card.textContent()).toContain('“<b>what</b>”');
    await card.locator('.pick').click();
    expect(await card.locator('input[name=tenantId]').inputValue()).toBe('T-001');
    await card.locator('input[name=reason]').fill('the owner rang');
    await card.locator('button.go').click();
    await expect.poll(() => page.locator('#said').textContent(), { timeout: 10_000 }).toContain('T-001 Corner Books');
    /* The page says so first and asks for its lists then. */
    await expect.poll(() => page.locator('#suspense').textContent(), { timeout: 10_000 }).toBe('Every payment has found its tenant.');
    const { body } = await red.ask('/dunlock/statement?tenantId=T-001');
    expect(body).toMatchObject({
      lines: [{ id: 'B-1', text: 'payment for <b>what</b>', matched: { by: 'twin-operator', reason: 'the owner rang' } }],
    });
    expect(wrong).toEqual([]);
    await page.close();
  });

  it('shows what waits in a contract with its quotation, and takes a person’s answers until it is a lease', async () => {
    const text = await readFile(join(ROOT, 'test', 'fixtures', 'contracts', 'tuned', 'en-04-words-against-figures.txt'), 'utf8');
    await red.ask('/dunlock/leases', text, { 'content-type': 'text/plain' });
    const { page, wrong } = await opened();
    const term = (name: string) => page.locator('.term', { has: page.locator(`strong:text-is("${name}")`) });
    await term('Rent').waitFor();
    expect(await term('Rent').locator('blockquote').textContent()).toContain('Nine Thousand Five Hundred (S$9,050.00)');
    const answer = async (name: string, value: string) => {
      const input = term(name).locator('.value input').first();
      await input.fill(value);
      await term(name).locator('input[name=reason]').fill('as the landlord says');
      await term(name).locator('button.go').click();
      await term(name).waitFor({ state: 'detached' });
    };
    /* Each sentence that no term has read is dealt with on the page too. */
    const unread = page.locator('.term', { has: page.locator('strong', { hasText: 'unread:' }) });
    for (let left = await unread.count(); left > 0; left--) {
      await unread.first().locator('input[name=reason]').fill('charges nothing');
      await unread.first().locator('button[value=none]').click();
      await expect.poll(() => unread.count(), { timeout: 10_000 }).toBe(left - 1);
    }
    /* Two decimals of the currency, and no float on the way: what is no number is refused before it leaves the page. */
    await term('Rent').locator('.value input').nth(1).fill('SGD');
    await term('Rent').locator('.value input').first().fill('9500.005');
    await term('Rent').locator('input[name=reason]').fill('x');
    await term('Rent').locator('button.go').click();
    await expect.poll(() => page.locator('#said').textContent()).toContain('“9500.005” is no number');
    await answer('Rent', '9500');
    await answer('Tenant in the estate', 'T-001');
    await answer('Units in the estate', 'U-101');
    await expect.poll(() => page.locator('#said').textContent(), { timeout: 10_000 }).toMatch(/lease .+ is imported/);
    expect(await page.locator('#contracts').textContent()).toBe('No contract waits.');
    const all = (await red.ask('/dunlock-admin/contracts?all=1')).body as { contractId: string; leaseId: string | null }[];
    expect(all).toMatchObject([{ leaseId: expect.any(String), waiting: [] }]);
    const whole = (await red.ask(`/dunlock-admin/contract?contract=${encodeURIComponent(all[0]?.contractId ?? '')}`)).body as {
      terms: { name: string; answer: { value: unknown; by: string } | null }[];
    };
    expect(whole.terms.find(({ name }) => name === 'rent')?.answer).toMatchObject({
      value: { amountMinor: 950_000, currency: 'SGD', per: 'month', of: 'lease' },
      by: 'twin-operator',
    });
    expect(wrong).toEqual([]);
    await page.close();
  });

  it('speaks the reader’s language', async () => {
    const { page, wrong } = await opened('zh-CN');
    expect(await page.locator('h1').textContent()).toBe('款项与合同');
    expect(await page.locator('#suspense').textContent()).toBe('所有付款均已找到租户。');
    expect(wrong).toEqual([]);
    await page.close();
  });
});
