import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openSimulatedEidPki } from './pki/eid-pki.ts';
import { createBusinessService } from './sts/business-service.ts';
import { createAuthority, issueLeaf, openSimulatedPki } from './pki/certification-authority.ts';
import { createControlListener, defaultSettings } from './control/control-server.ts';
import { createCertRa } from './cert-ra/cert-ra.ts';
import { createValidationPage } from './cert-ra/validation-page.ts';
import {
  defaultRegistrationSettings,
  type RegistrationSettings,
} from './control/registration-settings.ts';
import { revocationReasons } from './control/control.ts';
import type {
  ReceivedMessage,
  Register,
  RegisteredCertificate,
  SimulatorReady,
  SimulatorSettings,
} from './control/control.ts';
import { createMailbox } from './ehbox/mailbox.ts';
import { createLetterDesk } from './ehbox/letters/letter-desk.ts';
import { createEtkRa } from './registration/etk-ra.ts';
import { createEtkDepot } from './registration/etk-depot.ts';
import { createFaultInjection } from './soap/fault-injection.ts';
import { openKey } from './pki/kept-pair.ts';
import { freshKeys } from './pki/key-source.ts';
import { createOcspResponder } from './revocation/ocsp-responder.ts';
import { createRevocationListener, ocspPath } from './revocation/revocation-server.ts';
import { createSoapListener } from './soap/soap-server.ts';
import { createStsService } from './sts/sts-service.ts';
import { openStsSigners } from './sts/sts-signer.ts';
import type { Forgery } from './sts/token-answer.ts';
import { createTimeStampAuthority } from './timestamp/time-stamp-authority.ts';
import { createTimeStampAnswers } from './timestamp/time-stamp-service.ts';
import { createEtkIssuer } from './registration/etk-issuer.ts';
import { createTrust } from './soap/trust.ts';

export interface SimulatorOptions {
  /** Where its authorities and its signer are kept; made there the first time. */
  readonly folder: string;
  /** 0: any free one. */
  readonly ports: Readonly<
    Record<'sts' | 'business' | 'registration' | 'revocation' | 'control', number>
  >;
  readonly register: Register;
}

export interface Simulator {
  readonly ready: SimulatorReady;
  close(): Promise<void>;
}

const paths = {
  sts: '/IAM/SecurityTokenService/v1',
  business: '/Echo/v1',
  depot: '/EtkDepot/v1',
  certra: '/CertRa/v2',
  validation: '/validation/',
  etkra: '/EtkRa/v2',
  timeStamp: '/TimestampAuthority/v2',
  consultation: '/ehBoxConsultation/v3',
  publication: '/ehBoxPublication/v3',
  crl001: '/crl/issuing001.crl',
  crl002: '/crl/issuing002.crl',
} as const;

const revocationWords = Object.keys(revocationReasons) as (keyof typeof revocationReasons)[];

/** Bytes of a request to send a letter: more than a letter may have, so that the mailbox can say so. */
const largestLetter = 32 * 1024 * 1024;

/** How many messages the log keeps. */
const logLength = 200;

