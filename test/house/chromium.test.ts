import { expect, it } from 'vitest';
import { launchChromium } from '../setup/chromium.ts';

it('shows a page whose text has a height, with no help from the machine', { timeout: 60_000 }, async () => {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.setContent('<span id="word">Dunlock</span>');
    const box = await page.locator('#word').boundingBox();
    expect(box?.height).toBeGreaterThan(5);
    expect(box?.width).toBeGreaterThan(20);
  } finally {
    await browser.close();
  }
});
