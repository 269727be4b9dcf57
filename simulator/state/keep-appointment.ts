import { dateIn, epochMs, instantOf, plusDays } from '../../core/calendar/civil.ts';
import { moveSwitch } from '../dtus/switching.ts';
import { STEP_MS, stepOf } from '../meters/shape.ts';
import type { TwinContext } from '../twin-context.ts';
import type { Appointment } from './agenda.ts';

const DISPUTE_DAYS = 10;

/** Keeps an appointment. What a door does not take is tried again at the next tick. */
export async function keepAppointment(context: TwinContext, appointment: Appointment): Promise<void> {
  const done = await attend(context, appointment);
  if (done) return;
  const nextTick = (stepOf(epochMs(context.clock.now())) + 1) * STEP_MS;
  context.agenda.add({ ...appointment, at: instantOf(nextTick + 1_000) });
}

async function attend(context: TwinContext, appointment: Appointment): Promise<boolean> {
  if (appointment.kind === 'press') {
    const meter = context.fleet.get(appointment.key);
    if (meter?.state.switch === 'ready') {
      moveSwitch(context, meter, 'on', 'button');
      await context.save();
    }
    return true;
  }
  if (appointment.kind === 'receipt') {
    const { key, token, at } = appointment;
    const receipt = { key, token, kind: 'delivered', proof: 'provider-delivered', happenedAt: at };
    return (await context.doors.post('receipts', { json: receipt })) !== null;
  }
  const today = dateIn(context.clock.now(), context.timeZone);
  const hold = {
    type: 'dispute',
    tenantId: appointment.key,
    owner: 'tenant',
    reason: `the amount of ${appointment.reference} is not what was agreed`,
    until: plusDays(today, DISPUTE_DAYS),
  };
  return (await context.doors.post('holds', { json: hold })) !== null;
}
