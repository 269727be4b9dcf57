import type { Instant } from '../../core/calendar/civil.ts';
import type { Reading } from '../../core/estate/reading.ts';
import type { DtuMeterReading } from '../../core/protocols/dtu-json/messages.ts';

/** What a DTU said of one meter at one time, in the site's words. */
export function readingOf(dtuId: string, at: Instant, meter: DtuMeterReading): Reading {
  return {
    dtuId,
    meterId: meter.meter,
    utility: meter.utility,
    number: meter.number,
    takenAt: at,
    register: meter.register,
    rates: meter.rates,
    rate: meter.rate,
    voltage: meter.voltage,
    switchState: meter.switch,
  };
}
