import { randomUUID } from 'node:crypto';
import { generateKeyPair } from '../../pki/key-pair.ts';
import type { KeyPairType } from '../../pki/key-pair.ts';
import type { KeystoreReader } from '../../pki/pkcs12/keystore-content.ts';
import { unfinishedEntries } from '../../pki/pkcs12/layout.ts';
import type { KnownFile } from '../../pki/pkcs12/layout.ts';
import { writePlaceholderCertificate } from '../../pki/pkcs12/writer/placeholder-certificate.ts';
import { toPrivateKey } from '../../pki/private-key-object.ts';
import { writeCertificationRequest } from '../../pki/pkcs10/certification-request.ts';
import type { DistinguishedName } from '../../pki/x509/distinguished-name.ts';
import type { Actor } from '../practice/actor.ts';
import type { Enrolment } from './enrolment.ts';
import { entryOf, eventOf } from './journal.ts';
import type { EnrolmentRepository } from './repository.ts';
import type { EnrolmentEvent } from './service.ts';

export interface StartRequestDeps {
  readonly enrolments: Pick<EnrolmentRepository, 'insert'>;
  readonly reader: Pick<KeystoreReader, 'build'>;
  readonly keyType: KeyPairType;
  readonly emit: (event: EnrolmentEvent) => void;
  readonly now: () => Date;
}

type Given = Pick<
  Enrolment,
  | 'userId'
  | 'kind'
  | 'state'
  | 'holder'
  | 'replaces'
  | 'contactData'
  | 'contract'
  | 'abroad'
  | 'conditionsAccepted'
  | 'unattended'
>;

export interface NewRequest extends Given {
  readonly subject: DistinguishedName;
  readonly password: string;
  /** Whose encryption keys move along. */
  readonly older: readonly KnownFile[];
  /** It is sent right after: when eHealth is asked whether it arrived. null: a person signs first. */
  readonly askAt: ((at: Date) => Date) | null;
  readonly signal: AbortSignal | undefined;
}

/** Makes the key of a request and writes both down. The key is in the sealed keystore and nowhere else. */
export async function startRequest(
  { subject, password, older, askAt, signal, ...given }: NewRequest,
  actor: Actor,
  { enrolments, reader, keyType, emit, now }: StartRequestDeps,
): Promise<Enrolment> {
  const pair = await generateKeyPair(keyType);
  try {
    const at = now();
    const key = toPrivateKey(pair.pkcs8);
    const { facts, file, fileKeys } = await reader.build(
      {
        ...unfinishedEntries(pair, await writePlaceholderCertificate({ key, at }), older),
        secret: password,
        protection: 'modern',
        wantFileKeys: given.unattended,
      },
      { practiceId: actor.practiceId, userId: given.userId, signal },
    );
    try {
      const { publicKeyIdentifier } = pair;
      const placeholder = facts.certificates.find(
        (one) => one.publicKeyIdentifier === publicKeyIdentifier,
      );
      if (placeholder === undefined) throw new Error('the keystore lost its placeholder');
      const enrolment: Enrolment = {
        ...given,
        id: randomUUID(),
        practiceId: actor.practiceId,
        startedBy: { userId: actor.userId, displayName: actor.displayName },
        startedAt: at,
        changedAt: at,
        endedAt: null,
        certificateId: randomUUID(),
        agreement: null,
        request: (await writeCertificationRequest({ subject, key })).toString('base64'),
        publicKeyIdentifier,
        keyCertificate: placeholder.fingerprint,
        facts,
        submittedAt: askAt === null ? null : at,
        checkedByHand: null,
        chain: [],
        encryptionSerial: null,
        toBeActivated: false,
        nextAt: askAt === null ? null : askAt(at),
        questions: 0,
        failures: 0,
        problem: null,
        version: 0,
      };
      await enrolments.insert(
        enrolment,
        { keystore: file, fileKeys: fileKeys?.bytes ?? null },
        entryOf(enrolment, 'enrolment.begun', actor, at, {
          conditionsAccepted: enrolment.conditionsAccepted,
        }),
      );
      emit(eventOf(enrolment, 'enrolment.begun', at));
      return enrolment;
    } finally {
      fileKeys?.wipe();
    }
  } finally {
    pair.pkcs8.fill(0);
  }
}
