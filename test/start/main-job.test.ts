import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { bringUp, type System } from '../../bin/start/bring-up.ts';
import { type Summary, summarise } from '../../bin/start/summarise.ts';
import { DAY_MS, HOUR_MS, plusMs } from '../../core/calendar/civil.ts';

/*
 * The main job over 14 days: the real flow in the real Node-RED, real broker, real sockets, real InfluxDB. The flow is redeployed in full
 * every third day at noon and, once, while an order is on its way to a switch. 60 days, twice, are `npm run test:long`.
 */
const DAYS = 14;

describe('the main job, redeployed while it runs', () => {
  const data = mkdtempSync(join(tmpdir(), 'dunlock-main-'));
  let system: System;
  let summary: Summary;
  let orderUnderway: string | null = null;
  let redeploys = 0;
  const dropped: string[] = [];

  beforeAll(async () => {
    process.env.DUNLOCK_INFLUX_DATABASE = 'main_job';
    const lines: string[] = [];
    system = await bringUp(
      {
        headless: true,
        days: DAYS,
        speed: 1,
        seed: 7,
        start: null,
        data,
        fresh: false,
        port: 0,
        mqttPort: 0,
        influx: inject('influxUrl'),
        json: true,
      },
      (line) => lines.push(line),
    );
    const { clock, site } = system;
    const watch = setInterval(() => {
      const order = [...clock.inFlight().keys()].find((what) => what.startsWith('order lock/'));
      if (order && orderUnderway === null) {
        orderUnderway = order;
        void redeploy(system).then(() => redeploys++);
      }
    }, 1);
    for (let day = 0; day < DAYS; day++) {
      await clock.advanceTo(plusMs(system.from, day * DAY_MS + 12 * HOUR_MS));
      const online = new Set(site.onlineDtus());
      if (day % 3 === 2) {
        await Promise.all([redeploy(system).then(() => redeploys++), clock.advanceTo(plusMs(clock.now(), HOUR_MS))]);
        for (const dtu of online) if (!site.onlineDtus().includes(dtu)) dropped.push(`${dtu} on day ${day}`);
      }
      await clock.advanceTo(plusMs(system.from, (day + 1) * DAY_MS));
    }
    clearInterval(watch);
    await site.flushTelemetry(30_000);
    summary = await summarise(system, DAYS);
  }, 150_000);

  afterAll(async () => {
    await system?.close();
    rmSync(data, { recursive: true, force: true });
  }, 30_000);

  it('was redeployed, also in the middle of an order', () => {
    expect(redeploys).toBeGreaterThanOrEqual(5);
    expect(orderUnderway).toMatch(/^order lock\//);
  });

  it('dropped no DTU', () => {
    expect(dropped).toEqual([]);
    expect(system.site.gatewayCounters()).toMatchObject({ refusedLogins: 0, refusedPublishes: 0, malformed: 0, droppedByFlow: 0 });
  });

  it('holds its invariants: evidence at every rung, every order ended, every reading stored, no message twice', () => {
    expect(summary.invariants.filter((invariant) => !invariant.held)).toEqual([]);
    expect(summary.readings.sent).toBeGreaterThan(DAYS * 95 * 128);
    expect(summary.locks.length).toBeGreaterThan(0);
  });

  it('proves itself from its own chain', async () => {
    const report = await system.site.verifyAudit();
    expect(report.checks.filter((check) => !check.ok)).toEqual([]);
    expect(report.ok).toBe(true);
    expect(report.records).toBeGreaterThan(100);
  });
});

/** A full deploy of the flow that is running, as the editor's button does it. */
async function redeploy(system: System): Promise<void> {
  const headers = { 'Node-RED-API-Version': 'v2', 'content-type': 'application/json' };
  const running = await (await fetch(`${system.nodeRed.url}/flows`, { headers })).json();
  const response = await fetch(`${system.nodeRed.url}/flows`, {
    method: 'POST',
    headers: { ...headers, 'Node-RED-Deployment-Type': 'full' },
    body: JSON.stringify(running),
  });
  expect(response.status).toBe(200);
}
