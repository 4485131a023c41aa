import request from 'supertest';
import { expect, vi } from 'vitest';
import { isPluginError } from '../../plugin/errors.ts';
import type { SessionOpening } from '../../plugin/host.ts';
import { openDatabase } from '../../plugin/store/sqlite.ts';
import type { InsertableCard } from '../support/card/emulated-card.ts';
import { insertCard, type InsertedCard } from '../support/card/vpcd.ts';
import type { RecordingSts } from '../support/servers/recording-sts.ts';
import type { TestPlugin } from '../support/servers/plugin.ts';
import type { TestSimulator } from '../support/servers/simulator.ts';

export const secretsTyped = {
  password: 'Zeer <geheim> & "n\'oubliez" 42+/',
  wrongPassword: 'Pas celui-ci & <non> 99',
  pin: '739150284617',
  wrongPin: '182640937551',
  /** Too long for any card. */
  badPin: '93817265040512',
} as const;

/** Where an opening was asked for, and what became of it. */
export interface SessionLifeSetup {
  readonly started: TestPlugin;
  readonly simulator: Pick<TestSimulator, 'fault'>;
  readonly sts: Pick<RecordingSts, 'refuseNext'>;
  readonly port: number;
  /** The user's own with RSA keys, another of theirs with EC keys, and one of another person. */
  readonly cards: readonly [InsertableCard, InsertableCard, InsertableCard];
  readonly keystores: readonly { readonly bytes: Buffer; readonly fileName: string }[];
}

export interface SessionLife {
  /** What the host was thrown, in process. */
  readonly thrown: readonly unknown[];
  /** What the host got signed, in process. */
  readonly signed: readonly string[];
  /** What the host was notified of about sessions, in process. */
  readonly received: readonly unknown[];
  /** Codes that screens, JSON and the host met. */
  readonly codes: readonly string[];
}

const envelope =
  '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><ask xmlns="urn:example">1</ask></soap:Body></soap:Envelope>';

const practice = 'practice-1';

/** Secrets of an attempt, as typed. */
interface Typed {
  readonly password?: string;
  readonly pin?: string;
}

/**
 * Everything a person, an admin and a host do with sessions, by screens, by JSON and in process: every wrong secret and every right
 * one, each way of opening, services that fail, use, extension, and each end.
 */
