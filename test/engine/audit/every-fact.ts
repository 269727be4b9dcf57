import type { StoreTransaction } from '../../../adapters/store/store.ts';
import { charge, credit, lockCase, match, NOW, order, outflow, payment } from '../../adapters/store/fixtures.ts';
import { shopLease } from '../../core/lease/shop-lease.ts';

const DAYS = { from: '2026-03-01', through: '2026-03-05' } as const;

/** Writes facts of every kind, in three transactions: one row here, two there, more than are told apart one by one. */
export const EVERY_FACT: readonly ((tx: StoreTransaction) => Promise<void>)[] = [estate, money, lock];

async function estate({ estate, leases, contracts, readings }: StoreTransaction): Promise<void> {
  await estate.saveBuilding({ building: 'A', name: 'Tower', address: null }, NOW);
  await estate.saveFloor({ building: 'A', floor: 'F1', name: 'Ground', level: 0 }, NOW);
  for (const unitId of ['u1', 'u2', 'u3']) await estate.saveUnit({ unitId, building: 'A', floor: 'F1', areaM2: 81.5 }, NOW);
  await estate.saveTenant({ tenantId: 'ada', name: '阿达 \ud83d\ude80\ud800', language: 'zh-CN', contacts: [] }, NOW);
  await estate.saveOccupancy({ unitId: 'u1', tenantId: 'ada', from: '2026-01-01', to: null }, NOW);
  const circuit = { circuitId: 'c1', unitId: 'u1', utility: 'electricity', protectedClass: 'none', servesOnlyUnit: true } as const;
  await estate.saveCircuit({ ...circuit, supply: 'submetered' }, NOW);
  const registers = { openingRegister: 5, closingRegister: null, openingRates: { peak: 3, valley: 2 }, closingRates: null };
  const meter = { meterId: 'm1', circuitId: 'c1', dtuId: 'd1', number: '000123', profile: 'dtu-json', ctRatio: 1.5, ptRatio: 1 } as const;
  await estate.saveMeter({ ...meter, ...registers, from: '2026-01-01', to: null, reconnect: 'direct' }, NOW);
  await estate.saveDtu({ dtuId: 'd1', floor: 'F1' }, NOW);
  await estate.setCredentials({ dtuId: 'd1', passwordHash: 'salt$one', signingKeySealed: 's1' }, NOW);
  await leases.save(shopLease(), NOW);
  await leases.save(shopLease({ to: '2027-01-01' }), NOW);
  const turnover = { minor: 50_000, currency: 'CNY' };
  await leases.saveTurnover({ reportId: 't1', leaseId: 'L1', from: '2026-01-01', to: '2026-02-01', turnover, knownAt: NOW });
  const read = { dtuId: 'd1', meterId: 'm1', utility: 'electricity', number: '000123', register: 500, rates: null, rate: 0.1 } as const;
  await readings.keep({ ...read, takenAt: NOW, voltage: 230.5, switchState: 'on', because: 'period-end', knownAt: NOW });
  const form = { formId: 'en', formVersion: 1, form: '{}', terms: '[]', knownAt: NOW };
  await contracts.add({ contractId: 'k1', origin: 'k1.txt', kind: 'text', sha256: 'ff', text: 'rent: 5', lines: '[]', ...form });
  await contracts.answer({ contractId: 'k1', term: 'rent', value: '5', by: 'amy', reason: 'page 2', knownAt: NOW });
  await contracts.noteLease({ contractId: 'k1', leaseId: 'L1', knownAt: NOW });
}

async function money({ ledger }: StoreTransaction): Promise<void> {
  await ledger.addCharges(Array.from({ length: 20 }, (_, n) => charge(`c${n}`, { working: `line ${n}` })));
  await ledger.addPayments([payment('p1', 4_000), payment('p2', 300, { tenantId: null }), payment('p1', 4_000), payment('p3', 70)]);
  await ledger.matchPayment(match('p2', 'ada'));
  await ledger.remember({ payerKey: 'name:wu', tenantId: 'ada', by: 'amy', reason: 'she said so', knownAt: NOW });
  await ledger.addOutflow(outflow('o1', 'p3', 70));
  await ledger.addCredit(credit('n1', 'c2', 500));
  await ledger.addAllocations([{ chargeId: 'c1', paymentId: 'p1', amountMinor: 4_000, knownAt: NOW }]);
  const refused = { source: 'payments', origin: 'march.csv', column: null, reason: 'no amount', raw: 'x', knownAt: NOW };
  await ledger.addReject({ ...refused, line: 3 });
  await ledger.addReject({ ...refused, line: 3 });
  await ledger.noteFeed('bank', '2026-03-01', NOW);
  await ledger.noteCover('bank', 'CN88', DAYS, 'march.xml', NOW);
  await ledger.noteClosing('bank', { account: 'CN88', closedOn: DAYS.through, by: 'kim', reason: 'moved to another bank', knownAt: NOW });
  const balance = { account: 'CN88', currency: 'CNY', days: DAYS, openingMinor: 0, closingMinor: 4_300 };
  await ledger.noteBalance(balance, 'march.xml', NOW);
  await ledger.notePage({ account: 'DE02', statementId: 'S1', page: 1, content: '{}' }, 'march.xml', NOW);
  await ledger.addBankRefs(['r1', 'r2', 'r1'].map((ref) => ({ account: 'CN88', ref, paymentId: 'p1' })));
}

async function lock({ cases, evidence }: StoreTransaction): Promise<void> {
  await cases.open(lockCase('case-1', ['c3', 'c4']));
  const person = { by: 'amy', reason: 'looked at it' };
  await cases.addApproval({ ...person, caseId: 'case-1', decision: 'approved', via: 'command', authenticated: true, at: NOW });
  const held = { holdId: 'h1', type: 'dispute', tenantId: 'ada', caseId: null, owner: 'amy', reason: 'in court' } as const;
  await cases.addHold({ ...held, from: NOW, until: '2026-04-01T00:00:00.000Z', whenLocked: 'stay', liftedAt: null });
  await cases.liftHold({ ...person, holdId: 'h1', at: NOW, knownAt: NOW });
  await cases.addStop({ ...person, stopId: 's1', kind: 'stop', scope: 'site', target: 'mall', at: NOW, until: null, liftedAt: null });
  await cases.liftStop({ ...person, stopId: 's1', at: NOW, knownAt: NOW });
  await cases.addOrder(order('o-1', { caseIds: ['case-1'] }));
  const task = { workOrderId: 'w1', kind: 'not-ours', circuitId: 'c1', tenantId: 'ada', caseId: null, orderId: null } as const;
  await cases.addWorkOrder({ ...task, reason: 'somebody else', openedAt: NOW });
  await evidence.add({ messageId: 'n-1', kind: 'delivered', proof: 'transport', source: 'webhook', happenedAt: NOW, knownAt: NOW });
}
