import {
  constants,
  createHash,
  createPublicKey,
  publicEncrypt,
  randomBytes,
  X509Certificate,
  type KeyObject,
} from 'node:crypto';
import type { EtkOrder } from '../control/control.ts';
import type { TokenStatus } from '../cert-ra/certificate-state.ts';
import { readName } from '../pki/distinguished-name.ts';
import { keyUsage } from '../pki/certificate-profile.ts';
import { DerRefusal, members, readDer } from '../pki/der-reader.ts';
import type { EtkDepot } from './etk-depot.ts';
import {
  answerRegistration,
  ehealthCaller,
  refuseAsOrdered,
  type Caller,
  type CallerDeps,
  type RegistrationAnswer,
  type RegistrationAuthority,
  type RegistrationCall,
} from './registration-answer.ts';
import { StatusRefusal } from './status-answer.ts';
import { onlyChild } from '../xml/xml.ts';
import type { MetFault } from '../soap/fault-injection.ts';
import type { SoapMessage } from '../soap/soap-message.ts';
import { ns, soapActions } from '../xml/xml-names.ts';

export interface EtkRaDeps extends CallerDeps {
  readonly depot: Pick<EtkDepot, 'publish' | 'withdraw' | 'tokenOf' | 'wrap'>;
  readonly requireUserAgent: () => boolean;
}

export interface EtkRa {
  /** Answers a call; rejects with a SoapFault. */
  answer(call: RegistrationCall): Promise<RegistrationAnswer>;
  /** undefined for a certificate that never asked for a token here. DER. */
  statusOf(certificate: Uint8Array): TokenStatus | undefined;
  /** Ends the token of a revoked certificate: the depot serves it no more. DER. */
  revoke(certificate: Uint8Array): void;
}

const operations: RegistrationAuthority['operations'] = {
  [soapActions.startToken]: [ns.etkRa, 'StartETKRegistrationRequest'],
  [soapActions.completeToken]: [ns.etkRa, 'CompleteETKRegistrationRequest'],
  [soapActions.activateToken]: [ns.etkRa, 'ActivateETKRequest'],
};

/** What comes before the signature. */
const contentOf: Readonly<Record<string, readonly string[]>> = {
  StartETKRegistrationRequest: ['PublicEncryptionKey'],
  CompleteETKRegistrationRequest: ['ToBeRegistered'],
};

interface Registration {
  readonly publicKey: Buffer;
  readonly serial: Buffer;
  /** Made at the end; null until then. */
  readonly order: EtkOrder | null;
  readonly state: 'waiting' | 'active' | 'replaced';
}

/** The registration authority of encryption tokens, v2 (registration.md 7, 11; 18, rules 6 and 7). */
export function createEtkRa(deps: EtkRaDeps): EtkRa {
  const registrations = new Map<string, Registration>();
  let challenges = 0;

  const start = ({ certificate }: Caller, message: SoapMessage, fault: MetFault): string => {
    const publicKey = binary(message, 'PublicEncryptionKey');
    const key = rsaKey(publicKey);
    const serial = serialNumber(challenges);
    challenges += 1;
    registrations.set(fingerprint(certificate.raw), {
      publicKey,
      serial,
      order: null,
      state: 'waiting',
    });
    const encrypted = publicEncrypt({ key, padding: constants.RSA_PKCS1_PADDING }, serial);
    const digest = createHash('sha256').update(serial).digest();
    if (fault.mode === 'bad-challenge-hash') {
      fault.count();
      digest.writeUInt8(digest.readUInt8(0) ^ 1, 0);
    }
    const challenge = Buffer.concat([encrypted, digest]);
    return `<e:Challenge>${challenge.toString('base64')}</e:Challenge>`;
  };

  const activateToken = (order: EtkOrder, known: Registration): void => {
    const served = deps.depot.tokenOf(order);
    // One that was published before the start is known from now on
    if (served !== undefined)
      registrations.set(ownerOf(served), { ...known, order: served, state: 'replaced' });
    deps.depot.publish(order);
    registrations.set(ownerOf(order), { ...known, order, state: 'active' });
  };

  const complete = async (
    { certificate, holder }: Caller,
    message: SoapMessage,
    fault: MetFault,
    now: Date,
  ) => {
    const started = registrations.get(fingerprint(certificate.raw));
    if (started === undefined) throw new StatusRefusal('SIM_NOT_STARTED', 'no key was announced');
    const encryption = binary(message, 'ToBeRegistered');
    checkProfile(encryption, certificate, started);
    const order: EtkOrder = {
      type: holder.type,
      id: holder.id,
      applicationId: applicationIdOf(certificate),
      encryptionCertificate: encryption.toString('base64'),
      ownerCertificate: certificate.raw.toString('base64'),
    };
    const served = deps.depot.tokenOf(order);
    const isActive =
      served === undefined ||
      served.ownerCertificate === order.ownerCertificate ||
      new Date(new X509Certificate(Buffer.from(served.ownerCertificate, 'base64')).validTo) < now;
    if (isActive) activateToken(order, started);
    else registrations.set(fingerprint(certificate.raw), { ...started, order, state: 'waiting' });
    const token = await deps.depot.wrap(order, fault);
    return `<e:ETK>${token.toString('base64')}</e:ETK><e:ToBeActivated>${String(!isActive)}</e:ToBeActivated>`;
  };

  const activate = ({ certificate }: Caller): string => {
    const known = registrations.get(fingerprint(certificate.raw));
    if (known?.order == null || known.state !== 'waiting') {
      throw new StatusRefusal('SIM_NOTHING_TO_ACTIVATE', 'no token of this certificate waits');
    }
    activateToken(known.order, known);
    return '';
  };

  const authority: RegistrationAuthority = {
    namespace: ns.etkRa,
    operations,
    requireUserAgent: deps.requireUserAgent,
    changes: Object.values(operations).map(([, name]) => name),
    contents: (message, fault, now) => {
      const { name } = message.payload;
      const others = contentOf[name] ?? [];
      const caller = ehealthCaller(message, others, now, deps);
      refuseAsOrdered(fault);
      if (name === 'StartETKRegistrationRequest') return start(caller, message, fault);
      return name === 'CompleteETKRegistrationRequest'
        ? complete(caller, message, fault, now)
        : activate(caller);
    },
  };

  return {
    answer: (call) => answerRegistration(call, authority),
    statusOf: (certificate) => {
      const known = registrations.get(fingerprint(certificate));
      if (known === undefined) return undefined;
      if (known.order === null) return 'IN_REQUEST';
      if (known.state === 'replaced') return 'REVOKED';
      return known.state === 'active' ? 'VALID_ACTIVE' : 'WAIT_FOR_ACTIVATION';
    },
    revoke: (certificate) => {
      deps.depot.withdraw(certificate);
      registrations.delete(fingerprint(certificate));
    },
  };
}

