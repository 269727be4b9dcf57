import { approval } from './approval.ts';
import { armed } from './armed.ts';
import { bankFeed } from './bank-feed.ts';
import { calendar } from './calendar.ts';
import { caseOpen } from './case-open.ts';
import { clause } from './clause.ts';
import { clockFeed } from './clock-feed.ts';
import { debtAge } from './debt-age.ts';
import { debtFloor } from './debt-floor.ts';
import { debtType } from './debt-type.ts';
import { duty } from './duty.ts';
import { holds } from './holds.ts';
import { hours } from './hours.ts';
import { limits } from './limits.ts';
import { meter } from './meter.ts';
import { meterFeed } from './meter-feed.ts';
import { notice } from './notice.ts';
import { occupancy } from './occupancy.ts';
import type { Permit } from './permit.ts';
import { protectedCircuit } from './protected-circuit.ts';
import { protectedStatus } from './protected-status.ts';
import { stops } from './stops.ts';
import { suspense } from './suspense.ts';
import { unusedCredit } from './unused-credit.ts';
import { warning } from './warning.ts';
import { wayBack } from './way-back.ts';

/** Every permit that a lock wants, in the order in which their reasons are told: the site, the debt, the papers, the people, the hour, the place, the money, the feeds, the way back. */
export const PERMITS: readonly Permit[] = [
  armed,
  stops,
  caseOpen,
  debtType,
  clause,
  protectedStatus,
  debtFloor,
  debtAge,
  notice,
  warning,
  approval,
  holds,
  hours,
  calendar,
  duty,
  protectedCircuit,
  occupancy,
  meter,
  suspense,
  unusedCredit,
  bankFeed,
  meterFeed,
  clockFeed,
  wayBack,
  limits,
];
