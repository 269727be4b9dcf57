import { LINES_EN, LINES_ZH, PAY_EN, PAY_ZH, type Templates } from './template.ts';

/** A courtesy before or after a due date. */
export const reminder: Templates = {
  en: {
    subject:
      '{% if days > 0 %}{{ total }} due on {{ dueDate }}{% elsif days == 0 %}{{ total }} due today{% else %}{{ total }} was due on {{ dueDate }}{% endif %}',
    text: `Dear {{ tenant }},
{% if days > 0 %}a friendly note that in {{ days }} day{% if days > 1 %}s{% endif %}, on {{ dueDate }}, this falls due at {{ site }}:{% elsif days == 0 %}a friendly note that today, {{ dueDate }}, this falls due at {{ site }}:{% else %}we have not yet seen your payment of what fell due at {{ site }} on {{ dueDate }}:{% endif %}
${LINES_EN}
${PAY_EN}`,
  },
  'zh-CN': {
    subject:
      '{% if days > 0 %}{{ total }} 将于 {{ dueDate }} 到期{% elsif days == 0 %}{{ total }} 今日到期{% else %}{{ total }} 已于 {{ dueDate }} 到期{% endif %}',
    text: `尊敬的{{ tenant }}:
{% if days > 0 %}温馨提示:您在{{ site }}的下列款项将于 {{ days }} 天后({{ dueDate }})到期:{% elsif days == 0 %}温馨提示:您在{{ site }}的下列款项于今日({{ dueDate }})到期:{% else %}您在{{ site }}的下列款项已于 {{ dueDate }} 到期,我们尚未收到付款:{% endif %}
${LINES_ZH}
${PAY_ZH}`,
  },
};
