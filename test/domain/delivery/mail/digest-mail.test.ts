import { describe, expect, test } from 'vitest';
import type { HostUser } from '../../../../plugin/domain/practice/directory.ts';
import { languages } from '../../../../plugin/i18n/index.ts';
import { digestCount, digestMail } from '../../../../plugin/domain/delivery/mail/digest-mail.ts';
import type { DigestFacts } from '../../../../plugin/domain/delivery/mail/digest-mail.ts';
import { isoWeek } from '../../../../plugin/domain/delivery/mail/digest-week.ts';
import type { MailMessage } from '../../../../plugin/domain/delivery/mail/layout.ts';
import { renewalReasons, renewalStates } from '../../../../plugin/domain/renewal/renewal.ts';
import {
  andrea,
  anne,
  openDeliveryFixture,
  practiceId,
  start,
  wayOut,
} from '../delivery-fixture.ts';

const day = 86_400_000;
const inDays = (days: number) => new Date(start.getTime() + days * day);

const nothing: DigestFacts = {
  now: start,
  expired: [],
  waiting: [],
  ending: [],
  failed: [],
  fallback: [],
  fallbackDays: 30,
};

const certificate = (id: string, notAfter: Date) => ({
  certificateId: id,
  holderName: `Titulaire ${id}`,
  userName: 'Anne Exemple',
  notAfter,
  state: 'WindowOpen' as const,
});

const inFrench = (facts: Partial<DigestFacts>, openUrl: string | null = null) =>
  digestMail('fr', openUrl, { ...nothing, ...facts }, { deliveryId: 'd1', name: 'Andrea Admin' });

describe('digestMail', () => {
  test('lists open items section by section, and omits empty sections', () => {
    const { subject, text, html } = inFrench({
      expired: [certificate('a', inDays(-3))],
      waiting: [
        {
          certificateId: 'b',
          holderName: 'Titulaire b',
          userName: 'Anne Exemple',
          isUserToAct: true,
          reason: 'PlannedMoment',
          since: inDays(-10),
        },
      ],
      ending: [certificate('b', inDays(20)), certificate('c', inDays(1)), certificate('d', start)],
      fallback: [
        {
          holderName: 'Titulaire e',
          openings: 4,
          lastAt: inDays(-1),
          reasons: [
            { reason: 'reader-fault', count: 3 },
            { reason: 'card-lost', count: 1 },
          ],
        },
      ],
    });
    expect(subject).toBe('Certificats eHealth\u00a0: 5 points à suivre');
    expect(text).toContain(
      '- Titulaire a\u00a0: depuis le 28 octobre 2026 (profil\u00a0: Anne Exemple)',
    );
    expect(text).toContain('Il revient à Anne Exemple d’agir, depuis le 21 octobre 2026.');
    expect(text).toContain('encore 20 jours, jusqu’au 20 novembre 2026 (renouvelable)');
    expect(text).toContain('Titulaire c\u00a0: encore un jour');
    expect(text).toContain('Titulaire d\u00a0: aujourd’hui encore');
    expect(text).toContain('4 sessions, la dernière le 30 octobre 2026 · Le lecteur de carte');
    expect(text).toContain('ne fonctionne pas (3) · Carte perdue ou volée (1)');
    expect(text).not.toContain('ne sont pas arrivés');
    expect(html.match(/<h2/g)).toHaveLength(4);
  });

  test('names no user when only eHealth can act', () => {
    const { text } = inFrench({
      waiting: [
        { ...certificate('a', start), isUserToAct: false, reason: 'RequestPending', since: start },
      ],
    });
    expect(text).toContain('La demande est chez eHealth');
    expect(text).toContain('Depuis le 31 octobre 2026.');
    expect(text).not.toContain('d’agir');
  });

  test('states that all is clear, without a list, when nothing is open', () => {
    const { subject, text, html } = inFrench({}, 'https://host.example{path}');
    expect(subject).toBe('Certificats eHealth\u00a0: tout est en ordre');
    expect(text).toContain('https://host.example/renewals');
    expect(html).not.toContain('<ul');
  });

  test('shortens a long section and states how much is left', () => {
    const many = Array.from({ length: 40 }, (_, at) => certificate(String(at), inDays(30)));
    const { text } = inFrench({ ending: many });
    expect(text.match(/^- /gm)).toHaveLength(16);
    expect(text).toContain('… et 25 autres');
    expect(inFrench({ ending: many.slice(0, 16) }).text).toContain('… et un autre');
  });

  test('counts a certificate once when several sections list that certificate', () => {
    const one = certificate('a', inDays(-3));
    const waiting = [{ ...one, isUserToAct: true, reason: 'Ended' as const, since: start }];
    expect(digestCount({ ...nothing, expired: [one], ending: [one], waiting })).toBe(1);
  });
});

