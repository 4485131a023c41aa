import { createHash } from 'node:crypto';
import { signed, subjectPublicKeyBits } from '../pki/certificate-profile.ts';
import type { CertificationAuthority } from '../pki/certification-authority.ts';
import type { AnyFaultMode, SimulatorSettings } from '../control/control.ts';
import { DerRefusal } from '../pki/der-reader.ts';
import {
  context,
  contextPrimitive,
  enumerated,
  generalizedTime,
  integer,
  objectIdentifier,
  octetString,
  sequence,
} from '../pki/der.ts';
import { encodeName } from '../pki/distinguished-name.ts';
import type { MetFault } from '../soap/fault-injection.ts';
import { freshKeys, type KeySource } from '../pki/key-source.ts';
import { readOcspRequest, type CertificateQuestion } from './ocsp-request.ts';
import { issuerAsSigner, openOcspLine, type OcspLine, type OcspSigner } from './ocsp-signers.ts';
import { revocationsOf, type Revocation } from './revocation-line.ts';

export interface OcspResponderDeps {
  readonly authorities: readonly CertificationAuthority[];
  readonly settings: () => Pick<SimulatorSettings, 'ocspSigner' | 'revoked'>;
}

export interface OcspResponder {
  /** DER of an OCSPResponse to the DER of an OCSPRequest; never throws for what came in. */
  answer(call: { readonly request: Buffer; readonly fault: MetFault; readonly now: Date }): {
    readonly bytes: Buffer;
    readonly outcome: string;
  };
}

const statuses = { malformedRequest: 1, tryLater: 3, unauthorized: 6 } as const;

/**
 * Answers after RFC 6960 for the certificates of its authorities: revoked, or else good, because it cannot know which serial
 * numbers were issued. For other issuers it is not authorized to answer. Answers hold twelve hours.
 */
export async function createOcspResponder(
  deps: OcspResponderDeps,
  keys: KeySource = freshKeys,
): Promise<OcspResponder> {
  const lines = await Promise.all(
    deps.authorities.map((authority) => openOcspLine(authority, keys)),
  );
  return {
    answer({ request, fault, now }) {
      const { mode } = fault;
      if (mode === 'ocsp-try-later') {
        fault.count();
        return failure('tryLater');
      }
      const question = read(request);
      if (question === null) return failure('malformedRequest');
      const asked = question.certificates;
      const line = lines.find(({ authority }) => asked.every((one) => isIssuer(authority, one)));
      if (line === undefined || asked.length === 0) return failure('unauthorized');
      const revocations = revocationsOf(line.authority, deps.settings().revoked, now);
      const bent = isOwnMode(mode) ? mode : null;
      if (bent !== null) fault.count();
      const signer = signerOf(line, deps.settings().ocspSigner, bent);
      const toBeSigned = sequence(
        signer.responderId,
        generalizedTime(now),
        sequence(...asked.map((one) => single(one, revocations, now, bent))),
        ...(question.nonce === null ? [] : [context(1, sequence(question.nonce))]),
      );
      return {
        bytes: successful(basicResponse(toBeSigned, signer, bent === 'ocsp-bad-signature')),
        outcome: bent ?? 'answer',
      };
    },
  };
}

const ownModes = [
  'ocsp-unknown',
  'ocsp-expired',
  'ocsp-bad-signature',
  'ocsp-other-serial',
  'unknown-signer',
] as const;

type OwnMode = (typeof ownModes)[number];

const isOwnMode = (mode: AnyFaultMode | null): mode is OwnMode =>
  ownModes.some((own) => own === mode);

function read(request: Buffer): ReturnType<typeof readOcspRequest> | null {
  try {
    return readOcspRequest(request);
  } catch (error) {
    if (error instanceof DerRefusal) return null;
    throw error;
  }
}

function failure(status: keyof typeof statuses): {
  readonly bytes: Buffer;
  readonly outcome: string;
} {
  return { bytes: sequence(enumerated(statuses[status])), outcome: status };
}

function signerOf(
  line: OcspLine,
  who: SimulatorSettings['ocspSigner'],
  bent: OwnMode | null,
): OcspSigner {
  if (bent === 'unknown-signer') return line.stranger;
  return who === 'delegated' ? line.delegated : issuerAsSigner(line.authority);
}

function isIssuer(authority: CertificationAuthority, question: CertificateQuestion): boolean {
  if (question.hash === null) return false;
  const name = createHash(question.hash).update(encodeName(authority.subject)).digest();
  const key = createHash(question.hash).update(subjectPublicKeyBits(authority.publicKey)).digest();
  return name.equals(question.issuerName) && key.equals(question.issuerKey);
}

const hour = 3_600_000;

function single(
  question: CertificateQuestion,
  revocations: readonly Revocation[],
  now: Date,
  bent: OwnMode | null,
): Buffer {
  const thisUpdate = new Date(now.getTime() - (bent === 'ocsp-expired' ? 72 * hour : 60_000));
  return sequence(
    bent === 'ocsp-other-serial' ? otherCertificate(question) : question.encoded,
    certificateStatus(question, revocations, bent),
    generalizedTime(thisUpdate),
    context(0, generalizedTime(new Date(thisUpdate.getTime() + 12 * hour))),
  );
}

function certificateStatus(
  { serialNumber }: CertificateQuestion,
  revocations: readonly Revocation[],
  bent: OwnMode | null,
): Buffer {
  const found = revocations.find((revocation) => revocation.serialNumber === serialNumber);
  if (bent === 'ocsp-unknown') return contextPrimitive(2, Buffer.alloc(0));
  if (found === undefined) return contextPrimitive(0, Buffer.alloc(0));
  return context(
    1,
    generalizedTime(found.at),
    ...(found.reason === null ? [] : [context(0, enumerated(found.reason))]),
  );
}

/** The CertID of another certificate of the same issuer, as if an old answer were shown again. */
function otherCertificate({
  issuerName,
  issuerKey,
  serialNumber,
  hash,
}: CertificateQuestion): Buffer {
  const algorithm = hash === 'sha256' ? '2.16.840.1.101.3.4.2.1' : '1.3.14.3.2.26';
  return sequence(
    sequence(objectIdentifier(algorithm)),
    octetString(issuerName),
    octetString(issuerKey),
    integer(serialNumber + 1n),
  );
}

function basicResponse(toBeSigned: Buffer, signer: OcspSigner, spoilt: boolean): Buffer {
  const more =
    signer.certificates.length === 0 ? [] : [context(0, sequence(...signer.certificates))];
  if (!spoilt) return signed(toBeSigned, signer.privateKey, more);
  const other = Buffer.from(toBeSigned);
  other.writeUInt8(other.readUInt8(other.length - 1) ^ 1, other.length - 1);
  const genuine = signed(other, signer.privateKey, more);
  const at = genuine.indexOf(other);
  return Buffer.concat([genuine.subarray(0, at), toBeSigned, genuine.subarray(at + other.length)]);
}

const successful = (basic: Buffer): Buffer =>
  sequence(
    enumerated(0),
    context(0, sequence(objectIdentifier('1.3.6.1.5.5.7.48.1.1'), octetString(basic))),
  );