const ownerOf = ({ ownerCertificate }: EtkOrder): string =>
  fingerprint(Buffer.from(ownerCertificate, 'base64'));

const fingerprint = (der: Uint8Array): string => createHash('sha256').update(der).digest('hex');

function binary({ payload }: SoapMessage, name: string): Buffer {
  return Buffer.from(onlyChild(payload, ns.etkRa, name)?.text ?? '', 'base64');
}

function rsaKey(spki: Buffer): KeyObject {
  const refuse = () => new StatusRefusal('SIM_KEY', 'the encryption key must be RSA of 2048 bits');
  try {
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    if (key.asymmetricKeyDetails?.modulusLength === 2048) return key;
  } catch {
    throw refuse();
  }
  throw refuse();
}

/** Ordinary ones, ones with the top bit set and ones that begin with zero, one after the other. */
function serialNumber(count: number): Buffer {
  const serial = randomBytes(16);
  const first = [0x55, 0xd5, 0x00][count % 3];
  serial[0] = first ?? 0;
  return serial;
}

/** Registration.md section 11, field by field. */
function checkProfile(der: Buffer, owner: X509Certificate, started: Registration): void {
  const wrong = (what: string) =>
    new StatusRefusal('SIM_PROFILE', `the certificate has another ${what}`);
  try {
    const [, serial, , issuer, validity, subject, publicKey, extensions, ...more] = tbsOf(der);
    const [, , , , ownValidity, ownSubject] = tbsOf(owner.raw);
    if (
      serial === undefined ||
      BigInt(`0x${serial.contents.toString('hex')}`) !==
        BigInt(`0x${started.serial.toString('hex')}`) ||
      (serial.contents[0] ?? 0) >= 0x80
    )
      throw wrong('serial number');
    if (ownSubject === undefined || issuer?.encoded.equals(ownSubject.encoded) !== true)
      throw wrong('issuer');
    if (subject?.encoded.equals(ownSubject.encoded) !== true) throw wrong('subject');
    if (ownValidity === undefined || validity?.encoded.equals(ownValidity.encoded) !== true)
      throw wrong('validity');
    if (publicKey?.encoded.equals(started.publicKey) !== true) throw wrong('public key');
    const [list, ...others] = members(extensions, 0xa3);
    if (list?.contents.equals(keyUsage('encryption')) !== true || others.length + more.length > 0)
      throw wrong('set of extensions');
    if (!new X509Certificate(der).verify(owner.publicKey)) throw wrong('signer');
  } catch (error) {
    if (error instanceof DerRefusal) throw wrong('structure');
    throw error;
  }
}

const tbsOf = (der: Buffer) => members(members(readDer(der))[0]);

function applicationIdOf(certificate: X509Certificate): string | null {
  const commonName = readName(certificate.subject).find(([type]) => type === 'CN')?.[1] ?? '';
  return /^[^=]+=\d+, (.+)$/.exec(commonName)?.[1] ?? null;
}
