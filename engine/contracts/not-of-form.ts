import { extractTerms } from '../../core/lease/forms/extract.ts';
import type { Form } from '../../core/lease/forms/form.ts';
import { SHIPPED_FORMS, shippedForm } from '../../core/lease/forms/shipped.ts';
import type { Term } from '../../core/lease/forms/terms.ts';

/** Of the terms that every contract of a form has, so many must stand in it: a novel that speaks of a rent has one or two. */
const LEAST = 4;

/**
 * Why a text is no contract of a form, or null when it is one: hardly any of the terms that each such contract has could be read in it.
 * When a form that ships reads more of it, the reason names that form.
 */
export function notOfForm(text: string, form: Form, terms: readonly Term[]): string | null {
  const { read, needed } = readOf(form, terms);
  if (read >= Math.min(LEAST, Math.ceil(needed / 3))) return null;
  const better = SHIPPED_FORMS.flatMap((formId) => {
    const other = formId === form.formId ? null : shippedForm(formId);
    return other !== null && readOf(other, extractTerms(text, other)).read > Math.max(read, LEAST) ? [formId] : [];
  });
  const hint = better.length > 0 ? `: --form ${better.join(' or ')} reads more of it` : `: is it the right file, and the right form?`;
  return `it is no contract of the form ${form.formId}: of the ${needed} terms that each has, ${read} could be read${hint}`;
}

function readOf(form: Form, terms: readonly Term[]): { read: number; needed: number } {
  const required = terms.filter(({ name }) => form.terms[name]?.required === true);
  const read = required.filter(({ status, quotes, why }) => status !== 'absent' && quotes.length > 0 && why?.key !== 'named-not-read');
  return { read: read.length, needed: required.length };
}
