import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAuthorizer } from '../../../plugin/domain/access/authorizer.ts';
import type { VerdictService } from '../../../plugin/domain/certificate/verdict-service.ts';
import { createVerdictService } from '../../../plugin/domain/certificate/verdict-service.ts';
import { createEnrolmentServices } from '../../../plugin/domain/enrolment/create-service.ts';
import type {
  EnrolmentPart,
  EnrolmentServicesDeps,
} from '../../../plugin/domain/enrolment/create-service.ts';
import type { Enrolment } from '../../../plugin/domain/enrolment/enrolment.ts';
import type { BeginRequest } from '../../../plugin/domain/enrolment/service.ts';
import type { SignatureKeys } from '../../../plugin/domain/signature/signature-key.ts';
import { createCertRa } from '../../../plugin/ehealth/registration/cert-ra/cert-ra.ts';
import { createCertificateDelivery } from '../../../plugin/ehealth/registration/certificate-delivery.ts';
import { createEtkDepot } from '../../../plugin/ehealth/registration/etk-depot.ts';
import { createEtkRa } from '../../../plugin/ehealth/registration/etk-ra.ts';
import { wrongPin } from '../../../plugin/eid/card/pin.ts';
import type { PluginEvent } from '../../../plugin/host.ts';
import type { KeyPairType } from '../../../plugin/pki/key-pair.ts';
import { readEtk } from '../../../plugin/pki/cms/etk.ts';
import type { TrustAnchor } from '../../../plugin/pki/x509/trust-anchor.ts';
import { createKeystoreReader } from '../../../plugin/pki/pkcs12/worker/keystore-reader.ts';
import type { KeystoreReader } from '../../../plugin/pki/pkcs12/keystore-content.ts';
import { createStore } from '../../../plugin/store/index.ts';
import type { Store } from '../../../plugin/store/index.ts';
import { anActor } from '../builders/actor.ts';
import { aCard } from '../builders/card.ts';
import { aPlainUser } from '../builders/user.ts';
import { cardSigners } from '../fixtures/card-signers.ts';
import { testAnchors } from '../fixtures/keystores.ts';
import { testTransport } from '../fixtures/soap-answers.ts';
import { putFreshDatabase } from '../servers/fresh-database.ts';
import type { TestSimulator } from '../servers/simulator.ts';

/* A practice whose certificates come from the simulator: store, keystores and messages are real, the card signs in this process. */

/** Invented persons, none of them twice: eHealth gives each one certificate. */
let persons = 0;
const newSsin = () => ssinOf(persons++);

function ssinOf(number: number): string {
  const digits = (value: number, length: number) => String(value).padStart(length, '0');
  return digits(number, 9) + digits(97 - (number % 97), 2);
}

export const alix = anActor({ userId: 'alix', displayName: 'Alix Exemple', roles: ['clinician'] });
export const password = 'nouveau-mot-2';
export const pin = '1234';
export const admin = anActor({ userId: 'admin', displayName: 'Ariane Essai', roles: ['admin'] });

/** Where a practice is kept, and whose it is: another process goes on with it. */
export interface LifePlace {
  readonly folder: string;
  readonly ssin: string;
}

/** Thrown where a process would have died; until it is started again nothing reaches store or services. */
export class Death extends Error {
  override readonly name = 'Death';
}

/** All of them doctors: eHealth validates their requests by itself. */
const register = () =>
  Object.fromEntries(
    Array.from({ length: persons }, (_, number) => [
      ssinOf(number),
      { 'urn:be:fgov:person:ssin:doctor:boolean': 'true' },
    ]),
  );

export interface EnrolmentLifeOptions {
  readonly card?: 'RSA' | 'EC';
  readonly keyType?: KeyPairType;
  /** Where the process may die: calls such as "before enrolments.save" and "after card.sign". By default before all that leave something behind. */
  readonly isBoundary?: (call: string) => boolean;
  /** Of a practice that another process began. */
  readonly place?: LifePlace;
  /** Authorities that it trusts; those of the simulators of this process by default. */
  readonly anchors?: readonly TrustAnchor[];
  /** Happens instead of a death, and does not end: the whole process is to die. */
  readonly stop?: (call: string) => Promise<never>;
}

export interface EnrolmentLife {
  readonly place: LifePlace;
  /** National number of the holder. */
  readonly ssin: string;
  readonly services: EnrolmentPart;
  /** What services are made of, for those of another kind on the same practice. */
  readonly deps: EnrolmentServicesDeps & { readonly certificates: Store['certificates'] };
  /** The same object with the boundaries of its calls. */
  bounded<T extends object>(name: string, object: T): T;
  readonly store: Store;
  readonly databasePath: string;
  readonly reader: KeystoreReader;
  readonly verdicts: VerdictService;
  readonly events: PluginEvent[];
  /** PINs that reached the card, in order. */
  readonly pins: (string | null)[];
  /** What was passed since the last start: calls that leave something behind, in their order. */
  readonly boundaries: string[];
  /** Dies at the boundary with this number, from 1 on, of the next life. */
  dieAt(boundary: number): void;
  /** The next process on the same store, after the leases of the one before ran out. */
  restart(): EnrolmentPart;
  /** Lets time go by here, not at eHealth's services. */
  pass(minutes: number): void;
  begin(changes?: Partial<BeginRequest>): Promise<Enrolment>;
  sign(id: string, changes?: { readonly pin?: string }): Promise<Enrolment>;
  /** Of the keystore that the request is about; a test may change it. */
  passwordOfFile: string;
  /** Id of a file that a test stored. */
  stored: string;
  /** Serial number of the encryption certificate that the depot serves; null for none. */
  served(): Promise<string | null>;
  /** Leaves its files to the next process. */
  leave(): Promise<void>;
  close(): Promise<void>;
}

