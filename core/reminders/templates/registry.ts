import type { MessageClass } from '../message.ts';
import { bill } from './bill.ts';
import { notice } from './notice.ts';
import { reminder } from './reminder.ts';
import type { Language, Template, Templates } from './template.ts';
import { unlockNote } from './unlock-note.ts';
import { warning } from './warning.ts';

/** What ships, by class of message. */
export const TEMPLATES: Readonly<Record<MessageClass, Templates>> = { reminder, bill, notice, warning, 'unlock-note': unlockNote };

const LANGUAGES: readonly Language[] = ['en', 'zh-CN'];

/** The language in which a tenant of `wanted` (BCP 47) is written to: the same, one of the same base, else English. */
export function languageFor(wanted: string): Language {
  const base = (tag: string) => tag.toLowerCase().split('-')[0];
  return LANGUAGES.find((tag) => tag.toLowerCase() === wanted.toLowerCase()) ?? LANGUAGES.find((tag) => base(tag) === base(wanted)) ?? 'en';
}

/** The template of a class for a tenant's language. */
export function templateFor(className: MessageClass, language: string): Template {
  return TEMPLATES[className][languageFor(language)];
}