export async function liveWithSessions(fixture: SessionLifeSetup): Promise<SessionLife> {
  const { started, simulator, sts } = fixture;
  const { app, base } = started;
  const { sessions } = started.plugin.api;
  const { password, wrongPassword, pin, wrongPin, badPin } = secretsTyped;
  const thrown: unknown[] = [];
  const signed: string[] = [];
  const received: unknown[] = [];
  const codes: string[] = [];

  let alix = await started.launch('alix');
  const admin = await started.launch('admin');
  const api = (method: 'get' | 'post' | 'delete', path: string, userId = 'alix') => {
    const client = request(app);
    const bearer = `Bearer ${started.bearer(userId)}`;
    return client[method](`${base}/api/v1${path}`).set('Authorization', bearer);
  };

  const keep = async (at: number, replaces = ''): Promise<string> => {
    const { bytes, fileName } = fixture.keystores[at]!;
    const draft = await alix
      .post(`${base}/users/alix/certificates`)
      .field({ kind: 'person', identifier: '00000000097', password })
      .attach('file', bytes, fileName)
      .expect(303);
    const address = draft.headers['location'] ?? '';
    const stored = await alix.post(`${address}/store`).type('form').send({ replaces }).expect(303);
    expect(stored.headers['location']).toContain('/users/alix');
    return address.split('/').at(-1) ?? '';
  };

  let certificate = '';
  const onScreen = async (mode: string, form: object, wanted: string, renew = '') => {
    const query = new URLSearchParams({
      ...(mode === 'eid-only' ? {} : { certificate }),
      ...{ mode, renew },
    });
    const answer = await alix
      .post(`${base}/session/open?${query.toString()}`)
      .type('form')
      .send({ quality: 'doctor', ...form });
    expect(answer.status < 400 ? 'opened' : lastRefusal(started)).toBe(wanted);
    codes.push(wanted);
  };
  const overJson = async (mode: string, body: object, wanted: string) => {
    const answer = await api('post', '/users/alix/ehealth-sessions').send({
      ...(mode === 'eid-only' ? {} : { certificateId: certificate }),
      ...{ mode, quality: 'doctor', ...body },
    });
    const said = answer.body as { code?: string };
    expect(answer.status < 400 ? 'opened' : said.code).toBe(wanted);
    codes.push(wanted);
  };
  const inProcess = async (
    mode: SessionOpening['mode'],
    more: Omit<SessionOpening, 'mode' | 'certificateId' | 'quality'>,
    wanted: string,
  ) => {
    const certificateId = mode === 'eid-only' ? null : certificate;
    const outcome = await sessions
      .open(practice, 'alix', { mode, certificateId, quality: 'doctor', ...more })
      .then(
        (session) => ({ code: 'opened', session }),
        (error: unknown) => ({ code: isPluginError(error) ? error.code : String(error), error }),
      );
    if ('error' in outcome) thrown.push(outcome.error);
    else received.push(outcome.session);
    expect(outcome.code).toBe(wanted);
    codes.push(wanted);
  };
  /** The same by all three ways. */
  const everywhere = async (mode: SessionOpening['mode'], typed: Typed, wanted: string) => {
    await onScreen(mode, typed, wanted);
    await overJson(mode, typed, wanted);
    await inProcess(mode, typed, wanted);
  };

  const look = async () => {
    const pages = ['/session', '/session/open', '/session/card', '/users/alix'];
    for (const path of pages) await alix.get(`${base}${path}`).expect(200);
    await alix.get(`${base}/certificates/${certificate}`).expect(200);
    for (const path of ['/', '/sessions', '/users/alix']) {
      await admin.get(`${base}${path}`).expect(200);
    }
    for (const path of ['', '/current']) await api('get', `/users/alix/ehealth-sessions${path}`);
    await api('get', '/users/alix/session-openings').expect(200);
    await api('get', '/ehealth-sessions', 'admin').expect(200);
    received.push(await sessions.current(practice, 'alix'));
  };
  const sign = async () => {
    signed.push(await sessions.sign(practice, 'alix', envelope));
    for (const caller of ['alix', 'service']) {
      await api('post', '/users/alix/ehealth-sessions/sign', caller).send({ envelope }).expect(200);
    }
    const refused = sessions.sign(practice, 'alix', envelope.replace('ask', 'broken'));
    thrown.push(await refused.catch((error: unknown) => error));
  };
  const idOfOpen = async () => (await sessions.current(practice, 'alix'))?.id ?? '';
  const cardIs = async (wanted: string) => {
    const kind = async () => {
      const found = await api('get', '/users/alix/session-openings');
      return (found.body as { card: { kind: string } }).card.kind;
    };
    await vi.waitFor(async () => expect(await kind()).toBe(wanted), { timeout: 15_000 });
  };
  const ended = (cause: string) =>
    vi.waitFor(
      () =>
        expect(started.events).toContainEqual(
          expect.objectContaining({ type: 'session.ended', cause }),
        ),
      { timeout: 10_000 },
    );
  let inserted: InsertedCard | undefined;
  const change = async (card: InsertableCard | null, seenAs = 'ready') => {
    await inserted?.remove();
    await cardIs('empty');
    inserted = card === null ? undefined : await insertCard(card, fixture.port);
    if (card !== null) await cardIs(seenAs);
  };

  try {
    certificate = await keep(0);
    const [rsaCard, ecCard, strangersCard] = fixture.cards;
    await change(rsaCard);
    await look();
    await alix.get(`${base}/session/card/photo`).expect(200);

    // Wrong ones, by each way; the third wrong PIN would block the card
    await everywhere('eid', { password: wrongPassword, pin }, 'ERR_KEYSTORE_PASSWORD');
    await everywhere('eid', { password, pin: badPin }, 'ERR_PIN_FORMAT');
    await onScreen('eid', { password, pin: wrongPin }, 'ERR_PIN_WRONG');
    await overJson('eid', { password, pin: wrongPin }, 'ERR_PIN_WRONG');
    await everywhere('eid', { password, pin }, 'ERR_PIN_LAST_TRY');
    await onScreen('eid', { password, pin, lastTryConfirmed: '1' }, 'opened');
    await look();
    await sign();
    await onScreen('eid', { password, pin: wrongPin }, 'ERR_PIN_WRONG', '1');
    await inProcess('eid', { password, pin: wrongPin, renew: true }, 'ERR_PIN_WRONG');
    // Requests that are none
    await overJson('eid', { password, pin: badPin.repeat(6) }, 'ERR_FORM_INVALID');
    await overJson('eid', { passwort: password, pin }, 'ERR_FORM_INVALID');
    await overJson('eid', { password: [password], pin: Number(pin) }, 'ERR_FORM_INVALID');
    await api('post', '/users/alix/ehealth-sessions')
      .type('json')
      .send(`{"password": ${JSON.stringify(password)}, "pin": "${pin}`)
      .expect(422);

    // Handed out again, extended, ended
    await overJson('eid', { password, pin }, 'opened');
    await overJson('eid', { password, pin, lastTryConfirmed: true, renew: true }, 'opened');
    await inProcess('eid', { password, pin, renew: true }, 'opened');
    await sign();
    await alix.post(`${base}/session/${await idOfOpen()}/end`).expect(303);
    thrown.push(await sessions.sign(practice, 'alix', envelope).catch((error: unknown) => error));

    // eHealth fails, and says so
    const failing = async (mode: keyof typeof codesOfFaults, way: typeof inProcess) => {
      await simulator.fault(mode);
      await way('eid', { password, pin }, codesOfFaults[mode]);
    };
    await failing('soa-02002', onScreen);
    await failing('request-denied', inProcess);
    await failing('other-person', overJson);
    await failing('bad-signature', inProcess);
    await simulator.fault(null);
    for (const way of [onScreen, inProcess]) {
      sts.refuseNext('no access for 00000000097 (00.00.00-000.97) today');
      await way('eid', { password, pin }, 'ERR_STS_FAULT');
    }

    // The fallback
    const reason = { reason: 'other', reasonText: 'lecteur en panne' } as const;
    await everywhere('fallback', { password }, 'ERR_FALLBACK_REASON');
    await onScreen('fallback', { password: wrongPassword, ...reason }, 'ERR_KEYSTORE_PASSWORD');
    await inProcess('fallback', { password: wrongPassword, ...reason }, 'ERR_KEYSTORE_PASSWORD');
    await onScreen('fallback', { password, ...reason }, 'opened');
    await sign();
    await overJson('fallback', { password, ...reason, renew: true }, 'opened');
    await inProcess('fallback', { password, ...reason, renew: true }, 'opened');
    await look();
    await admin.post(`${base}/sessions/${await idOfOpen()}/end`).expect(303);

    // The PIN alone
    const pinOnly = (form: object) =>
      alix.post(`${base}/certificates/${certificate}/pin-only`).type('form').send(form);
    await overJson('eid', { pin }, 'ERR_SESSION_KEY_MISSING');
    await alix.get(`${base}/certificates/${certificate}/pin-only`).expect(200);
    await pinOnly({ wanted: 'on', password: wrongPassword }).expect(422);
    await pinOnly({ wanted: 'on', password }).expect(303);
    await onScreen('eid', { pin }, 'opened');
    await inProcess('eid', { pin, renew: true }, 'opened');
    await sign();
    await api('delete', `/users/alix/ehealth-sessions/${await idOfOpen()}`).expect(204);
    await pinOnly({ wanted: 'off' }).expect(303);
    await inProcess('eid', { pin }, 'ERR_SESSION_KEY_MISSING');

    // The card alone
    await change(ecCard);
    await overJson('eid-only', { pin: badPin }, 'ERR_PIN_FORMAT');
    await inProcess('eid-only', { pin: wrongPin }, 'ERR_PIN_WRONG');
    await onScreen('eid-only', { pin }, 'opened');
    await sign();
    await change(null);
    await ended('card-removed');
    await change(ecCard);
    await overJson('eid-only', { pin }, 'opened');
    await inProcess('eid-only', { renew: true, pin }, 'opened');
    await sessions.end(practice, 'alix');
    await ended('log-off');
    // The log-off ended the browser's session, too
    alix = await started.launch('alix');

    // A certificate replaced under its session; the other kind of card with a keystore; log-off over JSON
    await inProcess('eid', { password, pin }, 'opened');
    certificate = await keep(1, certificate);
    await ended('keystore-replaced');
    await overJson('eid', { password, pin }, 'opened');
    await sign();
    await look();
    await api('delete', '/users/alix/sessions', 'service').expect(204);

    // Cards that open nothing: another person's, and one's own once it is blocked
    await change(strangersCard, 'other-person');
    await inProcess('eid', { password, pin }, 'ERR_CARD_OTHER_PERSON');
    await change(ecCard);
    await inProcess('eid', { password, pin: wrongPin }, 'ERR_PIN_WRONG');
    await overJson('eid', { password, pin: wrongPin }, 'ERR_PIN_WRONG');
    const blocking = { password, pin: wrongPin, lastTryConfirmed: true };
    await inProcess('eid', blocking, 'ERR_PIN_BLOCKED');
    await overJson('eid', { password, pin }, 'ERR_PIN_BLOCKED');
    // Left open, for the end of the process to end
    await inProcess('fallback', { password, ...reason }, 'opened');
  } finally {
    await inserted?.remove();
  }
  return { thrown, signed, received, codes };
}

const codesOfFaults = {
  'soa-02002': 'ERR_STS_UNAVAILABLE',
  'request-denied': 'ERR_STS_DENIED',
  'other-person': 'ERR_STS_TOKEN_REFUSED',
  'bad-signature': 'ERR_STS_TOKEN_REFUSED',
} as const;

/** The code of the newest refusal, by the audit: a page says it in words. */
function lastRefusal({ databasePath }: TestPlugin): unknown {
  const database = openDatabase(databasePath, { mustExist: true });
  try {
    return database
      .prepare(
        `SELECT details ->> 'code' FROM audit_entry
          WHERE event = 'session.refused' ORDER BY sequence DESC LIMIT 1`,
      )
      .pluck()
      .get();
  } finally {
    database.close();
  }
}
