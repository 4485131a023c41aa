import { existsSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import type { Verdict } from '../../../plugin/domain/certificate/verdict/verdict-input.ts';
import type {
  MuteReason,
  Notice,
  NoticeSeverity,
} from '../../../plugin/domain/renewal/notice/notice.ts';
import { createGatherer } from '../../../plugin/domain/renewal/gather.ts';
import type { CertificateReading } from '../../../plugin/domain/certificate/verdict-service.ts';
import type { RenewalReconciler } from '../../../plugin/domain/renewal/service.ts';
import type { Store } from '../../../plugin/store/index.ts';
import { openAt } from '../../store/store-fixture.ts';
import { day } from './subjects.ts';
import { createReconcilerFixture, practiceId } from './reconciler-fixture.ts';
import { anEntry } from '../../support/builders/audit-entry.ts';
import { randomFrom } from '../../support/tools/random.ts';

/*
 * Three years of a practice, day by day, on a real database: people renew in time, late or never, files are removed, revoked
 * and muted, the plugin restarts, two nodes run at once. In parallel a book is kept by rules of its own, of the notice that
 * each user should get on each day; in the end both must say the same.
 */

const start = Date.parse('2026-01-05T05:00:00.000Z');
const days = 1095;
const amount = 200;
const validity = 1096 * day;

interface Mute {
  readonly reason: MuteReason;
  readonly severity: NoticeSeverity;
  readonly from: number;
  readonly to: number;
}

interface Certificate {
  readonly id: string;
  readonly userId: string;
  readonly notAfter: number;
  readonly endDay: number;
  /** Days of the simulation on which something happens; Infinity: never. */
  readonly loadedOn: number;
  renewedOn: number;
  removedOn: number;
  revokedOn: number;
  mute: Mute | null;
  /** What the book says: step and day. */
  readonly notified: Map<number, number>;
  /** Days on which a revocation was notified, and whether it is open: a mute for good ends it, the mute's end notifies again. */
  readonly revocationsNotified: number[];
  isRevocationOpen: boolean;
}

const random = randomFrom(20_260_105);
const between = (from: number, to: number) => Math.floor(from + random() * (to - from));
const chance = (part: number) => random() < part;

const brussels = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Brussels' });
/** Calendar day in Belgium, counted. */
const dayOf = (instant: number) => Date.parse(brussels.format(instant)) / day;
const nowOn = (today: number) => start + today * day;
const calendarDays = Array.from({ length: days }, (_, today) => dayOf(nowOn(today)));

function aCertificate(id: string, userId: string, notAfter: number, loadedOn: number): Certificate {
  const end = Math.round((notAfter - start) / day);
  const fate = random();
  const muteFrom = end - between(5, 100);
  return {
    id,
    userId,
    notAfter,
    endDay: dayOf(notAfter),
    loadedOn,
    renewedOn: Math.max(
      loadedOn + 1,
      fate < 0.65 ? end - between(1, 89) : fate < 0.85 ? end + between(0, 60) : Infinity,
    ),
    // A successor stays: without it its predecessor would speak up again, and rightly
    removedOn: loadedOn === 0 && chance(0.1) ? loadedOn + between(1, 1200) : Infinity,
    revokedOn: loadedOn === 0 && chance(0.06) ? loadedOn + between(1, 1200) : Infinity,
    mute:
      chance(0.2) && muteFrom >= loadedOn
        ? {
            reason:
              (['leaving', 'not-renewed', 'handled-elsewhere', 'absent'] as const)[between(0, 4)] ??
              'absent',
            severity: chance(0.5) ? 'info' : 'warning',
            from: muteFrom,
            to: muteFrom + between(1, 120),
          }
        : null,
    notified: new Map(),
    revocationsNotified: [],
    isRevocationOpen: false,
  };
}

const thresholds = [0, 1, 3, 7, 14, 30, 60, 90];

/** The rule in the words of the book: the step to notify on this day, if not notified before. */
function stepOn(certificate: Certificate, today: number): number | null {
  const left = certificate.endDay - (calendarDays[today] ?? Number.NaN);
  if (left < 0) return left > -7 ? 0 : -(Math.floor(-left / 7) * 7);
  const step = thresholds.find((threshold) => left <= threshold);
  if (step === undefined) return null;
  const isOpen = nowOn(today) >= certificate.notAfter - 90 * day;
  return isOpen || step <= 30 ? step : null;
}

function isSilent({ mute }: Certificate, step: number, today: number): boolean {
  if (mute === null || today < mute.from || today >= mute.to) return false;
  if (mute.reason === 'leaving' || mute.reason === 'not-renewed') return true;
  if (step <= 7) return false;
  return step > 30 || mute.severity === 'warning';
}

const isWatched = (one: Certificate, today: number) =>
  today >= one.loadedOn && today < one.renewedOn && today < one.removedOn;

function writeBook(certificate: Certificate, today: number): void {
  if (!isWatched(certificate, today)) return;
  if (today >= certificate.revokedOn) {
    const isNotified = !isSilent(certificate, 0, today);
    if (isNotified && !certificate.isRevocationOpen) certificate.revocationsNotified.push(today);
    certificate.isRevocationOpen = isNotified;
    return;
  }
  const step = stepOn(certificate, today);
  if (step === null || certificate.notified.has(step) || isSilent(certificate, step, today)) return;
  certificate.notified.set(step, today);
}

test('raises each threshold once in three years, and none after the cause has ended', async () => {
  // Every check is written to the disk for good, and waiting for that is not what is tested here
  if (existsSync('/dev/shm')) vi.stubEnv('TMPDIR', '/dev/shm');
  const fixture = await createReconcilerFixture(new Date(start));
  const certificates: Certificate[] = [];
  const verdicts = new Map<string, Verdict>();
  const load = async (certificate: Certificate) => {
    certificates.push(certificate);
    await fixture.loadFinished({
      id: certificate.id,
      userId: certificate.userId,
      from: new Date(certificate.notAfter - validity),
      to: new Date(certificate.notAfter),
    });
  };
  for (let index = 1; index <= amount; index += 1) {
    const notAfter = start + between(-20, days + 80) * day + between(0, 86_400) * 1000;
    await load(aCertificate(`c${String(index)}`, `user-${String(index)}`, notAfter, 0));
  }

  let watch = node(fixture.store);
  let other: { store: Store; watch: RenewalReconciler } | null = null;
  for (let today = 0; today < days; today += 1) {
    fixture.now = new Date(nowOn(today));
    for (const one of [...certificates]) {
      if (one.removedOn === today && today < one.renewedOn) {
        await fixture.store.certificates.remove(practiceId, one.id, anEntry());
      }
      if (one.renewedOn === today && today < one.removedOn) {
        const notAfter = nowOn(today) - day + validity;
        await load(aCertificate(`${one.id}-next`, one.userId, notAfter, today));
      }
      if (one.mute?.from === today && isWatched(one, today)) {
        const { reason, severity, to } = one.mute;
        await fixture.store.notices.mute(
          practiceId,
          {
            certificateId: one.id,
            reason,
            text: '',
            until: new Date(nowOn(to)),
            severity,
            by: { userId: 'admin-1', displayName: 'Andrea Admin' },
            at: fixture.now,
          },
          anEntry({ event: 'notice.muted' }),
        );
      }
      if (one.revokedOn === today && isWatched(one, today)) await revoke(fixture.store, one.id);
    }
    if (today % 100 === 50) {
      // A restart: nothing that was only in memory is left
      await fixture.store.close();
      fixture.store = await openAt(fixture.place);
      watch = node(fixture.store);
    }
    if (today % 30 === 10) {
      other ??= await secondNode();
      await Promise.all([watch.run(), other.watch.run()]);
    } else {
      await watch.run();
    }
    for (const one of certificates) writeBook(one, today);
  }

  /** A process of its own, its clock the same to the millisecond. Judging is remembered: what changes it is in the key. */
  function node(store: Store): RenewalReconciler {
    return fixture.newReconciler(store, {
      gatherer: createGatherer({
        readiness: null,
        notices: store.notices,
        verdicts: { read: () => remembering(fixture.verdicts(store).read()) },
      }),
    });
  }

  function remembering(reading: CertificateReading): CertificateReading {
    return {
      ...reading,
      verdictOf: async (file, id) => {
        const key = `${id ?? ''} ${file.probes?.revocation?.answer?.kind ?? ''}`;
        const known = verdicts.get(key);
        if (known !== undefined) return known;
        const verdict = await reading.verdictOf(file, id);
        verdicts.set(key, verdict);
        return verdict;
      },
    };
  }

  async function secondNode() {
    const store = await openAt(fixture.place);
    return { store, watch: node(store) };
  }

  async function revoke(store: Store, certificateId: string): Promise<void> {
    const record = await store.certificates.findById(practiceId, certificateId);
    if (record === undefined) throw new Error('nothing to revoke');
    const checkedAt = fixture.now.toISOString();
    await store.probes.save(
      { practiceId, certificateId, source: 'revocation', failures: 0 },
      {
        probes: {
          ...record.probes,
          revocation: {
            answer: {
              kind: 'revoked',
              source: 'ocsp',
              revokedAt: checkedAt,
              reason: null,
              nextUpdate: null,
              checkedAt,
            },
            failure: null,
          },
        },
        summary: record.summary,
        problem: null,
        at: fixture.now,
        nextAt: new Date(fixture.now.getTime() + day),
      },
    );
  }

  expect(fixture.troubles).toEqual([]);
  let notified = 0;
  const emitted = new Map<string, number>();
  for (const { type, noticeId } of fixture.events) {
    const key = `${type} ${noticeId}`;
    emitted.set(key, (emitted.get(key) ?? 0) + 1);
  }
  for (const one of certificates) {
    const notices = await fixture.store.notices.listForCertificate(practiceId, one.id);
    const stepsNotified = (notices: readonly Notice[]) =>
      notices
        .filter(({ cause }) => cause === 'Expiry')
        .map(({ step, raisedAt }) => [step, Math.floor((raisedAt.getTime() - start) / day)])
        .toReversed();
    expect([one.id, ...stepsNotified(notices)]).toEqual([one.id, ...one.notified]);
    const revocations = notices.filter(({ cause }) => cause === 'Revoked');
    expect(
      revocations
        .map(({ raisedAt }) => Math.floor((raisedAt.getTime() - start) / day))
        .toReversed(),
    ).toEqual(one.revocationsNotified);
    // At most one is open at a time, and none once there is nothing left to say
    const open = notices.filter(({ endedAt }) => endedAt === null);
    expect(open.length).toBeLessThanOrEqual(isWatched(one, days - 1) ? 1 : 0);
    for (const { id, endedAt } of notices) {
      const ended = emitted.get(`notice.ended ${id}`) ?? 0;
      // More than once where a mute ended before the next step
      expect(emitted.get(`notice.raised ${id}`)).toBe(ended + (endedAt === null ? 1 : 0));
      expect(ended).toBeLessThanOrEqual(2);
    }
    notified += notices.length;
  }
  // The simulation must have raised notices
  expect(notified).toBeGreaterThan(2_000);
  expect(certificates.length).toBeGreaterThan(amount * 1.5);
}, 240_000);
