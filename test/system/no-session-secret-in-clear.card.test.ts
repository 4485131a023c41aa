import type { KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase } from '../../plugin/store/sqlite.ts';
import { openSimulatedEidPki } from '../../simulator/pki/eid-pki.ts';
import { freshKeys, type KeySource } from '../../simulator/pki/key-source.ts';
import type { CardPerson } from '../support/card/card-files.ts';
import { createEmulatedCard, type EmulatedCard } from '../support/card/emulated-card.ts';
import { pcscdIsMissing, startPcscd, type RunningPcscd } from '../support/card/pcscd.ts';
import { keySecrets, keystoreKeySecrets } from '../support/tools/key-secrets.ts';
import { keptFiles, printedByBackup } from '../support/fixtures/stored-files.ts';
import { testKeystore } from '../support/fixtures/keystores.ts';
import { startRecordingSts, type RecordingSts } from '../support/servers/recording-sts.ts';
import { startPlugin, type TestPlugin } from '../support/servers/plugin.ts';
import { recordAnswers, type Answer } from '../support/fixtures/recorded-answers.ts';
import {
  findSecrets,
  placeOf,
  secretBytes,
  secretText,
  type Place,
  type Secret,
} from '../support/tools/secret-search.ts';
import { startSimulator, type TestSimulator } from '../support/servers/simulator.ts';
import { liveWithSessions, secretsTyped, type SessionLife } from './session-life.ts';
import { closeAll } from '../support/stories/close-all.ts';

const { password, wrongPassword, pin, wrongPin, badPin } = secretsTyped;

const alix: CardPerson = { ssin: '00000000097', firstNames: 'Alix', lastName: 'Exemple' };
const basile: CardPerson = { ssin: '00000000196', firstNames: 'Basile', lastName: 'Invente' };

/** The PIN as it travels to the card: a byte of length, the digits as BCD, the rest F. */
const blockOf = (digits: string): Secret => ({
  name: 'a PIN as the card gets it',
  bytes: Buffer.from(`2c${digits}ff`, 'hex'),
});

