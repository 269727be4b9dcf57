/** Subject and text of a message in one language, in Liquid. Plain text: nothing is escaped. */
export interface Template {
  readonly subject: string;
  readonly text: string;
}

/** The languages that ship. Another one falls back to its base language, then to English. */
export type Language = 'en' | 'zh-CN';

/** One template per language. */
export type Templates = Readonly<Record<Language, Template>>;

/** The lines of what is owed, shared by all of them. */
export const LINES_EN = `{% for line in lines %}  {{ line.type }}: {{ line.open }} (due {{ line.dueDate }}, no. {{ line.chargeId }})
{% endfor %}Total: {{ total }}`;

export const LINES_ZH = `{% for line in lines %}  {{ line.type }}:{{ line.open }}(应付日 {{ line.dueDate }},编号 {{ line.chargeId }})
{% endfor %}合计:{{ total }}`;

export const PAY_EN = `How to pay: to the account named in your lease{% if reference %}, with the reference {{ reference }}{% endif %}. Have you paid already? Then please ignore this message.
Questions? Ask the office of {{ site }}; name your number {{ tenantId }}.`;

export const PAY_ZH = `付款方式:请汇至租约所载账户{% if reference %},并注明付款编号 {{ reference }}{% endif %}。如已付款,请忽略本信息。
如有疑问,请联系{{ site }}管理处,并告知您的编号 {{ tenantId }}。`;
