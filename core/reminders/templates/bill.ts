import { LINES_EN, LINES_ZH, PAY_EN, PAY_ZH, type Templates } from './template.ts';

/** What is charged, when charges are issued. Itemised by debt type (L24). */
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
