import { randomUUID } from 'node:crypto';
import type { CertificateRecord, NewCertificate } from '../plugin/domain/certificate/repository.ts';
import { noProbes } from '../plugin/domain/certificate/online-status.ts';
import { summarise } from '../plugin/domain/certificate/verdict/verdict.ts';
import type { HostUser } from '../plugin/domain/practice/directory.ts';
import type { KeystoreFacts } from '../plugin/pki/pkcs12/keystore-content.ts';
import type { TrustAnchor } from '../plugin/pki/x509/trust-anchor.ts';

const day = 86_400_000;

export interface StoredSample {
  readonly user: Pick<HostUser, 'id' | 'displayName' | 'ssin'>;
  /** Of the sample keystore, in the name of its invented holder. */
  readonly facts: KeystoreFacts;
  readonly keystore: Uint8Array;
  readonly anchors: readonly TrustAnchor[];
  readonly now: Date;
  /** The end that the certificate shall have. */
  readonly notAfter: Date;
}

/** A certificate of this user as the plugin stores it, so that a start finds nothing to change. */
export function aStoredCertificate(sample: StoredSample): NewCertificate {
  const { user, anchors, now } = sample;
  const identifier = user.ssin ?? '';
  const expected = { kind: 'person', identifier } as const;
  const file = {
    facts: inTheNameOf(user, withEnd(sample.facts, sample.notAfter)),
    fileName: `SSIN=${identifier} 20260115-100000.p12`,
    probes: noProbes,
  };
  const record: CertificateRecord = {
    ...file,
    ...expected,
    id: randomUUID(),
    practiceId: 'practice-1',
    userId: user.id,
    holderName: user.displayName.toUpperCase(),
    role: 'active',
    loadedAt: now,
    loadedBy: { userId: 'admin', displayName: 'Ariane Essai' },
    replacedAt: null,
    replacedBy: null,
    rewrittenAt: null,
    summary: summarise({
      ...file,
      anchors,
      environment: 'simulation',
      expected,
      siblings: [],
      renewalWindowDays: 90,
    }),
  };
  return {
    record,
    userName: user.displayName,
    keystore: sample.keystore,
    replaces: null,
    entry: {
      practiceId: record.practiceId,
      at: now,
      actor: record.loadedBy,
      event: 'certificate.loaded',
      outcome: 'ok',
      subjectUserId: user.id,
      certificateId: record.id,
      assurance: 'none',
      details: {},
    },
  };
}

function inTheNameOf(user: StoredSample['user'], facts: KeystoreFacts): KeystoreFacts {
  const text = JSON.stringify(facts)
    .replaceAll('00000000097', user.ssin ?? '')
    .replaceAll('ALIX EXEMPLE', user.displayName.toUpperCase());
  return JSON.parse(text) as KeystoreFacts;
}

function withEnd(facts: KeystoreFacts, end: Date): KeystoreFacts {
  const notBefore = new Date(end.getTime() - 1_096 * day).toISOString();
  const notAfter = end.toISOString();
  return {
    ...facts,
    certificates: facts.certificates.map((certificate) =>
      certificate.isCa ? certificate : { ...certificate, notBefore, notAfter },
    ),
  };
}
