import type { Instant } from '../../core/calendar/civil.ts';

interface QueryAnswer {
  readonly results?: readonly {
    readonly series?: readonly { readonly values: readonly (readonly [string, number])[] }[];
    readonly error?: string;
  }[];
}

/** How many readings of a site InfluxDB holds in [from, to], counted by InfluxDB itself. */
export async function countStored(url: string, siteId: string, from: Instant, to: Instant): Promise<number> {
  const query = `SELECT COUNT("register") FROM "meter_reading" WHERE "site" = '${siteId}' AND time >= '${from}' AND time <= '${to}'`;
  const database = process.env.DUNLOCK_INFLUX_DATABASE ?? 'dunlock';
  const response = await fetch(`${url}/query?${new URLSearchParams({ db: database, q: query })}`);
  const answer = (await response.json()) as QueryAnswer;
  const [result] = answer.results ?? [];
  if (!response.ok || result?.error)
    throw new Error(`InfluxDB at ${url} could not count the readings: ${result?.error ?? response.status}`);
  return result?.series?.[0]?.values[0]?.[1] ?? 0;
}
