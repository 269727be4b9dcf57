import type { FormSource } from '../../form.ts';

const LANDLORD = '(landlord|lessor)';
const TENANT = '(tenant|lessee)';
const PREMISES = '(unit|shop|store|suite|space|premises|kiosk)';
const SQM = '(square metres|square meters|sq. metres|sq. meters|sqm|sq.m.|sq m|m2)';
const BEGIN = '(commencing|beginning|starting|commence|begin|start|commences|begins|starts|from|with effect from)';
const END = '(expiring|ending|terminating|expire|end|expires|ends|to|until|through)';

const called = (who: string): string => `[,]{..90}\\(["][the ]["]${who}["]\\)`;

/** Who, what and for how long. */
export const EN_PARTIES: FormSource['terms'] = {
  contractNo: {
    labels: [],
    required: true,
    patterns: [
      { match: '(lease|contract|agreement|tenancy) (no.|number|no|ref.|ref|reference)[:][ ]{code}' },
      { match: '{/}(reference|our ref|ref.):{code}' },
    ],
  },
  landlord: {
    labels: ['landlord', 'lessor'],
    required: true,
    patterns: [
      { match: `{/}[the ]${LANDLORD}:{name}` },
      { match: `(between|by and between){/}{name}${called(LANDLORD)}` },
      { match: `(between|by and between)[:] {name}${called(LANDLORD)}` },
      { match: `{/}\\(1\\)[ ]{name}${called(LANDLORD)}` },
    ],
  },
  tenant: {
    labels: ['tenant', 'lessee'],
    required: true,
    patterns: [
      { match: `{/}[the ]${TENANT}:{name}` },
      { match: `{/}and {name}${called(TENANT)}` },
      { match: `\\),? and {name}${called(TENANT)}` },
      { match: `${LANDLORD}["]\\)[,]{..16}and {name}${called(TENANT)}` },
      { match: `{/}\\(2\\)[ ]{name}${called(TENANT)}` },
    ],
  },
  manager: {
    labels: [],
    patterns: [
      { match: '{/}[the ](manager|managing agent|property manager|management company):{name}' },
      { match: `and[ also]{name}${called('(manager|managing agent|property manager)')}` },
      { match: `{/}\\(3\\)[ ]{name}${called('(manager|managing agent|property manager)')}` },
    ],
  },
  guarantor: {
    labels: [],
    patterns: [{ match: '{/}[the ](guarantor|surety):{name}' }, { match: `and {name}${called('(guarantor|surety)')}` }],
  },
  tenantRegistration: {
    labels: [],
    patterns: [
      { match: `{/}[the ]${TENANT}:{..80}\\((company|registration|business registration|uen|reg.)[ ][no.|number|no][:][ ]{code}\\)` },
      {
        match: `(and|between) {..80}\\((company|registration|business registration|uen|reg.)[ ][no.|number|no][:][ ]{code}\\)[ ]\\([the ]["]${TENANT}["]\\)`,
      },
      { match: `${TENANT}['s] (company|registration|business registration) (no.|number):{code}` },
    ],
  },
  units: {
    labels: [],
    required: true,
    not: ['adjoining unit', 'adjacent unit'],
    patterns: [
      { match: `${PREMISES} (no.|number|nos.) {units}` },
      { match: `(restaurant unit|retail unit|unit|units|shop|store|suite) {units}` },
    ],
  },
  areaDm2: {
    labels: ['floor area', 'lettable area', 'rentable area', 'net internal area'],
    required: true,
    patterns: [
      { match: `(area|measuring|comprising|containing|extending to)[ of| is]:[ ][approximately |about ]{area:decimal} ${SQM}` },
      { match: `(area|measuring|comprising|containing|extending to)[ of| is][ approximately| about] {area:decimal} ${SQM}` },
      { match: `(consisting|comprised) of {area:decimal} ${SQM}` },
      { match: `{area:decimal} ${SQM}[ in| of] (area|floor area|rentable area|lettable area|net internal area)` },
      { match: `{/}(floor area|lettable area|net internal area|area):{area:decimal} ${SQM}` },
    ],
  },
  signedOn: {
    labels: ['signed on', 'date of this', 'date of lease'],
    patterns: [
      { match: '{/}dated[ this][ the] {date}' },
      { match: '[is ]made[ and entered into][ as of| on| this| the]{..12}{date}' },
      { match: '{/}(date of lease|date of this contract|date of this lease|date of agreement|date|lease date):{date}' },
      { match: '(signed|executed) (on|this)[ the] {date}' },
    ],
  },
  from: {
    labels: [],
    required: true,
    not: ['rent-free', 'rent free', 'free of rent', 'increase', 'per calendar month'],
    patterns: [
      { match: `(term|lease|tenancy|let|lets){..70}${BEGIN}[ on| from| and including| from and including| on and including]{..8} {date}` },
      { match: '{/}(commencement date|term commencement|start date):{date}' },
    ],
  },
  lastDay: {
    labels: [],
    required: true,
    unless: ['termMonths'],
    not: ['rent-free', 'rent free', 'free of rent', 'increase'],
    patterns: [
      {
        match: `(term|lease|tenancy|let|lets){..70}${BEGIN}[ on| from| and including| from and including| on and including]{..8} {from:date}[ ]{..40}${END}[ on| and including| on and including]{..8} {date}`,
      },
      {
        match:
          '{/}(expiry date|expiration date|term expiry|end date|expiry|expiry of term|end of term|termination date|lease end|expires|ends):{date}',
      },
      { match: `(lease|tenancy|term|it)[ shall| will] (end|ends|expire|expires|terminate|terminates) on {date}` },
      { match: '(expiring|expires|expire|expired) on[ and including] {date}' },
      {
        match:
          '(vacate|yield up|hand back|surrender|deliver up|give up possession|quit){..50}(on|by|before|not later than|no later than) {date}',
      },
      {
        match: '(expiring|ending|expires|expire|ends|end) on the last day of',
        unclear: 'it names the last day of the term in words',
      },
    ],
  },
  termMonths: {
    labels: [],
    not: ['rent-free', 'rent free', 'free of rent'],
    patterns: [
      { match: '(term|lease|tenancy)[ of this lease][ is| shall be| of][ for][ a term of| a period of| of] {years:int} years' },
      { match: '(term|lease|tenancy)[ of this lease][ is| shall be| of][ for][ a term of| a period of| of] {months:int} months' },
      { match: '(contractual term|term):{years:int} years' },
      { match: '(contractual term|term):{months:int} months' },
      { match: '[for ]a (term|period) of {years:int} years' },
      { match: '[for ]a term of {months:int} months' },
    ],
  },
  contactName: {
    labels: [],
    patterns: [
      { match: `contact[ person][ for| of][ the] ${TENANT}:{name}` },
      { match: `${TENANT}['s] contact[ person]{..20}:{name}` },
      { match: `contact person:{name}` },
    ],
  },
  contactEmail: { labels: [], patterns: [{ match: '{email}' }] },
};
