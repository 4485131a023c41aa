import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createAuthorizer } from '../../../../plugin/domain/access/authorizer.ts';
import { createVerdictService } from '../../../../plugin/domain/certificate/verdict-service.ts';
import { createEnrolmentServices } from '../../../../plugin/domain/enrolment/create-service.ts';
import { createRevocationServices } from '../../../../plugin/domain/enrolment/revocation/create-service.ts';
import type { Revocation } from '../../../../plugin/domain/enrolment/revocation/revocation.ts';
import type { SignatureKeys } from '../../../../plugin/domain/signature/signature-key.ts';
import { createCertRa } from '../../../../plugin/ehealth/registration/cert-ra/cert-ra.ts';
import { createCertificateDelivery } from '../../../../plugin/ehealth/registration/certificate-delivery.ts';
import { createEtkDepot } from '../../../../plugin/ehealth/registration/etk-depot.ts';
import { createEtkRa } from '../../../../plugin/ehealth/registration/etk-ra.ts';
import { wrongPin } from '../../../../plugin/eid/card/pin.ts';
import type { PluginEvent } from '../../../../plugin/host.ts';
import { createKeystoreReader } from '../../../../plugin/pki/pkcs12/worker/keystore-reader.ts';
import { createRevocationChecker } from '../../../../plugin/pki/revocation/checker.ts';
import { createStore } from '../../../../plugin/store/index.ts';
import { anActor } from '../../../support/builders/actor.ts';
import { aCard } from '../../../support/builders/card.ts';
import { aPlainUser } from '../../../support/builders/user.ts';
import { cardSigners } from '../../../support/fixtures/card-signers.ts';
import { testAnchors } from '../../../support/fixtures/keystores.ts';
import { testTransport } from '../../../support/fixtures/soap-answers.ts';
import { putFreshDatabase } from '../../../support/servers/fresh-database.ts';
import type { TestSimulator } from '../../../support/servers/simulator.ts';

/* A practice that asks the simulator for certificates and revokes them: store and messages are real, the card signs in this process. */

export const person = { ssin: '00000000097', firstNames: 'Alix Zoé', lastName: 'Exemple' } as const;
export const alix = anActor({ userId: 'alix', displayName: 'Alix Exemple', roles: ['clinician'] });
export const admin = anActor({ userId: 'admin', displayName: 'Ariane Essai', roles: ['admin'] });
export const password = 'nouveau-mot-2';
export const pin = { pin: '1234', lastTryConfirmed: false } as const;
export const signing = { ...pin, language: 'fr' } as const;

/** Thrown where a process would have died; until it is started again nothing reaches store or services. */
export class Death extends Error {
  override readonly name = 'Death';
}

const reader = createKeystoreReader();