// A section names a limited number of certificates: half of the reasons fit
const half = Math.ceil(renewalReasons.length / 2);
const halves = [renewalReasons.slice(0, half), renewalReasons.slice(half)];

test.each(languages.flatMap((language) => halves.map((reasons) => [language, reasons] as const)))(
  'writes a digest in %s without open placeholders for every section and state, reasons %j',
  (language, reasons) => {
    const facts: DigestFacts = {
      ...nothing,
      expired: [certificate('a', inDays(-3))],
      waiting: reasons.map((reason) => ({
        ...certificate(reason, start),
        isUserToAct: reason !== 'RequestPending',
        reason,
        since: start,
      })),
      ending: renewalStates.map((state) => ({ ...certificate(state, inDays(9)), state })),
      failed: [
        { recipient: 'Anne Exemple', problem: 'Refused 550' },
        { recipient: null, problem: 'Gone 410' },
      ],
      fallback: [{ holderName: 'Anne Exemple', openings: 1, lastAt: start, reasons: [] }],
    };
    const { subject, text, html } = digestMail(language, null, facts, {
      deliveryId: 'd',
      name: 'A',
    });
    expect(`${subject} ${text} ${html.replace(/style="[^"]*"/g, '')}`).not.toMatch(
      /\{|(digest|renewal|delivery|mail)\.\w/,
    );
    expect(text).toContain('550');
  },
);

test.each([
  ['2026-11-23T08:00:00Z', '2026-W48'],
  ['2026-11-22T22:59:00Z', '2026-W47'],
  // It is Monday in Belgium already
  ['2026-11-22T23:00:00Z', '2026-W48'],
  ['2026-12-31T12:00:00Z', '2026-W53'],
  ['2027-01-03T12:00:00Z', '2026-W53'],
  ['2027-01-04T12:00:00Z', '2027-W01'],
  ['2024-12-30T12:00:00Z', '2025-W01'],
  ['2021-01-01T12:00:00Z', '2020-W53'],
])('places %s in the week %s', (instant, week) => {
  expect(isoWeek(new Date(instant))).toBe(week);
});

/** The mails that left, with the fields that these tests check. */
const mails = (sent: readonly unknown[]) =>
  sent as readonly { to: { address: string }; message: MailMessage }[];

describe('weekly digest of a practice', () => {
  test('reaches each admin with an address once a week when queued twice', async () => {
    const fixture = await openDeliveryFixture();
    const out = wayOut();
    fixture.people.set('admin-2', {
      ...andrea,
      id: 'admin-2',
      email: 'b@practice.example',
      language: 'de',
    });
    const silent: HostUser = { ...andrea, id: 'admin-3', email: null };
    fixture.people.set(silent.id, silent);
    for (const id of ['admin-2', 'admin-3']) fixture.admins.add(id);
    await fixture.load();
    const services = fixture.services({ mail: out.mail });

    expect(await services.queueDigests()).toBe(2);
    expect(await services.queueDigests()).toBe(0);
    expect(await services.run()).toEqual({ sent: 2, failed: 0 });
    expect(
      mails(out.sent)
        .map(({ message }) => message.subject)
        .sort(),
    ).toEqual([
      'eHealth-Zertifikate: ein Punkt zu verfolgen',
      'eHealth-certificaten: één punt om op te volgen',
    ]);
    fixture.clock.now = inDays(7);
    expect(await services.queueDigests()).toBe(2);
  });

  test('lists certificates that end or have ended, users to act, and mails that failed', async () => {
    const fixture = await openDeliveryFixture();
    const out = wayOut();
    const ended = new Date('2026-10-01T10:00:00.000Z');
    const distant = new Date('2028-01-01T10:00:00.000Z');
    const soon = await fixture.load();
    await fixture.load(
      {
        holderName: 'Beau Exemple',
        identifier: '00000000128',
        summary: { notAfter: ended.toISOString() },
      },
      { state: 'Expired', reason: 'Ended', notAfter: ended },
    );
    await fixture.load(
      { holderName: 'Cleo Exemple', summary: { notAfter: ended.toISOString() } },
      { state: 'Done', reason: 'SuccessorLoaded', notAfter: ended },
    );
    await fixture.load(
      { holderName: 'Dana Exemple', summary: { notAfter: distant.toISOString() } },
      { state: 'NotDueYet', reason: 'WindowAhead', notAfter: distant },
    );
    await fixture.raise(soon, [{}]);
    const refusing = wayOut({ kind: 'failed', problem: 'Refused', code: '550', permanent: true });
    await fixture.services({ mail: refusing.mail }).run();

    const services = fixture.services({
      mail: out.mail,
      openUrl: 'https://host.example/?go={path}',
    });
    await services.queueDigests();
    await services.run();
    const [sent] = mails(out.sent);
    expect(sent?.to.address).toBe(andrea.email);
    const text = sent?.message.text ?? '';
    expect(text).toContain('- Beau Exemple: sinds 1 oktober 2026');
    expect(text).toContain(
      '- Anne Exemple: nog 30 dagen, tot 30 november 2026 (wacht op de houder)',
    );
    expect(text).toContain('is aan zet, sinds 20 september 2026');
    expect(text).toContain(`- ${anne.displayName}: definitief geweigerd door de server (550)`);
    expect(text).not.toMatch(/Cleo|Dana|@practice|0000000/);
    expect(text).toContain('https://host.example/?go=%2Frenewals');
  });

  test('reports a message once after its delivery failed for good', async () => {
    const fixture = await openDeliveryFixture();
    const id = await fixture.load();
    await fixture.raise(id, [{}]);
    const refusing = wayOut({ kind: 'failed', problem: 'Refused', code: '550', permanent: true });
    await fixture.services({ mail: refusing.mail }).run();
    const out = wayOut();
    const services = fixture.services({ mail: out.mail });
    for (const days of [5, 12]) {
      fixture.clock.now = inDays(days);
      await services.queueDigests();
      await services.run();
    }
    expect(mails(out.sent).map(({ message }) => message.text.includes('(550)'))).toEqual([
      true,
      false,
    ]);
  });

  test.each([
    [false, 0],
    [true, 1],
  ])(
    'sends an all-clear digest only when allClearDigest is set (%s)',
    async (allClearDigest, count) => {
      const fixture = await openDeliveryFixture();
      const out = wayOut();
      const distant = '2028-01-01T10:00:00.000Z';
      await fixture.load(
        { summary: { notAfter: distant } },
        { state: 'NotDueYet', reason: 'WindowAhead' },
      );
      const services = fixture.services({ mail: out.mail, allClearDigest });
      expect(await services.queueDigests()).toBe(1);
      expect(await services.run()).toEqual({ sent: count, failed: 0 });
      expect(mails(out.sent).map(({ message }) => message.subject)).toEqual(
        count === 0 ? [] : ['eHealth-certificaten: alles in orde'],
      );
    },
  );

  test('queues no digest when there is no admin or no mail server', async () => {
    const fixture = await openDeliveryFixture();
    await fixture.load();
    expect(await fixture.services().queueDigests()).toBe(0);
    fixture.admins.clear();
    expect(await fixture.services({ mail: wayOut().mail }).queueDigests()).toBe(0);
    expect(await fixture.store.deliveries.listFailing(practiceId, 5)).toEqual([]);
  });
});