/** Calls of store, services and card that leave something behind there; a question to the depot never does. */
const effects =
  /^before (?!depot).*\.(?:insert|save|take|release|rewrite|retire|generateCertificate|get|start|complete|activate|sign)$/;

let sharedReader: KeystoreReader | undefined;

export async function createEnrolmentLife(
  simulator: Pick<TestSimulator, 'ready' | 'folder' | 'register'>,
  options: EnrolmentLifeOptions = {},
): Promise<EnrolmentLife> {
  const place = options.place ?? {
    folder: mkdtempSync(join(tmpdir(), 'trousseau-enrolment-')),
    ssin: newSsin(),
  };
  const { folder, ssin } = place;
  const person = { ssin, firstNames: 'Alix Zoé', lastName: 'Exemple' };
  if (options.place === undefined)
    await simulator.register({ persons: register(), organisations: {} });
  const databasePath = join(folder, 'trousseau.sqlite');
  const keyPath = join(folder, 'key.json');
  await putFreshDatabase(databasePath, keyPath);
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  const store = await createStore({
    databasePath,
    masterKeys: { source: 'file', path: keyPath },
    now,
  });
  const reader = (sharedReader ??= createKeystoreReader({ timeoutMs: 20_000 }));

  const users = [
    aPlainUser({ id: 'alix', displayName: 'Alix Exemple', ssin: person.ssin }),
    aPlainUser({ id: 'admin', displayName: 'Ariane Essai', ssin: null }),
  ];
  const directory = {
    findUser: (practiceId: string, userId: string) =>
      Promise.resolve(users.find(({ id }) => practiceId === alix.practiceId && id === userId)),
    listUsers: () => Promise.resolve({ users, total: users.length }),
  };
  const trusted = options.anchors ?? (await testAnchors());
  const events: PluginEvent[] = [];
  const pins: (string | null)[] = [];
  const boundaries: string[] = [];
  let deathAt = Infinity;
  let dead = false;
  const isBoundary = options.isBoundary ?? ((call: string) => effects.test(call));
  const reach = async (call: string): Promise<void> => {
    if (dead) throw new Death(call);
    if (!isBoundary(call)) return;
    boundaries.push(call);
    if (boundaries.length !== deathAt) return;
    await options.stop?.(call);
    dead = true;
    throw new Death(call);
  };
  const bounded: EnrolmentLife['bounded'] = (name, object) =>
    new Proxy(object, {
      get: (target, key, receiver) => {
        const value: unknown = Reflect.get(target, key, receiver);
        if (typeof value !== 'function') return value;
        return async (...args: unknown[]) => {
          await reach(`before ${name}.${String(key)}`);
          const result: unknown = await Reflect.apply(value, target, args);
          await reach(`after ${name}.${String(key)}`);
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
                await reach('before card.sign');
                pins.push(given.pin);
                if (given.pin !== pin) throw wrongPin(2);
                const signature = await signer.sign(data);
                await reach('after card.sign');
                return signature;
              },
            },
          }),
      });
    },
  };
  const say = () => undefined;
  const shared = {
    audit: store.audit,
    anchors: () => trusted,
    environment: 'simulation',
    renewalWindowDays: 90,
    directory,
    now,
    log: { debug: say, info: say, warn: say, error: say },
  } as const;
  const verdicts = createVerdictService({ ...shared, certificates: store.certificates });

  const deps: EnrolmentLife['deps'] = {
    ...shared,
    authorizer: createAuthorizer(shared),
    verdicts,
    reader,
    certificates: bounded('certificates', store.certificates),
    enrolments: bounded('enrolments', store.enrolments),
    places: store.places,
    certRa: bounded('certRa', createCertRa(service(simulator.ready.certRa))),
    delivery: bounded('delivery', createCertificateDelivery(service(simulator.ready.certRa))),
    etkRa: bounded('etkRa', createEtkRa(service(simulator.ready.etkRa))),
    depot: bounded('depot', createEtkDepot(service(simulator.ready.depot))),
    cardLogin: { ownCard: () => Promise.resolve(aCard({ ...person })) },
    signatureKeys,
    keyType: options.keyType ?? 'RSA-2048',
    emit: (event) => void events.push(event),
    emitCertificate: (event) => void events.push(event),
  };
  const start = (): EnrolmentPart => createEnrolmentServices(deps);

  let services = start();
  return {
    get services() {
      return services;
    },
    deps,
    bounded,
    place,
    ssin,
    passwordOfFile: password,
    stored: '',
    store,
    databasePath,
    reader,
    events,
    pins,
    boundaries,
    dieAt: (boundary) => {
      boundaries.length = 0;
      deathAt = boundary;
    },
    restart: () => {
      dead = false;
      deathAt = Infinity;
      boundaries.length = 0;
      services = start();
      return services;
    },
    pass: (minutes) => {
      ahead += minutes * 60_000;
    },
    begin: (changes = {}) =>
      services.begin(alix, {
        userId: 'alix',
        organisation: null,
        contactData: { emailPrivate: 'alix@example.invalid', phonePrivate: '+32 2 000 00 00' },
        password,
        currentPassword: null,
        conditionsAccepted: true,
        unattended: true,
        ...changes,
      }),
    sign: (id, changes = {}) =>
      services.sign(alix, id, { pin, lastTryConfirmed: false, language: 'fr', ...changes }),
    served: async () => {
      const depot = createEtkDepot(service(simulator.ready.depot));
      const reply = await depot.get({ type: 'SSIN', id: person.ssin, applicationId: null });
      if (reply.kind !== 'published') return null;
      return readEtk(reply.token, { anchors: trusted, now: now() })?.serialNumber ?? null;
    },
    verdicts,
    leave: () => store.close(),
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
