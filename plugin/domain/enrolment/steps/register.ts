import { readEtkOnDemand } from '../../../pki/cms/etk-on-demand.ts';
import { ChallengeError, openChallenge } from '../../../ehealth/registration/challenge.ts';
import { writeEncryptionCertificate } from '../../../ehealth/registration/encryption-certificate.ts';
import type { EtkDepot } from '../../../ehealth/registration/etk-depot.ts';
import type { EtkRa } from '../../../ehealth/registration/etk-ra.ts';
import type { RegistrationFailure } from '../../../ehealth/registration/registration-call.ts';
import type { RequestSigner } from '../../../ehealth/registration/registration-request.ts';
import type { KeystoreReader } from '../../../pki/pkcs12/keystore-content.ts';
import { deliveredEntries } from '../../../pki/pkcs12/layout.ts';
import { generateKeyPair } from '../../../pki/key-pair.ts';
import { toPrivateKey } from '../../../pki/private-key-object.ts';
import type { TrustAnchor } from '../../../pki/x509/trust-anchor.ts';
import type { Enrolment } from '../enrolment.ts';
import { problemOf } from '../failure.ts';
import type { Step } from '../journal.ts';
import type { KeystoreAccess } from './keystore-access.ts';
import { nextTryAt } from '../schedule.ts';

export interface RegisterDeps {
  readonly etkRa: EtkRa;
  readonly depot: EtkDepot;
  readonly reader: Pick<KeystoreReader, 'build'>;
  readonly anchors: () => readonly TrustAnchor[];
  readonly now: () => Date;
}

/**
 * Announces a new encryption key and writes it into the keystore with its certificate (registration.md sections 7, 11 and 14.5): both
 * are kept before the registration is completed, since a registered token whose key is lost opens nothing.
 */
export async function startRegistration(
  current: Enrolment,
  access: KeystoreAccess,
  deps: RegisterDeps,
  signal: AbortSignal | undefined,
): Promise<Step> {
  const signedBy = await signerOf(current, access);
  const pair = await generateKeyPair('RSA-2048');
  try {
    const reply = await deps.etkRa.start(signedBy, pair.publicKey);
    if (reply.kind !== 'challenge') return failedStep(current, reply, deps.now());
    const serialNumber = openChallenge(reply.challenge, toPrivateKey(pair.pkcs8));
    const certificate = await writeEncryptionCertificate(
      { serialNumber, publicKey: pair.publicKey },
      signedBy.signer,
    );
    const { practiceId, userId, facts } = current;
    const { keystore: file, secret } = access;
    const chain = current.chain.map((der) => Buffer.from(der, 'base64'));
    const encryption = { ...pair, certificate };
    const built = await deps.reader.build(
      {
        ...deliveredEntries({ file, facts, secret }, chain, { encryption }),
        secret,
        protection: 'modern',
        wantFileKeys: false,
      },
      { practiceId, userId, signal },
    );
    return {
      change: {
        state: 'registering',
        encryptionSerial: serialNumber.toString(),
        keyCertificate: leafFingerprint(current, built.facts),
        facts: built.facts,
        failures: 0,
        problem: null,
        nextAt: deps.now(),
      },
      // Written down after the access has wiped its own
      sealed: { keystore: built.file, fileKeys: access.fileKeys?.bytes.slice() ?? null },
    };
  } catch (error) {
    if (!(error instanceof ChallengeError)) throw error;
    const at = deps.now();
    const problem = { at, kind: 'untrusted', code: 'CHALLENGE', message: '' } as const;
    return { change: { problem, nextAt: null }, ...failed('CHALLENGE') };
  } finally {
    pair.pkcs8.fill(0);
  }
}

/**
 * Hands in the encryption certificate that is in the keystore. It may have arrived before: eHealth is asked again with the same one,
 * and where it refuses that, the depot says whether it has it.
 */
export async function completeRegistration(
  current: Enrolment,
  access: KeystoreAccess,
  deps: RegisterDeps,
): Promise<Step> {
  const { encryptionSerial, facts } = current;
  const encryption = facts.certificates.find(
    ({ serialNumber }) => serialNumber === encryptionSerial,
  );
  if (encryption === undefined) throw new Error('the keystore lost its encryption certificate');
  const signedBy = await signerOf(current, access);
  const reply = await deps.etkRa.complete(signedBy, Buffer.from(encryption.der, 'base64'));
  const at = deps.now();
  if (reply.kind === 'registered') {
    const token = await readEtkOnDemand(reply.token, { anchors: deps.anchors(), now: at });
    if (token?.serialNumber !== encryptionSerial || token.flaws.length > 0) {
      const code = `TOKEN ${token?.flaws[0] ?? ''}`.trim();
      const problem = { at, kind: 'untrusted', code, message: '' } as const;
      return { change: { problem, nextAt: null }, ...failed(code) };
    }
    return registered(reply.toBeActivated, at);
  }
  if (reply.kind === 'failure') return failedStep(current, reply, at);
  if (await isServed(current, deps)) return registered(false, at);
  // With another key: whether the first one arrived is not known, so it stays in the keystore
  const step = failedStep(current, reply, at);
  return { ...step, change: { ...step.change, state: 'delivered' } };
}

/** Whether the depot serves the token whose key is in this keystore. */
export async function isServed(
  { holder, encryptionSerial }: Enrolment,
  { depot, anchors, now }: Pick<RegisterDeps, 'depot' | 'anchors' | 'now'>,
): Promise<boolean> {
  const reply = await depot.get(holder);
  if (reply.kind !== 'published') return false;
  const token = await readEtkOnDemand(reply.token, { anchors: anchors(), now: now() });
  return token?.serialNumber === encryptionSerial && token.flaws.length === 0;
}

/** The holder as a signer: their delivered certificate, and those above it without a root. */
export async function signerOf(
  { chain }: Enrolment,
  access: KeystoreAccess,
): Promise<RequestSigner> {
  const [leaf, ...above] = chain.map((der) => Buffer.from(der, 'base64'));
  if (leaf === undefined) throw new Error('no certificate was delivered');
  return { signer: await access.signerOf(leaf), chain: above };
}

const registered = (toBeActivated: boolean, at: Date): Step => ({
  change: { state: 'registered', toBeActivated, failures: 0, problem: null, nextAt: at },
});

/** A service's decision waits for a person; what is out of reach is tried again. */
export function failedStep(current: Enrolment, failure: RegistrationFailure, at: Date): Step {
  const problem = problemOf(failure, at);
  if (problem.kind === 'refused')
    return { change: { problem, nextAt: null }, ...failed(problem.code) };
  const failures = current.failures + 1;
  return { change: { problem, failures, nextAt: nextTryAt(failures, at) } };
}

const failed = (code: string) => ({ event: 'enrolment.failed', details: { code } }) as const;

const leafFingerprint = (
  { chain }: Enrolment,
  { certificates }: Pick<Enrolment['facts'], 'certificates'>,
): string => {
  const leaf = certificates.find(({ der }) => der === chain[0]);
  if (leaf === undefined) throw new Error('the keystore lost its certificate');
  return leaf.fingerprint;
};
