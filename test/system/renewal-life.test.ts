import ICAL from 'ical.js';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NoticeEvent } from '../../plugin/domain/renewal/notice/notice-event.ts';
import { brusselsTime } from '../../plugin/domain/time/brussels-time.ts';
import { isoWeek } from '../../plugin/domain/delivery/mail/digest-week.ts';
import type { SampleKeystore } from '../../simulator/keystore/sample-keystores.ts';
import { bearerFor, startRenewalLife } from '../support/fixtures/renewal-life.ts';
import type { RenewalLife } from '../support/fixtures/renewal-life.ts';
import type { ReceivedMail } from '../support/servers/smtp.ts';
import { byRole, readPage, texts } from '../support/tools/page.ts';

/*
 * Three certificates from the opening of their window to their end and beyond, with everything real: the plugin and its file, a
 * mail server, a host that takes webhooks, the simulated eHealth. One story; its tests are chapters and need those before them.
 */

const french = 'Alix Exemple\u00a0: le certificat eHealth de démonstration';
const dutch = 'Basile Invente: het eHealth-demonstratiecertificaat';
const german = 'Odile Ailleurs: das eHealth-Demonstrationszertifikat';

describe('three certificates with 89 days left', () => {
  let life: RenewalLife;
  const ids = { alix: '', basile: '', odile: '' };
  const holders = Object.keys(ids) as (keyof typeof ids)[];
  const feeds: Record<string, string> = {};

  beforeAll(async () => {
    life = await startRenewalLife();
  });
  afterAll(() => life.close());

  const practiceOf = (userId: string) => (userId === 'odile' ? 'practice-2' : 'practice-1');
  const bar = (userId: string) => life.running().plugin.api.notices(practiceOf(userId), userId);
  const notices = () =>
    life.events().filter((event): event is NoticeEvent => event.type.startsWith('notice.'));
  /** A notice names its holder; the digest is of the practice. */
  const isDigest = ({ mail }: ReceivedMail) => !/Exemple|Invente|Ailleurs/.test(mail.subject ?? '');

  /** What mails left while this happened, as "to: subject". */
  const mailsDuring = async (act: () => Promise<void>): Promise<readonly string[]> => {
    const before = life.mails().length;
    await act();
    return life
      .mails()
      .slice(before)
      .map(
        (mail) => `${mail.to.join()}${isDigest(mail) ? ' digest' : `: ${mail.mail.subject ?? ''}`}`,
      )
      .toSorted();
  };

  /** Day after day, in the evening too where that could matter: what was sent on which day, digests left out. */
  const live = async (from: number, to: number) => {
    const sent: (readonly [daysLeft: number, mail: string])[] = [];
    const look = async () => {
      const mails = await mailsDuring(() => life.run('renewal-watch', 'digest', 'deliveries'));
      return mails.filter((mail) => !mail.endsWith(' digest'));
    };
    for (let daysLeft = from; daysLeft >= to; daysLeft -= 1) {
      life.goTo(daysLeft);
      const mails = await look();
      if (mails.length > 0 || (daysLeft >= 70 && daysLeft <= 80)) {
        life.goTo(daysLeft, 19);
        mails.push(...(await look()));
      }
      sent.push(...mails.map((mail) => [daysLeft, mail] as const));
    }
    return sent;
  };

  const calendarOf = async (userId: string) => {
    const { text } = await request(life.running().app)
      .get(feeds[userId] ?? '')
      .expect(200);
    return new ICAL.Component(ICAL.parse(text) as unknown[])
      .getAllSubcomponents('vevent')
      .map((event) => ({
        what: String(event.getFirstPropertyValue('uid')).split('.')[1]?.split('@')[0],
        status: event.getFirstPropertyValue('status'),
        sequence: event.getFirstPropertyValue('sequence'),
        alarms: event.getAllSubcomponents('valarm').length,
      }));
  };

  const renewalOf = async (userId: keyof typeof ids) => {
    const { app } = life.running();
    const answer = await request(app)
      .get(`/api/v1/certificates/${ids[userId]}/renewal`)
      .set('Authorization', bearerFor(life.running(), userId))
      .expect(200);
    return answer.body as { plan: { state: string; reason: string } };
  };

  test('notifies each holder by bar, mail in the holder’s language, webhook, event and calendar', async () => {
    life.goTo(89);
    for (const id of holders) ids[id] = await life.load(id, await life.keystoreOf(id));
    expect(await mailsDuring(() => life.run('renewal-watch', 'deliveries'))).toEqual([
      `alix@practice.example: ${french} peut être renouvelé`,
      `basile@practice.example: ${dutch} kan vernieuwd worden`,
      `odile@practice.example: ${german} kann erneuert werden`,
    ]);
    for (const id of holders) {
      expect(await bar(id)).toMatchObject([
        { certificateId: ids[id], severity: 'info', prominent: false },
      ]);
      const raised = { certificateId: ids[id], userId: id, cause: 'Expiry', step: 90 };
      expect(notices()).toContainEqual(
        expect.objectContaining({ type: 'notice.raised', ...raised }),
      );
      const heard = life.webhook.calls.filter(({ event }) => event.data['userId'] === id);
      expect(heard.map(({ event }) => event)).toMatchObject([
        { type: 'notice.raised', data: raised },
      ]);
      const agent = await life.running().launch(id);
      const page = readPage((await agent.post('/calendar').expect(201)).text);
      feeds[id] = new URL(page('#address').text()).pathname;
      expect((await calendarOf(id)).map(({ what, status }) => [what, status])).toEqual([
        ['opens', 'CONFIRMED'],
        ['planned', 'CONFIRMED'],
        ['ends', 'CONFIRMED'],
      ]);
    }
    expect(life.webhook.calls).toHaveLength(3);
  });

  test('sends nothing again after a restart', async () => {
    const calls = life.webhook.calls.length;
    await life.restart();
    expect(
      await mailsDuring(() =>
        life.run('renewal-watch', 'deliveries', 'renewal-watch', 'deliveries'),
      ),
    ).toEqual([]);
    expect(life.webhook.calls).toHaveLength(calls);
    expect(await bar('alix')).toHaveLength(1);
  });

  test('notifies each holder once at the planned moment and at each step, and admins once a week', async () => {
    const before = life.mails().length;
    const known = await live(88, 31);
    const planned = known.filter(([daysLeft]) => daysLeft > 60);
    expect(planned.map(([, mail]) => mail.split(':')[0]).toSorted()).toEqual(
      holders.map((id) => `${id}@practice.example`),
    );
    for (const [daysLeft] of planned) {
      expect(daysLeft).toBeGreaterThanOrEqual(70);
      expect(daysLeft).toBeLessThanOrEqual(80);
    }
    expect(known.filter(([daysLeft]) => daysLeft <= 60)).toEqual([
      [60, `alix@practice.example: ${french} expire dans 60 jours`],
      [60, `basile@practice.example: ${dutch} vervalt over 60 dagen`],
      [60, `odile@practice.example: ${german} läuft in 60 Tagen ab`],
    ]);

    const digests = life.mails().slice(before).filter(isDigest);
    const { day } = brusselsTime(life.notAfter);
    const weeks = new Set(
      Array.from({ length: 58 }, (_, index) => isoWeek(new Date((day - 88 + index) * 86_400_000))),
    );
    for (const [to, names, others] of [
      ['admin@practice.example', ['Alix Exemple', 'Basile Invente'], ['Odile Ailleurs']],
      ['odile@practice.example', ['Odile Ailleurs'], ['Alix Exemple', 'Basile Invente']],
    ] as const) {
      const theirs = digests.filter((mail) => mail.to.join() === to);
      expect(theirs).toHaveLength(weeks.size);
      for (const { mail } of theirs) {
        for (const name of names) expect(mail.text).toContain(name);
        for (const name of others) expect(mail.text).not.toContain(name);
      }
    }
    expect(digests).toHaveLength(2 * weeks.size);
    expect(life.running().plugin.jobs.find(({ id }) => id === 'digest')?.schedule).toMatch(/ 1$/);
  });

  test('shows failed mails to admins when the mail server is away, and sends the mails an hour later', async () => {
    await life.stopMail();
    life.goTo(30);
    expect(await mailsDuring(() => life.run('renewal-watch', 'deliveries', 'deliveries'))).toEqual(
      [],
    );
    const failing = async () => {
      const admin = await life.running().launch('admin');
      const page = readPage((await admin.get('/renewals').expect(200)).text);
      const failed = byRole(page, 'region', { name: 'Messages qui ne sont pas arrivés' });
      return texts(byRole(failed, 'listitem'));
    };
    const shown = await failing();
    expect(shown).toHaveLength(2);
    for (const line of shown) {
      expect(line).toMatch(/^(Alix Exemple|Basile Invente)E-mail\s: avis /);
      expect(line).toContain('le serveur ne répond pas (ESOCKET)');
      expect(line).toContain('Nouvel essai le');
    }

    await life.startMail();
    life.clock.now = new Date(life.clock.now.getTime() + 59 * 60_000);
    expect(await mailsDuring(() => life.run('deliveries'))).toEqual([]);
    life.clock.now = new Date(life.clock.now.getTime() + 60_000);
    expect(await mailsDuring(() => life.run('deliveries', 'deliveries'))).toEqual([
      `alix@practice.example: ${french} expire dans 30 jours`,
      `basile@practice.example: ${dutch} vervalt over 30 dagen`,
      `odile@practice.example: ${german} läuft in 30 Tagen ab`,
    ]);
    expect(await failing()).toEqual([]);
    expect(await bar('alix')).toMatchObject([{ severity: 'warning', prominent: true }]);
  });

  test('sends nothing when eHealth publishes the keys and nothing is revoked', async () => {
    expect(await live(29, 21)).toEqual([]);
    life.goToToday();
    for (const id of holders) await life.simulator.publishEtk(await life.keystoreOf(id));
    const calls = life.webhook.calls.length;
    expect(await mailsDuring(() => life.run('probes', 'renewal-watch', 'deliveries'))).toEqual([]);
    expect(life.webhook.calls).toHaveLength(calls);
    const asked = (await life.simulator.messages()).map(({ service }) => service);
    expect(asked.toSorted()).toEqual(['depot', 'depot', 'depot', 'ocsp', 'ocsp', 'ocsp']);
    for (const id of holders) {
      expect(await renewalOf(id)).toMatchObject({
        plan: { state: 'Overdue' },
        probes: {
          depot: { answer: { kind: 'published' }, failure: null },
          revocation: { answer: { kind: 'good', source: 'ocsp' }, failure: null },
        },
      });
      expect(await bar(id)).toMatchObject([{ certificateId: ids[id], severity: 'warning' }]);
    }
  });

  test('notifies holders when eHealth publishes the key of another file or revokes a certificate', async () => {
    await life.restart();
    life.goToToday();
    await life.simulator.publishEtk(await life.keystoreOf('basile', renewed()));
    await life.simulator.settings({
      revoked: [
        {
          certificate: certificateOf(await life.keystoreOf('odile')),
          at: new Date(Date.now() - 3_600_000).toISOString(),
          reason: 'keyCompromise',
        },
      ],
    });
    for (const id of ['basile', 'odile'] as const) {
      const agent = await life.running().launch(id);
      await agent.post(`/certificates/${ids[id]}/renewal/check`).expect(303);
    }
    life.goTo(19);
    expect(await mailsDuring(() => life.run('renewal-watch', 'deliveries'))).toEqual([
      `basile@practice.example: Basile Invente: er lijkt een recenter bestand te bestaan voor het eHealth-demonstratiecertificaat`,
      `odile@practice.example: ${german} wurde widerrufen`,
    ]);
    expect(await live(19, 19)).toEqual([]);

    expect((await renewalOf('basile')).plan).toMatchObject({
      state: 'WaitingForHolder',
      reason: 'OtherFilePublished',
    });
    expect((await renewalOf('odile')).plan).toMatchObject({ state: 'Expired', reason: 'Revoked' });
    expect((await bar('basile')).map(({ severity }) => severity)).toEqual(['warning', 'warning']);
    // A manager also gets the notice of urgent certificates
    expect((await bar('odile')).map(({ severity }) => severity)).toEqual(['critical', 'critical']);
    expect(openCauses('odile')).toEqual(['Revoked']);
    expect(openCauses('basile').toSorted()).toEqual(['Expiry', 'OtherFilePublished']);
  });

  test('ends every notice, cancels the calendar and notifies the host when the file is renewed', async () => {
    const calls = life.webhook.calls.length;
    const known = await calendarOf('basile');
    ids.basile = await life.load('basile', await life.keystoreOf('basile', renewed()), ids.basile);
    expect(await mailsDuring(() => life.run('renewal-watch', 'deliveries'))).toEqual([]);
    const ended = life.webhook.calls
      .slice(calls)
      .map(({ event: { type, data } }) => [type, data['cause'], data['end']]);
    expect(ended.toSorted()).toEqual([
      ['notice.ended', 'Expiry', 'Replaced'],
      ['notice.ended', 'OtherFilePublished', 'Replaced'],
    ]);
    expect(openCauses('basile')).toEqual([]);
    expect(await bar('basile')).toEqual([]);
    const calendar = await calendarOf('basile');
    for (const { what, sequence } of known) {
      expect(calendar).toContainEqual(
        expect.objectContaining({ what, status: 'CANCELLED', sequence: Number(sequence) + 1 }),
      );
    }
    // The new file's own three days
    expect(calendar.filter(({ status }) => status === 'CONFIRMED')).toHaveLength(3);
  });

  test('stays quiet when muted until the last week, and then notifies the holder and the admin', async () => {
    const { app } = life.running();
    await request(app)
      .put(`/api/v1/certificates/${ids.alix}/mute`)
      .set('Authorization', bearerFor(life.running(), 'alix'))
      .send({ reason: 'absent', text: 'En congé', until: life.notAfter.toISOString() })
      .expect(204);
    expect(await bar('alix')).toEqual([]);
    expect((await calendarOf('alix')).at(-1)).toMatchObject({ what: 'ends', alarms: 0 });

    const known = await live(18, -8);
    expect(known).toEqual(
      (
        [
          [7, 'expire dans 7 jours'],
          [3, 'expire dans 3 jours'],
          [1, 'expire demain'],
          [0, 'expire aujourd’hui à 15:00'],
          [-7, 'a expiré il y a une semaine'],
        ] as const
      ).flatMap(([daysLeft, words]) =>
        ['admin', 'alix'].map((id) => [daysLeft, `${id}@practice.example: ${french} ${words}`]),
      ),
    );
    expect(await bar('alix')).toMatchObject([{ severity: 'critical', prominent: true }]);
    expect((await renewalOf('alix')).plan).toMatchObject({ state: 'Expired', reason: 'Ended' });
    expect(openCauses('odile')).toEqual(['Revoked']);
  });

  test('notifies only the current step when the module starts again after a break and runs its jobs itself', async () => {
    const before = notices().length;
    life.goTo(-24);
    await life.restart({ jobs: { enabled: true } });
    await expect.poll(() => notices().length, { timeout: 20_000 }).toBe(before + 2);
    expect(notices().slice(before)).toMatchObject([
      { type: 'notice.ended', step: -7, end: 'Superseded' },
      { type: 'notice.raised', step: -21, severity: 'critical' },
    ]);
    // Ends what is under way
    await life.restart();
    await life.run('renewal-watch', 'deliveries');
    expect(notices()).toHaveLength(before + 2);
    expect(openCauses('alix')).toEqual(['Expiry']);
  });

  test('sends no message, call or notice twice', () => {
    const mailIds = life.mails().map(({ mail }) => mail.messageId);
    expect(new Set(mailIds).size).toBe(mailIds.length);
    const { calls } = life.webhook;
    expect(calls.every(({ isSigned }) => isSigned)).toBe(true);
    expect(new Set(calls.map(({ headers }) => headers['webhook-id'])).size).toBe(calls.length);
    const spoken = notices().map(({ type, noticeId }) => `${type} ${noticeId}`);
    expect(new Set(spoken).size).toBe(spoken.length);
    expect(
      calls.map(({ event }) => `${event.type} ${String(event.data['noticeId'])}`).toSorted(),
    ).toEqual(spoken.toSorted());
    const raised = notices().filter(({ type }) => type === 'notice.raised');
    const steps = raised.map(
      ({ certificateId, cause, step }) => `${certificateId} ${cause} ${step}`,
    );
    expect(new Set(steps).size).toBe(steps.length);
    expect(life.log().filter(({ level }) => level === 'error')).toEqual([]);
  });

  /** Of the file that takes over: valid since yesterday, for three years. */
  const renewed = () => ({
    notBefore: new Date(life.notAfter.getTime() - 21 * 86_400_000),
    notAfter: new Date(life.notAfter.getTime() + 1074 * 86_400_000),
  });

  const openCauses = (userId: string) => {
    const known = notices().filter((notice) => notice.userId === userId);
    const ended = new Set(known.filter(({ end }) => end !== null).map(({ noticeId }) => noticeId));
    return known.filter(({ noticeId }) => !ended.has(noticeId)).map(({ cause }) => cause);
  };
});

function certificateOf({ certificates }: SampleKeystore): string {
  if (certificates === null) throw new Error('a complete file is needed');
  return certificates.authentication.toString('base64');
}
