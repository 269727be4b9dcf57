import { readFileSync } from 'node:fs';
import type { NodeAPI } from '../common/red.ts';

const served = new WeakSet<object>();

/* Path below `/dunlock-admin`, and the files that make the page: each further one stands where the page names it. */
const PAGES = {
  approve: { file: 'page.html', parts: ['shared'] },
  money: { file: 'money.html', parts: ['shared', 'money-words', 'money-reasons', 'money-answers', 'money-suspense', 'money-contracts'] },
} as const;

/**
 * Serves the people's pages under Node-RED's admin root, once. They hold no data themselves and ask for no permission:
 * everything they show comes from the endpoints beside them, which do.
 */
export function servePages(RED: NodeAPI): void {
  const app: object | null = RED.httpAdmin ?? null;
  if (!app || served.has(app)) return;
  served.add(app);
  for (const [path, { file, parts }] of Object.entries(PAGES)) {
    const html = parts.reduce((page, part) => page.replace(`<!-- ${part} -->`, () => read(`${part}.html`)), read(file));
    RED.httpAdmin.get(`/dunlock-admin/${path}`, (_request, response) => {
      response.set(
        'Content-Security-Policy',
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; frame-ancestors 'self'",
      );
      response.type('html').send(html);
    });
  }
}

function read(file: string): string {
  return readFileSync(new URL(`./${file}`, import.meta.url), 'utf8');
}
