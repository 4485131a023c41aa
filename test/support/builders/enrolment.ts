import { randomUUID } from 'node:crypto';
import type { Enrolment } from '../../../plugin/domain/enrolment/enrolment.ts';
import { noFacts } from '../../store/store-fixture.ts';

const startedAt = new Date('2026-03-10T09:00:00.000Z');

/** A request of Anne Exemple whose contract waits for her signature. */
export function anEnrolment(changes: Partial<Enrolment> = {}): Enrolment {
  return {
    id: randomUUID(),
    practiceId: 'practice-1',
    userId: 'user-1',
    kind: 'new',
    state: 'contract',
    holder: { type: 'SSIN', id: '00000000097', applicationId: null, name: 'ANNE EXEMPLE' },
    startedBy: { userId: 'user-1', displayName: 'Anne Exemple' },
    startedAt,
    changedAt: startedAt,
    endedAt: null,
    certificateId: randomUUID(),
    replaces: null,
    contactData: { emailPrivate: 'anne@example.invalid', phonePrivate: '+32 2 000 00 00' },
    contract: {
      dn: 'CN=SSIN=00000000097,OU=eHealth-platform Belgium,OU=ANNE EXEMPLE,OU=SSIN=00000000097,O=Federal Government,C=BE',
      signer: { type: 'SSIN', id: '00000000097', firstNames: ['Anne'], name: 'Exemple' },
      texts: { fr: '<html>Contrat</html>', nl: '<html>Contract</html>' },
    },
    agreement: null,
    request: 'AAAA',
    publicKeyIdentifier: '08A971BA4FADD688F1C3FAA2274EB90D07105A8A',
    keyCertificate: 'AB'.repeat(32),
    facts: noFacts,
    submittedAt: null,
    checkedByHand: null,
    chain: [],
    encryptionSerial: null,
    toBeActivated: false,
    unattended: true,
    nextAt: null,
    questions: 0,
    failures: 0,
    problem: null,
    version: 0,
    ...changes,
  };
}
