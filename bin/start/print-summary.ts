import type { Summary } from './summarise.ts';

/** The summary for a person. `seconds` = real time of the run. */
export function printSummary(summary: Summary, seconds: number): string[] {
  const unlockSeconds = summary.unlocks.flatMap((u) => (u.seconds === null ? [] : [u.seconds])).sort((a, b) => a - b);
  const median = unlockSeconds[Math.floor(unlockSeconds.length / 2)];
  return [
    '',
    `${summary.days} days of ${summary.tenants} tenants in ${seconds.toFixed(0)} s`,
    `  collected       ${percent(summary.collectionRate)} of what fell due, ${number(summary.meanDaysLate)} days after due on average`,
    `  reminders       ${summary.reminders}`,
    `  locks           ${summary.locks.length} switches confirmed`,
    ...summary.locks.flatMap((l) => [
      `    ${l.at}  ${l.unitId} ${l.utility}  ${l.tenantId}`,
      ...l.reasons.map((reason) => `      ${reason}`),
    ]),
    `  unlocks         ${summary.unlocks.length} switches confirmed${median === undefined ? '' : `, median ${median} s after the payment was known`}`,
    ...summary.unlocks.map((u) => `    ${u.at}  ${u.unitId} ${u.utility}  ${u.tenantId}  ${u.seconds ?? '?'} s`),
    `  work orders     ${summary.workOrders.length}`,
    ...summary.workOrders.map((w) => `    ${w.openedAt}  ${w.kind}  ${w.circuitId}: ${w.reason}`),
    `  readings        ${summary.readings.sent} sent, ${summary.readings.stored} stored`,
    ...summary.invariants.map((i) => `  ${i.held ? 'holds ' : 'FAILED'}  ${i.name} (${i.detail})`),
  ];
}

function percent(n: number | null): string {
  return n === null ? 'nothing' : `${(n * 100).toFixed(1)} %`;
}

function number(n: number | null): string {
  return n === null ? '?' : n.toFixed(1);
}
