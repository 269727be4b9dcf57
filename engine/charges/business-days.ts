import { type BusinessDays, MONDAY_TO_FRIDAY } from '../../core/calendar/business-days.ts';
import type { EngineContext } from '../context.ts';

/** Days on which business is done, for due days that move: Monday to Friday without the holidays of the site's pack. */
export function businessDays({ pack }: Pick<EngineContext, 'pack'>): BusinessDays {
  return { ...MONDAY_TO_FRIDAY, holidays: pack.calendar.holidays };
}
