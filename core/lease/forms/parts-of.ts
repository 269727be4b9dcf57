import type { TermName } from './terms.ts';

const TEXT = [['*']] as const;
const RATE = [['sum', 'per', 'of']] as const;
const SUM = [['sum']] as const;
const CREDITOR = [['party', 'role']] as const;
const PAID = [['frequency'], ['timing'], ['day'], ['days'], ['anchor']] as const;

/** What a pattern must give for each term, by slots or by `is`: one of these sets. `*`: any slot, whose words are the value. */
export const PARTS_OF: Readonly<Record<TermName, readonly (readonly string[])[]>> = {
  contractNo: TEXT,
  landlord: TEXT,
  tenant: TEXT,
  manager: TEXT,
  guarantor: TEXT,
  tenantRegistration: TEXT,
  units: [['units']],
  areaDm2: [['area']],
  signedOn: [['date']],
  from: [['date']],
  lastDay: [['date']],
  termMonths: [['months'], ['years']],
  rent: RATE,
  rentTotal: [['sum', 'per']],
  steps: [
    ['sum', 'per', 'of', 'from'],
    ['sum', 'per', 'of', 'year'],
  ],
  escalation: [['share', 'compound']],
  rentFree: [['from', 'lastDay'], ['months'], ['days']],
  frequency: [['frequency']],
  timing: [['timing']],
  dueDay: [['day']],
  utilityDueDay: [['day']],
  convention: [['convention']],
  turnover: [['share']],
  serviceCharge: RATE,
  marketingFund: RATE,
  electricity: SUM,
  water: SUM,
  tax: [['share', 'included']],
  deposit: SUM,
  depositMonths: [['months']],
  lateFee: [['share']],
  lateGraceDays: [['days']],
  disconnection: [['days']],
  protectedStatus: [['status']],
  rentCreditor: CREDITOR,
  serviceChargeCreditor: CREDITOR,
  marketingFundCreditor: CREDITOR,
  electricityCreditor: CREDITOR,
  waterCreditor: CREDITOR,
  serviceChargePaid: PAID,
  marketingFundPaid: PAID,
  utilityPaid: PAID,
  turnoverPaid: PAID,
  contactName: TEXT,
  contactEmail: TEXT,
};
