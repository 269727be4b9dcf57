import { Liquid, type Template as Parsed } from 'liquidjs';
import { type CivilDate, daysBetween } from '../calendar/civil.ts';
import type { DebtType } from '../lease/lease.ts';
import { formatMoney } from '../money/decimal.ts';
import { add, type Money } from '../money/money.ts';
import type { MessageClass } from './message.ts';
import { DEBT_TYPE_NAMES } from './templates/debt-types.ts';
import { languageFor, templateFor } from './templates/registry.ts';

/** The facts of a message, for machines and for its template. Whoever plans a document may add more of its own. */
export interface MessageData {
  /** What a payment should name. */
  readonly reference?: string;
  readonly charges: readonly {
    readonly chargeId: string;
    readonly debtType: DebtType;
    readonly openMinor: number;
    readonly currency: string;
    readonly dueDate: CivilDate;
    /** How the amount came about, and the tax in it: what a bill shows. */
    readonly working?: string;
    readonly taxMinor?: number;
  }[];
  readonly totalMinor: number;
  readonly currency: string;
  readonly dueDate: CivilDate;
  /** Head of the audit chain: an anchor in the other side's hands. */
  readonly auditHead: string;
  readonly [more: string]: unknown;
}

export interface RenderRequest {
  readonly className: MessageClass;
  readonly language: string;
  readonly siteName: string;
  readonly tenantId: string;
  readonly tenantName: string;
  readonly today: CivilDate;
  readonly data: MessageData;
}

export interface RenderedMessage {
  readonly language: string;
  readonly subject: string;
  readonly text: string;
}

/** A message that lacks something, or whose template names what nobody gives it: it is not sent. */
export class RenderError extends Error {
  override readonly name = 'RenderError';
}

/* `lenientIf`: `{% if reference %}` may ask for what is not there; printing it may not. */
const liquid = new Liquid({ strictVariables: true, strictFilters: true, lenientIf: true, ownPropertyOnly: true });
const parsed = new Map<string, Parsed[]>();

/**
 * Renders a message in the tenant's language.
 * @throws RenderError naming the class, the language and what is missing (L1, L5, L12: a document without its amounts is none)
 */
export function renderMessage(request: RenderRequest): RenderedMessage {
  const { className, data } = request;
  const language = languageFor(request.language);
  if (className !== 'unlock-note' && data.charges.length === 0) {
    throw new RenderError(`The ${className} for ${request.tenantId} names no charges: nothing to ask for, it is not sent.`);
  }
  if (className !== 'reminder' && className !== 'bill' && data.auditHead === '') {
    throw new RenderError(`The ${className} for ${request.tenantId} lacks auditHead, the head of the audit chain: it is not sent.`);
  }
  const view = {
    site: request.siteName,
    tenantId: request.tenantId,
    tenant: request.tenantName,
    today: request.today,
    dueDate: data.dueDate,
    days: daysBetween(request.today, data.dueDate),
    reference: data.reference,
    auditHead: data.auditHead,
    lines: data.charges.map((charge) => ({
      type: DEBT_TYPE_NAMES[language][charge.debtType],
      open: formatMoney({ minor: charge.openMinor, currency: charge.currency }),
      dueDate: charge.dueDate,
      chargeId: charge.chargeId,
      working: charge.working ?? '',
      tax: charge.taxMinor ? formatMoney({ minor: charge.taxMinor, currency: charge.currency }) : '',
    })),
    total: totals(data.charges.map(({ openMinor, currency }) => ({ minor: openMinor, currency })))
      .map(formatMoney)
      .join(' + '),
    data,
  };
  const template = templateFor(className, language);
  return { language, subject: render(template.subject, view, className), text: render(template.text, view, className) };
}

/** One sum per currency, in the order of first mention: money of two currencies is never added. */
export function totals(amounts: readonly Money[]): Money[] {
  const sums = new Map<string, Money>();
  for (const amount of amounts) {
    const before = sums.get(amount.currency);
    sums.set(amount.currency, before ? add(before, amount) : amount);
  }
  return [...sums.values()];
}

/**
 * Fills one Liquid template.
 * @throws RenderError when it does not parse, or names a variable that `view` does not have
 */
export function render(template: string, view: Readonly<Record<string, unknown>>, name: string): string {
  try {
    let ready = parsed.get(template);
    if (!ready) {
      ready = liquid.parse(template);
      parsed.set(template, ready);
    }
    return String(liquid.renderSync(ready, view)).trim();
  } catch (error) {
    throw new RenderError(`The template of '${name}' cannot be filled: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
