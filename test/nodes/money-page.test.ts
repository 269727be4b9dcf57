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
    expect(await page.locator('.done').textContent()).toContain('all of it is credit of the tenant');
    const { body } = await red.ask('/dunlock/statement?tenantId=T-001');
    expect(body).toMatchObject({
      lines: [{ id: 'B-1', text: 'payment for <b>what</b>', matched: { by: 'twin-operator', reason: 'the owner rang' } }],
    });
    /* It was the wrong tenant after all: the money waits again, and is given once more. */
    await page.locator('.done input[name=reason]').fill('another shop of that name');
    await page.keyboard.press('Enter');
    await card.waitFor();
    expect(await page.locator('.done').count()).toBe(0);
    expect((await red.ask('/dunlock-admin/suspense')).body).toMatchObject({ items: [{ payment: { paymentId: 'B-1' } }] });
    const chinese = await opened('zh-CN');
    expect(await chinese.page.locator('.pick .because').textContent()).toBe('付款人“Corner Books Ltd”含租户名“Corner Books”');
    await chinese.page.close();
    await card.locator('input[name=tenantId]').fill('T-001');
    await card.locator('input[name=reason]').fill('it was theirs');
    await card.locator('button.go').click();
    await page.locator('.done').waitFor();
    expect(wrong).toEqual([]);
    await page.close();
  });

  it('shows what waits in a contract with its quotation, and takes a person’s answers until it is a lease', async () => {
    const text = await readFile(join(ROOT, 'test', 'fixtures', 'contracts', 'tuned', 'en-04-words-against-figures.txt'), 'utf8');
    await red.ask('/dunlock/leases', text, { 'content-type': 'text/plain' });
    const { page, wrong } = await opened();
    const term = (name: string) => page.locator('.term:not(.given .term)', { has: page.locator(`strong:text-is("${name}")`) });
    await term('Rent').waitFor();
    expect(await term('Rent').locator('blockquote').textContent()).toContain('Nine Thousand Five Hundred (S$9,050.00)');
    const answer = async (name: string, value: string) => {
      if ((await term(name).getAttribute('open')) === null) await term(name).locator('summary').click();
      const input = term(name).locator('.value input').first();
      await input.fill(value);
      await term(name).locator('input[name=reason]').fill('as the landlord says');
      await term(name).locator('button.go').click();
      await page.locator(`.term:not(.given .term):has(strong:text-is("${name}"))`).waitFor({ state: 'detached' });
    };
    /* Each sentence that no term has read says why it is asked, and is answered by the keyboard alone. */
    const waiting = page.locator('.term[data-term^="unread:"]:not(.given .term)');
    const sentences = await waiting.count();
    expect(sentences).toBeGreaterThan(1);
    const all = sentences + 3;
    expect(await page.locator('#contracts .debt').textContent()).toBe(`0 of ${all} answered`);
    const first = waiting.first();
    expect(await first.locator('summary strong').textContent()).toBe('Sentence 1');
    await first.locator('summary').focus();
    await page.keyboard.press('Enter');
    expect(await first.textContent()).toContain('no term that was read from the contract comes from it');
    await first.locator('input[value=nothing]').focus();
    await page.keyboard.press('ArrowDown');
    expect(await first.locator('input[value=in-terms]').isChecked()).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.type('it is the insurance');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('#contracts .debt').textContent(), { timeout: 10_000 }).toBe(`1 of ${all} answered`);
    expect(await page.locator('.given .term').count()).toBe(1);
    expect(await page.locator('.given .term').textContent()).toContain('is already in the terms');
    /* The rest were read and are answered alike. */
    await page.locator('.all summary').click();
    await page.locator('.all input[value=nothing]').check();
    await page.locator('.all input[name=reason]').fill('charges nothing');
    await page.locator('.all button.go').click();
    await expect.poll(() => waiting.count(), { timeout: 10_000 }).toBe(0);
    await page.setViewportSize({ width: 380, height: 800 });
    const beyond = 'document.documentElement.scrollWidth - innerWidth';
    expect(await page.evaluate(beyond)).toBe(0);
    /* Two decimals of the currency, and no float on the way: what is no number is refused before it leaves the page. */
    expect(await term('Rent').locator('.value input').nth(1).inputValue()).toBe('SGD');
    await term('Rent').locator('.value input').first().fill('9500.005');
    await term('Rent').locator('input[name=reason]').fill('x');
    await term('Rent').locator('button.go').click();
    await expect.poll(() => page.locator('#said').textContent()).toContain('“9500.005” is no number');
    await answer('Rent', '9500');
    await answer('Tenant in the estate', 'T-001');
    await answer('Units in the estate', 'U-101');
    await expect.poll(() => page.locator('#said').textContent(), { timeout: 10_000 }).toMatch(/lease .+ is imported/);
    expect(await page.locator('#contracts').textContent()).toBe('No contract waits.');
    const listed = (await red.ask('/dunlock-admin/contracts?all=1')).body as { contractId: string; leaseId: string | null }[];
    expect(listed).toMatchObject([{ leaseId: expect.any(String), waiting: [] }]);
    const whole = (await red.ask(`/dunlock-admin/contract?contract=${encodeURIComponent(listed[0]?.contractId ?? '')}`)).body as {
      terms: { name: string; answer: { value: unknown; by: string } | null }[];
    };
    expect(whole.terms.find(({ name }) => name === 'rent')?.answer).toMatchObject({
      value: { amountMinor: 950_000, currency: 'SGD', per: 'month', of: 'lease' },
      by: 'twin-operator',
    });
    expect(wrong).toEqual([]);
    await page.close();
  });

  it('is told as JSON what is wrong with a body that is none, and leaves the answers of others as they are', async () => {
    const { status, body } = await red.ask('/dunlock-admin/suspense/match', '{"paymentId": ');
    expect(status).toBe(400);
    expect(body).toMatchObject({
      key: 'body/no-json',
      place: 'body',
      reason: expect.stringContaining('no JSON'),
      whatToDo: 'send one JSON object',
    });
    const foreign = await red.ask('/flows', '{"flows": ');
    expect(foreign.status).toBe(400);
    expect(foreign.body).not.toHaveProperty('key');
  });

  it('speaks the reader’s language', async () => {
    const { page, wrong } = await opened('zh-CN');
    expect(await page.locator('h1').textContent()).toBe('款项与合同');
    expect(await page.locator('#suspense').textContent()).toBe('所有付款均已找到租户。');
    expect(wrong).toEqual([]);
    await page.close();
  });
});
