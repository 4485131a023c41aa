import type { AuditDraft } from '../../../plugin/domain/audit/audit.ts';
import type { RenewalOutcome } from '../../../plugin/domain/renewal/repository.ts';
import type { NoticeEnding } from '../../../plugin/domain/renewal/notice/repository.ts';
import type { NoticeEnd } from '../../../plugin/domain/renewal/notice/notice.ts';
import type { RenewalPlan } from '../../../plugin/domain/renewal/renewal.ts';
import type { Store } from '../../../plugin/store/index.ts';
import { aCertificate, freshStore, now } from '../store-fixture.ts';
import { anEntry } from '../../support/builders/audit-entry.ts';
import { aPlan } from '../../support/builders/plan.ts';

export const minutes = (amount: number) => new Date(now.getTime() + amount * 60_000);
export const days = (amount: number) => minutes(amount * 1440);

/** A plan whose window opens in ten days; its certificate ends in a hundred. */
export const dates = {
  since: now,
  opensAt: days(10),
  dueAt: days(20),
  latestAt: days(40),
  notAfter: days(100),
  nextCheckAt: days(10),
} as const;

/** Of a check of certificate-1 that changed nothing but the plan. */
export function anOutcome(changes: Partial<RenewalOutcome> = {}): RenewalOutcome {
  return {
    practiceId: 'practice-1',
    certificateId: 'certificate-1',
    plan: aPlan(dates),
    notifiedAt: null,
    reopen: [],
    raise: [],
    end: [],
    deliveries: [],
    entries: [],
    ...changes,
  };
}

export const said = (event: AuditDraft['event'], practiceId = 'practice-1') =>
  anEntry({ event, practiceId, certificateId: 'certificate-1' });

/** An end outside a look, with its entry and nothing to send. */
export const anEnding = (end: NoticeEnd, at: Date, practiceId = 'practice-1'): NoticeEnding => ({
  end,
  at,
  entry: said('notice.ended', practiceId),
  deliveries: [],
});

/** A store with certificate-1 of user-1 in practice-1, as just loaded. */
export async function withCertificate() {
  const { store, place } = await freshStore();
  await store.certificates.insert(aCertificate({ id: 'certificate-1' }));
  return { store, place };
}

/** Loads and plans a certificate of its own holder. */
export async function planned(
  store: Store,
  id: string,
  plan: Partial<RenewalPlan> = {},
  practiceId = 'practice-1',
) {
  await store.certificates.insert(aCertificate({ id, practiceId, identifier: holderOf(id) }));
  await store.renewals.save(
    anOutcome({ practiceId, certificateId: id, plan: aPlan({ ...dates, ...plan }) }),
  );
}

/** Digits out of an id, so that no two certificates have one holder. */
function holderOf(id: string): string {
  return [...Buffer.from(id)].map((byte) => String(byte).padStart(3, '0')).join('');
}
