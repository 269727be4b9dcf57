/** Whether something answers `/ping` at `url` as InfluxDB 1.x, 2.x and 3.x do. */
export async function answers(url: string, timeoutMs: number): Promise<boolean> {
  try {
    const response = await fetch(`${url.replace(/\/$/, '')}/ping`, { signal: AbortSignal.timeout(timeoutMs) });
    await response.body?.cancel();
    return response.status < 500;
  } catch {
    return false;
  }
}

/** The process id of the influxd that answers at `url`, from its own diagnostics; null when it does not say. */
export async function pidAt(url: string, timeoutMs: number): Promise<number | null> {
  try {
    const query = new URLSearchParams({ q: "SHOW DIAGNOSTICS FOR 'system'" });
    const response = await fetch(`${url}/query?${query}`, { signal: AbortSignal.timeout(timeoutMs) });
    const answer = (await response.json()) as { results?: { series?: { columns: string[]; values: unknown[][] }[] }[] };
    const table = answer.results?.[0]?.series?.[0];
    const pid = table?.values[0]?.[table.columns.indexOf('PID')];
    return typeof pid === 'number' ? pid : null;
  } catch {
    return null;
  }
}
