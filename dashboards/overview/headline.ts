import type { Section } from '../builder/layout.ts';
import { thresholds } from '../builder/panel.ts';
import { stat } from '../builder/stat.ts';
import { series } from '../builder/target.ts';
import type { SiteMoney } from './site-money.ts';

/** The six numbers an operator looks at first. All but the reminders come from the summary that the site writes once a day. */
export function headline(money: SiteMoney): Section {
  const latest = (alias: string, field: string) => series('A', alias, { columns: { value: field }, from: 'site_day', fill: 'null' });
  return {
    id: 100,
    title: '',
    panels: [
      stat(
        {
          id: 1,
          title: 'Collection rate',
          description:
            'Paid share of what fell due in the last 30 days. Below 90 % look at the bands of P: who slips, and when were they reminded?',
          unit: 'percentunit',
          decimals: 1,
          interval: '1h',
        },
        latest('Collection rate', 'last("paid_minor") / last("charged_minor")'),
        { max: 1, thresholds: thresholds('red', [0.8, 'orange'], [0.9, 'green']) },
      ),
      stat(
        {
          id: 2,
          title: 'Overdue',
          description: 'Open and past its due date, all tenants together.',
          unit: money.unit,
          decimals: 0,
          interval: '1h',
        },
        latest('Overdue', `last("overdue_minor") / ${money.minorPerMajor}`),
        { thresholds: thresholds('green', [1, 'orange']) },
      ),
      stat(
        {
          id: 3,
          title: 'Units locked',
          description:
            'Units in which a circuit is off by one of our own locks. The cases behind it are below; each unlocks when it is paid.',
          unit: 'none',
          decimals: 0,
          interval: '1h',
        },
        latest('Units locked', 'last("units_locked")'),
        { thresholds: thresholds('green', [1, 'orange'], [10, 'red']) },
      ),
      stat(
        {
          id: 4,
          title: 'Work orders',
          description:
            'Work for a person: a switch that did not answer, or a meter that contradicts what was ordered. Somebody should go and look.',
          unit: 'none',
          decimals: 0,
          interval: '1h',
        },
        latest('Work orders', 'last("work_orders")'),
        { thresholds: thresholds('green', [1, 'orange']) },
      ),
      stat(
        {
          id: 5,
          title: 'Reminders sent',
          description: 'In the time range. A jump without a due date nearby means that a channel was down and has caught up.',
          unit: 'none',
          decimals: 0,
          interval: '1h',
        },
        series('A', 'Reminders sent', {
          columns: { reminders: 'sum("count")' },
          from: 'message',
          where: [`"class" = 'reminder'`, `"outcome" = 'done'`],
          fill: '0',
        }),
        { calc: 'sum', thresholds: thresholds('green') },
      ),
      stat(
        {
          id: 6,
          title: 'DTUs online',
          description: 'Share of the DTUs with a live connection. A lock needs the way back proven, so an offline DTU locks nobody.',
          unit: 'percentunit',
          decimals: 0,
          interval: '1h',
        },
        latest('DTUs online', 'last("dtus_online") / last("dtus")'),
        { max: 1, thresholds: thresholds('red', [0.9, 'orange'], [1, 'green']) },
      ),
    ],
  };
}
