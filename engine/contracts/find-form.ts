import { type Form, parseForm } from '../../core/lease/forms/form.ts';
import { SHIPPED_FORMS, shippedForm } from '../../core/lease/forms/shipped.ts';

/** The form of that name, or the form that a user wrote (JSON of `FormSource`); or why there is none. */
export function findForm(form: unknown): { readonly ok: true; readonly form: Form } | { readonly ok: false; readonly reason: string } {
  if (typeof form === 'string') {
    const shipped = shippedForm(form);
    if (shipped) return { ok: true, form: shipped };
    return {
      ok: false,
      reason: `there is no form '${form}': name one that ships (${SHIPPED_FORMS.join(', ')}), or give a file of your own`,
    };
  }
  const parsed = parseForm(form);
  if (parsed.ok) return { ok: true, form: parsed.value };
  const problems = parsed.problems.slice(0, 5).map(({ place, reason }) => `${place || 'the form'}: ${reason}`);
  return { ok: false, reason: `the form will not do: ${problems.join('; ')}` };
}
