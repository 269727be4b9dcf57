import type { Templates } from './template.ts';

/** Supply is coming back: at once, or ready for a person to press the button of the meter. */
export const unlockNote: Templates = {
  en: {
    subject: 'Supply of your unit at {{ site }} is coming back',
    text: `Dear {{ tenant }},
{% if data.button %}supply of your unit at {{ site }} is ready: please switch off what could be dangerous, then press the button on the meter.{% else %}supply of your unit at {{ site }} is being switched on again: please make sure that nothing dangerous was left on.{% endif %}
If it is not back soon, call the office of {{ site }}; name your number {{ tenantId }}.

Record of {{ today }}: {{ auditHead }}`,
  },
  'zh-CN': {
    subject: '您在{{ site }}的单元正在恢复供应',
    text: `尊敬的{{ tenant }}:
{% if data.button %}您在{{ site }}的单元已可恢复供应:请先关闭可能造成危险的设备,再按下电表上的按钮。{% else %}您在{{ site }}的单元正在恢复供应:请确认没有处于开启状态的危险设备。{% endif %}
如未能及时恢复,请联系{{ site }}管理处,并告知您的编号 {{ tenantId }}。

{{ today }} 存证:{{ auditHead }}`,
  },
};