/** Starts the simulated services and the control port on loopback. Nothing outside this machine can reach them. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const [pki, eidPki, signers] = await Promise.all([
    openSimulatedPki(options.folder),
    openSimulatedEidPki(options.folder),
    openStsSigners(options.folder),
  ]);
  const trust = createTrust({
    ehealth: [pki.issuing001.certificate, pki.issuing002.certificate],
    citizen: [eidPki.rsa.citizen.certificate, eidPki.ec.citizen.certificate],
  });
  const forgery: Forgery = {
    signers,
    otherHolderOfKey: issueLeaf(pki.issuing001, {
      holder: { type: 'SSIN', id: '00000000394', applicationId: null, name: 'QUELQU UN D AUTRE' },
      publicKey: (await freshKeys.ec('P-256')).publicKey,
      notBefore: new Date('2020-01-01T00:00:00Z'),
      notAfter: new Date('2048-01-01T00:00:00Z'),
    }).der,
  };

  let addresses: SimulatorReady | null = null;
  const ready = (): SimulatorReady => {
    if (addresses === null) throw new TypeError('not listening yet');
    return addresses;
  };
  let settings: SimulatorSettings = defaultSettings;
  let register = options.register;
  let registration: RegistrationSettings = defaultRegistrationSettings;
  let registered: readonly RegisteredCertificate[] = [];
  let messages: readonly ReceivedMessage[] = [];
  const faults = createFaultInjection();
  const sts = createStsService({
    trust,
    forgery,
    settings: () => settings,
    register: () => register,
  });
  const depot = createEtkDepot({
    office: createEtkIssuer(pki.issuing001),
    authorities: [pki.issuing001, pki.issuing002].map(({ certificate }) => certificate),
    registration: () => registration,
    requireUserAgent: () => settings.requireUserAgent,
  });
  const etkRa = createEtkRa({
    trust,
    depot,
    revoked: () => settings.revoked,
    registration: () => registration,
    requireUserAgent: () => settings.requireUserAgent,
  });
  const addressOf = (path: string): string => new URL(path, ready().certRa).href;
  const strangeKeys = await freshKeys.ec('P-384');
  const certRa = createCertRa({
    trust,
    registration: () => registration,
    register: () => register,
    lines: {
      '001': {
        issuer: pki.issuing001,
        root: pki.root001,
        revocation: () => ({ ocsp: ready().ocsp, crl: ready().crl }),
      },
      '002': {
        issuer: pki.issuing002,
        root: pki.root002,
        revocation: () => ({ ocsp: ready().ocsp, crl: ready().crl002 }),
      },
    },
    strangeAuthority: createAuthority('eHealth issuing CA 009', '009', strangeKeys, null),
    validationUrl: (token) => addressOf(`${paths.validation}${token}`),
    revoke: (certificate, reason, at) => {
      const entry = { certificate: certificate.raw.toString('base64'), at: at.toISOString() };
      const known = revocationWords.find((word) => word === reason);
      const revoked = known === undefined ? entry : { ...entry, reason: known };
      settings = { ...settings, revoked: [...settings.revoked, revoked] };
      etkRa.revoke(certificate.raw);
    },
    tokenStatus: (certificate) => etkRa.statusOf(certificate),
    registered: () => registered,
    revoked: () => settings.revoked,
    requireUserAgent: () => settings.requireUserAgent,
  });
  const ocsp = await createOcspResponder({
    authorities: [pki.issuing001, pki.issuing002],
    settings: () => settings,
  });
  const business = createBusinessService({
    signer: signers.genuine.certificate,
    timestampSeconds: () => settings.timestampSeconds,
    requireUserAgent: () => settings.requireUserAgent,
  });
  const mailbox = createMailbox({
    signer: signers.genuine.certificate,
    timestampSeconds: () => settings.timestampSeconds,
    requireUserAgent: () => settings.requireUserAgent,
    register: () => register,
    welcome: (box, set) => letters.welcome(box, set),
  });
  const letters = createLetterDesk({
    mailbox,
    depot,
    folder: options.folder,
    keys: freshKeys,
    authority: pki.issuing001,
    revocation: () => ({ ocsp: ready().ocsp, crl: ready().crl }),
    revoke: (certificate) => {
      const revoked = { certificate: certificate.toString('base64') };
      settings = { ...settings, revoked: [...settings.revoked, revoked] };
    },
  });
  const timeStamps = createTimeStampAnswers({
    authority: createTimeStampAuthority(
      pki.issuing001,
      await openKey(options.folder, 'time-stamps', freshKeys),
    ),
    trust,
    revoked: () => settings.revoked,
    timestampSeconds: () => settings.timestampSeconds,
    requireUserAgent: () => settings.requireUserAgent,
  });
  const shared = {
    faults,
    delayMs: () => settings.delayMs,
    record: (message: ReceivedMessage) => {
      messages = [...messages, message].slice(-logLength);
    },
  };

  const servers = await Promise.all([
    listen(
      options.ports.sts,
      createSoapListener({
        ...shared,
        service: 'sts',
        path: paths.sts,
        answer: (call) => sts.answer(call),
      }),
    ),
    listen(
      options.ports.business,
      createSoapListener({
        ...shared,
        service: 'business',
        path: paths.business,
        answer: ({ request, now }) => ({ text: business.answer(request, now), outcome: 'answer' }),
      }),
    ),
    listen(
      options.ports.registration,
      byPath({
        [paths.depot]: createSoapListener({
          ...shared,
          service: 'depot',
          path: paths.depot,
          answer: (call) => depot.answer(call),
        }),
        [paths.certra]: createSoapListener({
          ...shared,
          service: 'certra',
          path: paths.certra,
          answer: (call) => certRa.answer(call),
        }),
        [paths.etkra]: createSoapListener({
          ...shared,
          service: 'etkra',
          path: paths.etkra,
          answer: (call) => etkRa.answer(call),
        }),
        [paths.timeStamp]: createSoapListener({
          ...shared,
          service: 'timestamp',
          path: paths.timeStamp,
          answer: ({ request, now }) => timeStamps.answer(request, now),
        }),
        [paths.consultation]: createSoapListener({
          ...shared,
          service: 'consultation',
          path: paths.consultation,
          answer: (call) => mailbox.consultation(call),
        }),
        [paths.publication]: createSoapListener({
          ...shared,
          service: 'publication',
          path: paths.publication,
          largestMessage: largestLetter,
          answer: (call) => mailbox.publication(call),
        }),
        [paths.validation]: createValidationPage({
          waits: (path) => certRa.keyToConfirm(addressOf(path)) !== undefined,
          confirm: (path) => {
            const publicKeyIdentifier = certRa.keyToConfirm(addressOf(path));
            if (publicKeyIdentifier === undefined) return false;
            certRa.decide({ publicKeyIdentifier, decision: 'confirm' });
            return true;
          },
        }),
      }),
    ),
    listen(
      options.ports.revocation,
      createRevocationListener({
        line: shared,
        ocsp,
        revoked: () => settings.revoked,
        lists: { [paths.crl001]: pki.issuing001, [paths.crl002]: pki.issuing002 },
      }),
    ),
    listen(
      options.ports.control,
      createControlListener({
        state: () => ({
          settings,
          registration,
          faults: faults.orders(),
          issued: sts.issued(),
          published: depot.published(),
        }),
        change: (patch) => {
          settings = { ...settings, ...patch };
        },
        order: (order) => {
          faults.place(order);
        },
        register: (next) => {
          register = next;
        },
        publish: (order) => {
          depot.publish(order);
          certRa.know(Buffer.from(order.ownerCertificate, 'base64'));
        },
        withdraw: () => {
          depot.clear();
        },
        certificates: (next) => {
          registered = next;
        },
        registration: (patch) => {
          registration = { ...registration, ...patch };
        },
        requests: () => certRa.requests(),
        decide: (decision) => {
          certRa.decide(decision);
        },
        mailbox: {
          ...mailbox,
          put: (order) => letters.put(order),
        },
        messages: () => messages,
        forget: () => {
          messages = [];
        },
      }),
    ),
  ]);
  const [stsServer, businessServer, registrationServer, revocationServer, controlServer] = servers;
  const revocation = originOf(revocationServer);
  addresses = {
    sts: `${originOf(stsServer)}${paths.sts}`,
    business: `${originOf(businessServer)}${paths.business}`,
    depot: `${originOf(registrationServer)}${paths.depot}`,
    certRa: `${originOf(registrationServer)}${paths.certra}`,
    etkRa: `${originOf(registrationServer)}${paths.etkra}`,
    timeStamp: `${originOf(registrationServer)}${paths.timeStamp}`,
    consultation: `${originOf(registrationServer)}${paths.consultation}`,
    publication: `${originOf(registrationServer)}${paths.publication}`,
    ocsp: `${revocation}${ocspPath}`,
    crl: `${revocation}${paths.crl001}`,
    crl002: `${revocation}${paths.crl002}`,
    control: originOf(controlServer),
    signerAnchors: signers.anchorFile,
  };
  return {
    ready: addresses,
    close: async () => {
      await Promise.all(servers.map(closeServer));
    },
  };
}

/** Hands each request to the service at its path, or below it where that ends in a slash. */
function byPath(listeners: Readonly<Record<string, RequestListener>>): RequestListener {
  return (request, response) => {
    const path = request.url?.split('?')[0] ?? '';
    const listener = Object.entries(listeners).find(([name]) =>
      name.endsWith('/') ? path.startsWith(name) : path === name,
    )?.[1];
    if (listener === undefined) response.writeHead(404).end();
    else listener(request, response);
  };
}

function listen(port: number, listener: RequestListener): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(listener);
    // Only the client closes an idle connection. A server that closes it after Node's five seconds can do so just before the
    // next request of a client that was blocked for as long: "fetch failed"
    server.keepAliveTimeout = 0;
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      resolve(server);
    });
  });
}

const originOf = (server: Server): string =>
  `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
