import { epochMs, type Instant } from '../../core/calendar/civil.ts';

/** Where the dashboards of `compose.yaml`'s Grafana show this run: from its first day to now. */
export function dashboardLinks(from: Instant): string[] {
  return [`  dashboard   http://127.0.0.1:3000/d/site-overview?from=${epochMs(from)}&to=now  (after \`docker compose up\`)`];
}
