import type { Factor } from '../factor.ts';
import { earlyDays } from './early-days.ts';
import { lateRatio15 } from './late-ratio-15.ts';
import { medianDaysLate } from './median-days-late.ts';
import { onTimeRatio } from './on-time-ratio.ts';
import { onTimeRecent } from './on-time-recent.ts';
import { onTimeStreak } from './on-time-streak.ts';
import { onTimeValue } from './on-time-value.ts';
import { overdueCount } from './overdue-count.ts';
import { overdueShare } from './overdue-share.ts';
import { upperQuartileDaysLate } from './upper-quartile-days-late.ts';
import { worseningTrend } from './worsening-trend.ts';
import { worstRecent } from './worst-recent.ts';

/** Every factor there is: A first, then B. None uses who somebody is, nor the calendar (month, tenure), which would learn other people's months. */
export const FACTORS: readonly Factor[] = [
  onTimeRatio,
  onTimeValue,
  onTimeRecent,
  onTimeStreak,
  earlyDays,
  lateRatio15,
  medianDaysLate,
  upperQuartileDaysLate,
  worstRecent,
  overdueShare,
  overdueCount,
  worseningTrend,
];
