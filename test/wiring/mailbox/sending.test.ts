import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WrittenLetter } from '../../../plugin/domain/mailbox/sending/written-letter.ts';
import type { LetterSession } from '../../../plugin/domain/session/decryption/letter-session.ts';
import { addHolderOfKeyHeader } from '../../../plugin/ehealth/soap/holder-of-key.ts';
import { isPluginError } from '../../../plugin/errors.ts';
import { keySigner } from '../../../plugin/pki/signer.ts';
import { createMailboxes } from '../../../plugin/wiring/mailbox/mailboxes.ts';
import type { MailboxesDeps, MailboxesPart } from '../../../plugin/wiring/mailbox/mailboxes.ts';
import { openMailSession } from '../../simulator/ehbox/mail-message.ts';
import { nurseClaims } from '../../simulator/ehbox/mail-world.ts';
import { doctorClaims, type Claims } from '../../simulator/wire-message.ts';
import { freshStore } from '../../store/store-fixture.ts';
import { anActor } from '../../support/builders/actor.ts';
import { aSession } from '../../support/builders/session.ts';
import { testAnchors, testPki } from '../../support/fixtures/keystores.ts';
import { makeCorrespondent, type Correspondent } from '../../support/fixtures/sealed-letters.ts';
import { testTransport } from '../../support/fixtures/soap-answers.ts';
import { startSimulator, type TestSimulator } from '../../support/servers/simulator.ts';
import { xmlsec } from '../../support/tools/xmlsec.ts';

const day = 86_400_000;
const dates = () => ({
  notBefore: new Date(Date.now() - 10 * day),
  notAfter: new Date(Date.now() + 300 * day),
});
const ssins = { alix: '00000000097', basile: '00000000196' };
const toBasile = { id: ssins.basile, type: 'INSS', subType: null, quality: 'NURSE' };
const alix = anActor({ practiceId: 'practice-1', userId: 'alix' });
const basile = anActor({ practiceId: 'practice-1', userId: 'basile' });

let simulator: TestSimulator;
let people: Map<string, { readonly person: Correspondent; readonly letters: LetterSession }>;

/** A person of the simulated line with a session and a published encryption token. */
async function aPerson(ssin: string, claims: Claims) {
  const { issuing001 } = await testPki();
  const holder = { type: 'SSIN', id: ssin, applicationId: null, name: 'ALIX EXEMPLE' };
  const person = await makeCorrespondent(issuing001, holder, dates());
  const credential = { privateKey: person.leafKey, certificate: person.leaf.der };
  const { assertion } = await openMailSession(simulator.ready, credential, claims);
  const pkcs8 = person.leafKey.export({ format: 'der', type: 'pkcs8' });
  const signer = keySigner(pkcs8, person.leaf.der);
  const assertionId = /AssertionID="([^"]+)"/.exec(assertion)?.[1] ?? '';
  const letters: LetterSession = {
    session: aSession({ id: ssin, holder: { kind: 'person', identifier: ssin, name: 'Alix' } }),
    sign: (envelope) =>
      addHolderOfKeyHeader(envelope, { assertion, assertionId, signer, now: new Date() }),
    sealer: signer,
    decryptionKeys: [person.decryptionKey],
  };
  return { person, letters };
}

const publish = ({ leaf, encryption }: Correspondent, id: string) =>
  simulator.publishEtk({
    type: 'SSIN',
    id,
    applicationId: null,
    encryptionCertificate: encryption.der.toString('base64'),
    ownerCertificate: leaf.der.toString('base64'),
  });

async function aPractice() {
  const { store } = await freshStore();
  const anchors = await testAnchors();
  const settings = {
    environment: 'simulation',
    ehealth: { product: null, contactEmail: 'support@example.org', timeoutSeconds: 5 },
    mailbox: {
      enabled: true,
      consultationEndpoint: simulator.ready.consultation,
      publicationEndpoint: simulator.ready.publication,
    },
    probes: { depotEndpoint: simulator.ready.depot },
  } as MailboxesDeps['settings'];
  const mailboxes: MailboxesPart = createMailboxes({
    settings,
    store,
    trustStore: { anchors: () => anchors },
    practice: { directory: { findUser: () => Promise.resolve(undefined) } as never },
    sessions: {
      letterSession: ({ userId }) => {
        const found = people.get(userId);
        return found === undefined
          ? Promise.reject(new Error('no session'))
          : Promise.resolve(found.letters);
      },
      usableHere: () => [],
    },
    transport: testTransport(),
    revocation: null,
    authorities: [],
    version: '1.0.0',
    emit: () => undefined,
    now: () => new Date(),
    log: {
      debug: () => undefined,
      info: () => undefined,
      warn: () => undefined,
      error: () => undefined,
    },
  });
  const { services } = mailboxes;
  if (services?.sending == null) throw new Error('no sending');
  return { services, sending: services.sending, close: () => mailboxes.close() };
}

