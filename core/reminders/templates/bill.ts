import { PAY_EN, PAY_ZH, type Templates } from './template.ts';

const LINES_EN = `{% for line in lines %}  {{ line.type }}: {{ line.open }} (due {{ line.dueDate }}, no. {{ line.chargeId }})
{% if line.working != '' %}    {{ line.working }}
{% endif %}{% if line.tax != '' %}    tax in the charge: {{ line.tax }}
{% endif %}{% endfor %}Total: {{ total }}`;

const LINES_ZH = `{% for line in lines %}  {{ line.type }}:{{ line.open }}(应付日 {{ line.dueDate }},编号 {{ line.chargeId }})
{% if line.working != '' %}    计算:{{ line.working }}
{% endif %}{% if line.tax != '' %}    其中税额:{{ line.tax }}
{% endif %}{% endfor %}合计:{{ total }}`;

/** What is charged, when charges are issued. Itemised by debt type (L24), each with its working and the tax in it. */
export const bill: Templates = {
  en: {
    subject: 'Bill of {{ site }}: {{ total }} due on {{ dueDate }}',
    text: `BILL of {{ today }}
For {{ tenant }} ({{ tenantId }}), payable by {{ dueDate }}:
${LINES_EN}
${PAY_EN}`,
  },
  'zh-CN': {
    subject: '{{ site }}账单:{{ total }},应付日 {{ dueDate }}',
    text: `账单 {{ today }}
{{ tenant }}({{ tenantId }}),请于 {{ dueDate }} 前支付:
${LINES_ZH}
${PAY_ZH}`,
  },
};
