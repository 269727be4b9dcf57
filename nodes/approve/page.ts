import type { NodeAPI } from '../common/red.ts';

const served = new WeakSet<object>();

/**
 * Serves the page at `/dunlock-admin/approve` under Node-RED's admin root, once. It holds no data itself and asks for no permission:
 * everything it shows comes from the endpoints beside it, which do.
 */
export function servePage(RED: NodeAPI, html: string): void {
  const app: object | null = RED.httpAdmin ?? null;
  if (!app || served.has(app)) return;
  served.add(app);
  RED.httpAdmin.get('/dunlock-admin/approve', (_request, response) => {
    response.set(
      'Content-Security-Policy',
      "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; frame-ancestors 'self'",
    );
    response.type('html').send(html);
  });
}
