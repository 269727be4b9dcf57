import { epochMs } from '../../core/calendar/civil.ts';
import type { SwitchState } from '../../core/estate/switch-state.ts';
import type { PlacedMeter } from '../meters/fleet.ts';
import { rateAt, registerOf, setSwitch } from '../meters/meter.ts';
import { feelLock, overdueOf } from '../tenants/tenants.ts';
import type { TwinContext } from '../twin-context.ts';

/**
 * Moves a relay or valve now, and notes what the meter and its tenant knew at that moment. Where it stands so already nothing happens.
 * A tenant whose supply goes feels it; behind a welded contact it does not.
 */
export function moveSwitch(context: TwinContext, meter: PlacedMeter, to: SwitchState, requestId: string): void {
  const from = meter.state.switch;
  if (from === to) return;
  const now = context.clock.now();
  const ms = epochMs(now);
  const rateBefore = rateAt(meter, ms);
  setSwitch(meter, to, ms);
  const { minor, oldestDue } = overdueOf(context, meter.tenantId, now);
  context.state.switchEvents.push({
    at: now,
    meterId: meter.installation.meterId,
    requestId,
    from,
    to,
    rateBefore,
    rateAfter: rateAt(meter, ms),
    register: registerOf(meter),
    overdueMinor: minor,
    oldestDue,
  });
  if (to === 'off' && from === 'on' && !meter.stuck) feelLock(context, meter.tenantId, now);
}