const written = (changes: Partial<WrittenLetter> = {}): WrittenLetter => ({
  recipients: [toBasile],
  title: 'Rapport',
  text: 'Chère consœur, tout va bien.',
  annexes: [{ name: 'bilan.pdf', bytes: Buffer.from('%PDF-1.7 bilan') }],
  patientSsin: '00000000394',
  isImportant: false,
  asksWhenRead: false,
  ...changes,
});

const codeOf = async (promise: Promise<unknown>): Promise<string> => {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  return isPluginError(error) ? error.code : String(error);
};

describe.skipIf(xmlsec.missing)('sending to the simulated mailbox (needs xmlsec1)', () => {
  let practice: Awaited<ReturnType<typeof aPractice>>;

  beforeAll(async () => {
    simulator = await startSimulator();
    await simulator.mailboxSettings({ deliverySeconds: 0 });
    people = new Map([
      ['alix', await aPerson(ssins.alix, doctorClaims(ssins.alix))],
      ['basile', await aPerson(ssins.basile, nurseClaims(ssins.basile))],
    ]);
  });
  afterAll(() => simulator.stop());
  beforeEach(async () => {
    await simulator.clearMailbox();
    await simulator.fault(null);
    for (const [name, { person }] of people) await publish(person, ssins[name as 'alix']);
    practice = await aPractice();
    return () => practice.close();
  });

  const newest = async (actor: typeof alix, folder: 'inbox' | 'sent' = 'inbox') => {
    const { letters } = await practice.services.folder(actor, { folder, page: 1, refresh: true });
    const [line] = letters;
    if (line === undefined) throw new Error('no letter');
    return practice.services.letter(actor, { folder, messageId: line.messageId });
  };

  it('sends a sealed letter that its recipient and its sender read, verified', async () => {
    const { id } = await practice.sending.keep(alix, {}, written());
    await expect(practice.sending.send(alix, {}, id)).resolves.toMatchObject({ kind: 'sent' });
    for (const [actor, folder] of [
      [basile, 'inbox'],
      [alix, 'sent'],
    ] as const) {
      const letter = await newest(actor, folder);
      expect(letter).toMatchObject({
        title: 'Rapport',
        body: { text: 'Chère consœur, tout va bien.' },
        patientSsin: '00000000394',
        seal: { level: 'verified', problems: [] },
        files: [{ title: 'bilan.pdf', fileName: 'annex-1.pdf' }],
      });
    }
    expect((await simulator.mailbox()).complaints).toEqual([]);
  });

  it('finds a letter whose answer was lost, and eHealth has it once', async () => {
    const { id } = await practice.sending.keep(alix, {}, written());
    await simulator.fault('response-lost', undefined, 'publication');
    await expect(codeOf(practice.sending.send(alix, {}, id))).resolves.toBe(
      'ERR_MAILBOX_SEND_UNCERTAIN',
    );
    await simulator.fault(null);
    await expect(practice.sending.lookFor(alix, {}, id)).resolves.toMatchObject({ state: 'sent' });
    const { letters } = await practice.services.folder(basile, { folder: 'inbox', page: 1 });
    expect(letters).toHaveLength(1);
  });

  it('names a recipient whose key eHealth does not publish, and sends nothing', async () => {
    const recipients = [{ ...toBasile, id: '00000000394' }];
    const { id } = await practice.sending.keep(alix, {}, written({ recipients }));
    await expect(codeOf(practice.sending.send(alix, {}, id))).resolves.toBe(
      'ERR_LETTER_RECIPIENT_NONE',
    );
  });

  it('rejects an elliptic-curve key of a recipient, and sends nothing', async () => {
    const { id } = await practice.sending.keep(alix, {}, written());
    await simulator.fault('ec-etk', undefined, 'depot');
    await expect(codeOf(practice.sending.send(alix, {}, id))).resolves.toBe(
      'ERR_LETTER_RECIPIENT_KEY',
    );
    const { letters } = await practice.services.folder(basile, { folder: 'inbox', page: 1 });
    expect(letters).toEqual([]);
  });
});