export async function aRevocationPractice(
  simulator: TestSimulator,
  options: { readonly card?: 'RSA' | 'EC'; readonly issuerIsAsked?: boolean } = {},
) {
  const folder = mkdtempSync(join(tmpdir(), 'trousseau-revocation-'));
  const databasePath = join(folder, 'trousseau.sqlite');
  const keyPath = join(folder, 'key.json');
  await putFreshDatabase(databasePath, keyPath);
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  const masterKeys = { source: 'file', path: keyPath } as const;
  const store = await createStore({ databasePath, masterKeys, now });
  const { ready } = simulator;
  const checker = createRevocationChecker({
    now: () => new Date(),
    ocspUrl: ready.ocsp,
    crlUrl: ready.crl,
  });
  onTestFinished(async () => {
    checker.close();
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const users = [
    aPlainUser({ id: 'alix', displayName: 'Alix Exemple', ssin: person.ssin }),
    aPlainUser({ id: 'admin', displayName: 'Ariane Essai', ssin: '00000000196' }),
  ];
  const directory = {
    findUser: (_practiceId: string, userId: string) =>
      Promise.resolve(users.find(({ id }) => id === userId)),
    listUsers: () => Promise.resolve({ users, total: users.length }),
  };
  const trusted = await testAnchors();
  const events: PluginEvent[] = [];
  const logged: string[] = [];
  const note = (_details: object, message: string) => void logged.push(message);
  const pins: (string | null)[] = [];
  const boundaries: string[] = [];
  let deathAt = Infinity;
  let dead = false;
  const pass = (what: string): void => {
    if (dead) throw new Death(what);
    boundaries.push(what);
    if (boundaries.length < deathAt) return;
    dead = true;
    throw new Death(what);
  };
  /** The same object with a boundary before and after each of its calls. */
  const bounded = <T extends object>(name: string, object: T): T =>
    new Proxy(object, {
      get: (target, key, receiver) => {
        const value: unknown = Reflect.get(target, key, receiver);
        if (typeof value !== 'function') return value;
        return async (...args: unknown[]) => {
          pass(`before ${name}.${String(key)}`);
          const result: unknown = await Reflect.apply(value, target, args);
          pass(`after ${name}.${String(key)}`);
          return result;
        };
      },
    });

  // The simulator's clock is the machine's
  const service = (endpoint: string) => ({
    endpoint,
    transport: testTransport(),
    now: () => new Date(),
  });
  const card = await cardSigners(simulator.folder, options.card ?? 'RSA', person);
  const signatureKeys: SignatureKeys = {
    sources: ['eid'],
    find: (_user, key) => {
      const { signer, chain } = card[key];
      return Promise.resolve({
        source: 'eid',
        place: aCard().readerName,
        certificate: signer.certificate,
        chain,
        validUntil: new Date('2034-01-01T12:00:00Z'),
        triesLeft: 3,
        pinPad: false,
        ready: (given) =>
          Promise.resolve({
            chain,
            signer: {
              ...signer,
              sign: async (data) => {
                pass('before card.sign');
                pins.push(given.pin);
                if (given.pin !== pin.pin) throw wrongPin(2);
                const signature = await signer.sign(data);
                pass('after card.sign');
                return signature;
              },
            },
          }),
      });
    },
  };
  const shared = {
    audit: store.audit,
    anchors: () => trusted,
    environment: 'simulation',
    renewalWindowDays: 90,
    directory,
    reader,
    now,
    signatureKeys,
    cardLogin: {
      ownCard: () => Promise.resolve(aCard({ ...person })),
      ready: () => Promise.reject(new Error('not asked here')),
    },
    keyType: 'RSA-2048',
    emit: (event: PluginEvent) => void events.push(event),
    emitCertificate: (event: PluginEvent) => void events.push(event),
    log: { debug: note, info: note, warn: note, error: note },
    certRa: bounded('certRa', createCertRa(service(ready.certRa))),
    delivery: bounded('delivery', createCertificateDelivery(service(ready.certRa))),
    etkRa: createEtkRa(service(ready.etkRa)),
    depot: bounded('depot', createEtkDepot(service(ready.depot))),
    certificates: bounded('certificates', store.certificates),
    enrolments: bounded('enrolments', store.enrolments),
    revocations: bounded('revocations', store.revocations),
    sessions: store.sessions,
    revocation: options.issuerIsAsked === false ? null : checker,
  } as const;
  const verdicts = createVerdictService({ ...shared, certificates: store.certificates });
  const deps = { ...shared, verdicts, authorizer: createAuthorizer(shared) };
  const enrolments = createEnrolmentServices(deps);
  const revocations = createRevocationServices(deps);

  return {
    store,
    enrolments,
    revocations,
    events,
    pins,
    boundaries,
    /** Dies at the boundary with this number, from 1 on, of the next life. */
    dieAt: (boundary: number) => {
      boundaries.length = 0;
      deathAt = boundary;
    },
    /** The next process, once the leases of the one before ran out. */
    restart: () => {
      dead = false;
      deathAt = Infinity;
      ahead += 5 * 60_000;
    },
    pass: (minutes: number) => {
      ahead += minutes * 60_000;
    },
    /** A certificate on Alix's profile, asked for here. */
    certificate: async () => {
      const begun = await enrolments.begin(alix, {
        userId: 'alix',
        organisation: null,
        contactData: { emailPrivate: 'alix@example.invalid', phonePrivate: '+32 2 000 00 00' },
        password,
        currentPassword: null,
        conditionsAccepted: true,
        unattended: false,
      });
      await enrolments.sign(alix, begun.id, signing);
      await enrolments.advance(alix, begun.id, { password });
      pins.length = 0;
      events.length = 0;
      return begun;
    },
    begin: (certificateId: string): Promise<Revocation> =>
      revocations.begin(alix, { certificateId }, 'superseded'),
    judged: async (certificateId: string) => {
      const record = await store.certificates.findById(alix.practiceId, certificateId);
      if (record === undefined) throw new Error('it is gone');
      return verdicts.read().judged(record, 'Alix Exemple');
    },
    entries: async (event: string) =>
      (await store.audit.listForUser(alix.practiceId, 'alix', 100)).filter(
        (entry) => entry.event === event,
      ),
  };
}
