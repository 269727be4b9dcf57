import { LINES_EN, LINES_ZH, type Templates } from './template.ts';

/** Second document of a lock case (L5: separate from the notice; L12). */
export const warning: Templates = {
  en: {
    subject: 'DISCONNECTION WARNING: {{ total }}',
    text: `DISCONNECTION WARNING
Date: {{ today }}
To: {{ tenant }} ({{ tenantId }})
From: {{ site }}

We sent you a notice about the following, and it is still unpaid; the oldest of it fell due on {{ dueDate }}:
${LINES_EN}

After the period that your lease sets, electricity and water of your unit may be disconnected, within permitted hours only, and only while somebody is on duty who can restore them.

Where to pay: to the account named in your lease{% if reference %}, with the reference {{ reference }}{% endif %}. A payment that names these charges is used for these charges and for nothing else.

Your rights: a dispute, a payment plan, an illness or equipment that must not lose supply holds the disconnection: tell the office of {{ site }} now. Supply comes back as soon as these charges are paid, at any hour.

Record: {{ auditHead }}`,
  },
  'zh-CN': {
    subject: '停供警告:{{ total }}',
    text: `停供警告
日期:{{ today }}
致:{{ tenant }}({{ tenantId }})
发自:{{ site }}

我们已就下列款项向您发出通知,至今仍未付清;其中最早的到期日为 {{ dueDate }}:
${LINES_ZH}

租约约定的期限届满后,您单元的供电、供水可能被停止;停供只在允许的时段内、且有人值守能够恢复时进行。

付款方式:请汇至租约所载账户{% if reference %},并注明付款编号 {{ reference }}{% endif %}。注明上述款项的付款仅用于清偿上述款项。

您的权利:异议、分期付款、疾病或不能断供的设备均会暂停停供,请立即联系{{ site }}管理处。上述款项付清后,任何时间均立即恢复供应。

存证:{{ auditHead }}`,
  },
};
