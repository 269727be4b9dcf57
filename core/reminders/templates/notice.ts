import { LINES_EN, LINES_ZH, type Templates } from './template.ts';

/** First document of a lock case (L1, L5, L12): heading, date, amounts, where to pay, rights, and the head of the chain. */
export const notice: Templates = {
  en: {
    subject: 'NOTICE OF OVERDUE PAYMENT: {{ total }}',
    text: `NOTICE OF OVERDUE PAYMENT
Date: {{ today }}
To: {{ tenant }} ({{ tenantId }})
From: {{ site }}

The following is overdue; the oldest of it fell due on {{ dueDate }}:
${LINES_EN}

Where to pay: to the account named in your lease{% if reference %}, with the reference {{ reference }}{% endif %}. A payment that names these charges is used for these charges and for nothing else.
If it stays unpaid, a separate warning follows; after it, supply to your unit may be disconnected as your lease provides.

Your rights: you may dispute a charge, ask for a payment plan, or tell us of an illness or of equipment that must not lose supply: in each case tell the office of {{ site }} before the dates above run out, and disconnection is held while it is looked into. Supply comes back as soon as these charges are paid, at any hour.

Record: {{ auditHead }}`,
  },
  'zh-CN': {
    subject: '欠费通知:{{ total }}',
    text: `欠费通知
日期:{{ today }}
致:{{ tenant }}({{ tenantId }})
发自:{{ site }}

下列款项已逾期,其中最早的到期日为 {{ dueDate }}:
${LINES_ZH}

付款方式:请汇至租约所载账户{% if reference %},并注明付款编号 {{ reference }}{% endif %}。注明上述款项的付款仅用于清偿上述款项。
如仍未付清,我们将另行发出警告;此后可能依租约约定停止对您单元的供应。

您的权利:您可以对款项提出异议、申请分期付款,或告知我们疾病情况及不能断供的设备;请在期限届满前联系{{ site }}管理处,核实期间不会停供。上述款项付清后,任何时间均立即恢复供应。

存证:{{ auditHead }}`,
  },
};
