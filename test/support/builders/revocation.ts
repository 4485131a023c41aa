import { randomUUID } from 'node:crypto';
import type { Revocation } from '../../../plugin/domain/enrolment/revocation/revocation.ts';

const startedAt = new Date('2026-03-10T09:00:00.000Z');

/** A revocation of Anne Exemple whose contract waits for her signature. */
export function aRevocation(changes: Partial<Revocation> = {}): Revocation {
  return {
    id: randomUUID(),
    practiceId: 'practice-1',
    userId: 'user-1',
    state: 'contract',
    reason: 'superseded',
    certificateId: 'certificate-1',
    publicKeyIdentifier: '08A971BA4FADD688F1C3FAA2274EB90D07105A8A',
    holder: { type: 'SSIN', id: '00000000097', applicationId: null, name: 'ANNE EXEMPLE' },
    startedBy: { userId: 'user-1', displayName: 'Anne Exemple' },
    startedAt,
    changedAt: startedAt,
    endedAt: null,
    contract: {
      dn: 'CN=SSIN\\=00000000097,OU=eHealth-platform Belgium,OU=ANNE EXEMPLE,OU=SSIN\\=00000000097,O=Federal Government,C=BE',
      signer: { type: 'SSIN', id: '00000000097', firstNames: ['Anne'], name: 'Exemple' },
      reason: 'superseded',
      texts: { fr: '<html>Contrat de révocation</html>', nl: '<html>Contract</html>' },
    },
    agreement: null,
    chain: [],
    tokenSerial: '42',
    submittedAt: null,
    nextAt: null,
    failures: 0,
    problem: null,
    version: 0,
    ...changes,
  };
}
