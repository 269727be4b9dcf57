import { type Form, parseForm } from './form.ts';
import { EN_COMMERCIAL } from './shipped/en-commercial.ts';
import { ZH_COMMERCIAL } from './shipped/zh-commercial.ts';

const SOURCES = [ZH_COMMERCIAL, EN_COMMERCIAL];
const forms = new Map<string, Form>();

/** The ids of the forms that ship. */
export const SHIPPED_FORMS: readonly string[] = SOURCES.map(({ formId }) => formId);

/** A form that ships, by its id, or null. */
export function shippedForm(formId: string): Form | null {
  const known = forms.get(formId);
  if (known) return known;
  const source = SOURCES.find((each) => each.formId === formId);
  if (source === undefined) return null;
  const parsed = parseForm(source);
  if (!parsed.ok) throw new TypeError(`form ${formId}: ${parsed.problems.map(({ place, reason }) => `${place} ${reason}`).join('; ')}`);
  forms.set(formId, parsed.value);
  return parsed.value;
}
