import type { FormSource } from '../form.ts';
import { EN_FEES } from './en-commercial/fees.ts';
import { EN_PARTIES } from './en-commercial/parties.ts';
import { EN_RENT } from './en-commercial/rent.ts';
import { EN_RULES } from './en-commercial/rules.ts';

/** Commercial leases in English, as shopping centres print them. A bare `$` is the US dollar here: another house changes that line. */
export const EN_COMMERCIAL: FormSource = {
  formId: 'en-commercial',
  version: 1,
  about:
    'Retail lease in English: parties, term, rent, deposit, service charge, utilities, interest, and the clause that permits disconnection',
  language: 'en',
  currencies: {
    USD: 'USD',
    US$: 'USD',
    $: 'USD',
    'US Dollars': 'USD',
    'United States Dollars': 'USD',
    Dollars: 'USD',
    GBP: 'GBP',
    '£': 'GBP',
    'pounds sterling': 'GBP',
    pounds: 'GBP',
    EUR: 'EUR',
    '€': 'EUR',
    euros: 'EUR',
    HKD: 'HKD',
    HK$: 'HKD',
    'Hong Kong Dollars': 'HKD',
    SGD: 'SGD',
    S$: 'SGD',
    'Singapore Dollars': 'SGD',
    AED: 'AED',
    KWD: 'KWD',
    'Kuwaiti Dinars': 'KWD',
    BHD: 'BHD',
    CNY: 'CNY',
    RMB: 'CNY',
    JPY: 'JPY',
  },
  nameBrackets: [
    'the "',
    '"',
    'the landlord',
    'the tenant',
    'company',
    'registered',
    'registration',
    'business',
    'uen',
    'reg',
    'hereinafter',
  ],
  not: ['for example', 'for instance', 'by way of illustration', 'previous lease', 'prior lease', 'former lease', 'holding over'],
  terms: { ...EN_PARTIES, ...EN_RENT, ...EN_FEES, ...EN_RULES },
  house: { creditorRole: 'landlord', anchor: 'calendar', proration: 'actual-month', convention: 'none', issueDaysBefore: 10 },
};