describe.skipIf(pcscdIsMissing())('sessions (needs pcscd, vpcd)', () => {
  const answers: Answer[] = [];
  const cardKeys: KeyObject[] = [];
  let pcscd: RunningPcscd;
  let simulator: TestSimulator;
  let sts: RecordingSts;
  let started: TestPlugin;
  let cards: readonly [EmulatedCard, EmulatedCard, EmulatedCard];
  let life: SessionLife;
  let files: Place[];
  let log: Place[];
  let events: Place[];
  let thrown: Place[];
  /** What no one may ever read: passwords, PINs, private keys. */
  let secrets: Secret[];
  /** What makes an assertion usable; goes out in a signed envelope alone. */
  let assertions: Secret[];
  let assertionIds: Secret[];
  /** Of the assertions that were believed: sessions have them. */
  let openedIds: Secret[];

  beforeAll(async () => {
    pcscd = await startPcscd();
    simulator = await startSimulator();
    sts = await startRecordingSts(simulator.ready.sts);
    started = await startPlugin({
      mountPath: '/module',
      prepareHost: recordAnswers(answers),
      settings: {
        rateLimit: { passwordAttemptsPerMinute: 1000 },
        sessions: { eidOnly: true },
        ehealth: {
          stsEndpoint: sts.url,
          signerAnchors: [{ file: simulator.ready.signerAnchors, environment: 'simulation' }],
          contactEmail: 'helpdesk@host.example',
          retryWaitSeconds: [],
        },
      },
    });
    const eidPki = await openSimulatedEidPki(simulator.folder);
    const card = (applet: '1.7' | '1.8', person: CardPerson) =>
      createEmulatedCard({ applet, eidPki, person, pin, keys: noted(cardKeys) });
    cards = [await card('1.7', alix), await card('1.8', alix), await card('1.8', basile)];
    const keystores = [
      await testKeystore('complete', { password }),
      await testKeystore('renewed', { password }),
    ];
    const port = pcscd.readers[0]!.port;
    life = await liveWithSessions({ started, simulator, sts, port, cards, keystores });
    const printed = await printedByBackup(started);

    files = keptFiles(started);
    await started.plugin.close();
    files.push(
      ...keptFiles(started).map(({ name, bytes }) => ({ name: `${name}, closed`, bytes })),
    );
    log = started.log.map((line, index) => placeOf(`log line ${index}`, line));
    events = [
      ...started.events.map((event) => placeOf(`event ${event.type}`, event)),
      ...life.received.map((session) => placeOf('what the host receives', session)),
      { name: 'what backup printed', bytes: Buffer.from(printed) },
    ];
    thrown = life.thrown.map((error, index) => placeOf(`error ${index}`, error));
    secrets = [
      secretText('the password', password),
      secretText('the wrong password', wrongPassword),
      ...[pin, wrongPin, badPin].map((digits) => secretText('a PIN', digits)),
      ...[pin, wrongPin].map(blockOf),
      ...masterKeys(started),
      ...keystores.flatMap(({ bytes }) => keystoreKeySecrets(bytes, password)),
      ...cardKeys.flatMap((key, index) => keySecrets(`card key ${index}`, key)),
    ];
    assertions = sts.assertions.map((text, index) => {
      const value = /SignatureValue>([^<]+)</.exec(text)?.[1] ?? '';
      return secretBytes(`signature of assertion ${index}`, Buffer.from(value, 'base64'));
    });
    assertionIds = sts.assertions.map((text, index) =>
      secretText(`id of assertion ${index}`, /AssertionID="([^"]+)"/.exec(text)?.[1] ?? ''),
    );
    const opened = openedAssertions(started);
    openedIds = assertionIds.filter(({ text = '' }) => opened.has(text));
  }, 240_000);
  afterAll(() =>
    closeAll(
      () => started.close(),
      () => sts.close(),
      () => simulator.stop(),
      () => pcscd.stop(),
    ),
  );

  const isSigning = ({ request }: Answer) => request.endsWith('/ehealth-sessions/sign');
  const bodies = (wanted: (answer: Answer) => boolean = () => true): Place[] =>
    answers
      .filter(wanted)
      .map(({ request: name, body }) => ({ name: `answer to ${name}`, bytes: body }));
  const headers = (): Place[] =>
    answers.map(({ request: name, headers: sent }) => placeOf(`headers of ${name}`, sent));

  /** Rows of tables, the audit or all others. */
  const rows = (whose: 'audit' | 'others'): Place[] => {
    const database = openDatabase(started.databasePath, { mustExist: true });
    try {
      const tables = database
        .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
        .pluck()
        .all()
        .filter((name) => (name === 'audit_entry') === (whose === 'audit'));
      return tables.flatMap((table) =>
        database
          .prepare(`SELECT * FROM "${table}"`)
          .all()
          .map((row, index) => placeOf(`${table} ${index}`, row)),
      );
    } finally {
      database.close();
    }
  };

  test('covers every secret, event and error of the sessions', () => {
    // Every wrong PIN and every right one reached a card, the badly formed ones did not
    expect(cards[0].pinAttempts).toBeGreaterThan(8);
    expect(cards[1].pinAttempts).toBeGreaterThan(6);
    expect(cards[2].pinAttempts).toBe(0);
    expect(new Set(life.codes)).toEqual(
      new Set([
        'opened',
        'ERR_KEYSTORE_PASSWORD',
        'ERR_PIN_FORMAT',
        'ERR_PIN_WRONG',
        'ERR_PIN_LAST_TRY',
        'ERR_PIN_BLOCKED',
        'ERR_CARD_OTHER_PERSON',
        'ERR_FORM_INVALID',
        'ERR_FALLBACK_REASON',
        'ERR_SESSION_KEY_MISSING',
        'ERR_STS_UNAVAILABLE',
        'ERR_STS_DENIED',
        'ERR_STS_TOKEN_REFUSED',
        'ERR_STS_FAULT',
      ]),
    );
    const ends = started.events.map((event) => ('cause' in event ? event.cause : null));
    expect(ends).toEqual(
      expect.arrayContaining([
        'user',
        'admin',
        'extended',
        'card-removed',
        'keystore-replaced',
        'log-off',
        'restart',
      ]),
    );
    expect(files.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['trousseau.sqlite', 'trousseau.sqlite-wal', 'backup.sqlite']),
    );
    // Five private numbers and an exponent of each RSA key, one of each EC key
    expect(secrets.length).toBeGreaterThan(50);
    expect(new Set(assertions.map(({ bytes }) => bytes.toString('hex'))).size).toBeGreaterThan(15);
    expect(assertionIds.every(({ text }) => (text ?? '').length > 20)).toBe(true);
    // Some were refused after they had been read
    expect(openedIds.length).toBeGreaterThan(10);
    expect(openedIds.length).toBeLessThan(assertionIds.length);
    expect(thrown.length).toBeGreaterThan(15);
  });

  test('shows public data in the same places', () => {
    expect(findSecrets([secretText('a reason', 'lecteur en panne')], files)).not.toEqual([]);
    const opened = [secretText('an entry', 'session.opened')];
    expect(findSecrets(opened, rows('audit'))).not.toEqual([]);
    expect(findSecrets(opened, files).join()).toContain('backup.sqlite');
    expect(findSecrets(opened, events)).not.toEqual([]);
    expect(findSecrets([secretText('a code', 'ERR_PIN_WRONG')], thrown)).not.toEqual([]);
    // eHealth's words are passed on, without the number that they held
    const words = [secretText('words', 'no access for')];
    for (const places of [log, thrown, bodies()]) {
      expect(findSecrets(words, places)).not.toEqual([]);
    }
    expect(findSecrets([secretText('a name', 'Alix Exemple')], bodies())).not.toEqual([]);
  });

  test('keeps password, PIN, private key and assertion out of every file but the key file', () => {
    expect(findSecrets([...secrets, ...assertions], files)).toEqual([]);
  });

  test('keeps every secret out of log lines, events and command output', () => {
    expect(findSecrets([...secrets, ...assertions], [...log, ...events])).toEqual([]);
  });

  test('keeps every secret out of errors for the host, their stacks and causes', () => {
    expect(findSecrets([...secrets, ...assertions, ...openedIds], thrown)).toEqual([]);
  });

  test('keeps every secret out of the answers, except an assertion in a signed envelope', () => {
    expect(findSecrets(secrets, [...bodies(), ...headers()])).toEqual([]);
    const places = [...bodies((answer) => !isSigning(answer)), ...headers()];
    expect(findSecrets([...assertions, ...openedIds], places)).toEqual([]);
    // The ID of a refused assertion is in the details of its refusal, for eHealth's support; it names no session
    const isRefusal = ({ body }: Answer) => body.includes('ERR_STS_TOKEN_REFUSED');
    const others = bodies((answer) => !isSigning(answer) && !isRefusal(answer));
    expect(findSecrets(assertionIds, [...others, ...headers()])).toEqual([]);
    // And those that were signed with do go out, so that the line above could have failed
    const signed = life.signed.map((text) => ({ name: 'signed', bytes: Buffer.from(text) }));
    expect(new Set(findSecrets(assertions, signed)).size).toBeGreaterThan(5);
    expect(new Set(findSecrets(assertions, bodies(isSigning))).size).toBeGreaterThan(5);
    expect(findSecrets(secrets, signed)).toEqual([]);
  });

  test('writes the ID of an assertion to the audit and the log only', () => {
    expect(findSecrets(assertionIds, [...rows('others'), ...events])).toEqual([]);
    expect(findSecrets(assertionIds, rows('audit')).length).toBeGreaterThan(10);
    expect(findSecrets(assertionIds, log).length).toBeGreaterThan(10);
  });

  test('keeps whole national numbers out of log lines, events, audit entries and errors', () => {
    const numbers = ['00000000097', '00000000196', '00.00.00-000.97'].map((one) =>
      secretText('a number', one),
    );
    const host = events.filter(({ name }) => name.startsWith('event'));
    expect(findSecrets(numbers, [...log, ...host, ...thrown, ...rows('audit')])).toEqual([]);
  });

  test('finds each secret in each kind of place', () => {
    for (const secret of [...secrets, ...assertions, ...assertionIds]) {
      const text = secret.text ?? secret.bytes.toString('base64');
      const places: Place[] = [
        placeOf('an error', new Error('no', { cause: new Error(`it said ${text}`) })),
        placeOf('a log line', { details: { command: secret.bytes }, message: '' }),
        { name: 'a file', bytes: Buffer.concat([files[0]!.bytes, secret.bytes, files[1]!.bytes]) },
      ];
      for (const place of places) {
        expect([secret.name, place.name, findSecrets([secret], [place]).length > 0]).toEqual([
          ...[secret.name, place.name, true],
        ]);
      }
    }
  });
});

/** New keys, each of which is noted. */
function noted(keys: KeyObject[]): KeySource {
  const note = async <Pair extends { readonly privateKey: KeyObject }>(making: Promise<Pair>) => {
    const pair = await making;
    keys.push(pair.privateKey);
    return pair;
  };
  return { rsa: () => note(freshKeys.rsa()), ec: (curve) => note(freshKeys.ec(curve)) };
}

function masterKeys({ masterKeyPath }: TestPlugin): Secret[] {
  const { keys } = JSON.parse(readFileSync(masterKeyPath, 'utf8')) as {
    keys: Record<string, string>;
  };
  return Object.values(keys).map((key) =>
    secretBytes('the master key', Buffer.from(key, 'base64')),
  );
}

/** IDs of the assertions that sessions were opened with, by the audit. */
function openedAssertions({ databasePath }: TestPlugin): ReadonlySet<unknown> {
  const database = openDatabase(databasePath, { mustExist: true });
  try {
    const ids = database
      .prepare("SELECT details ->> 'assertion' FROM audit_entry WHERE event = 'session.opened'")
      .pluck()
      .all();
    return new Set(ids);
  } finally {
    database.close();
  }
}
