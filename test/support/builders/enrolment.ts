import { randomUUID } from 'node:crypto';
import type { Enrolment, EnrolmentProblem } from '../../../plugin/domain/enrolment/enrolment.ts';
import type { EnrolmentOffer } from '../../../plugin/domain/enrolment/service.ts';
import { noFacts } from '../../store/store-fixture.ts';
import { leafFacts, someFacts } from './certificate.ts';

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
    abroad: null,
    request: 'AAAA',
    publicKeyIdentifier: '08A971BA4FADD688F1C3FAA2274EB90D07105A8A',
    keyCertificate: 'AB'.repeat(32),
    facts: noFacts,
    submittedAt: null,
    checkedByHand: null,
    chain: [],
    encryptionSerial: null,
    toBeActivated: false,
    conditionsAccepted: true,
    unattended: true,
    nextAt: null,
    questions: 0,
    failures: 0,
    problem: null,
    version: 0,
    ...changes,
  };
}

/** A contract with a text in three languages, each of which would be more than text if a page let it through. */
export const contractTexts = {
  fr: '<html><head><style>p{color:red}</style><script>top.tampered=1</script></head><body><h1>Contrat d&#39;essai</h1><p>Entre eHealth &amp; Anne Exemple.<ul><li>Premier point</li></ul><img src=x onerror="top.tampered=1"></body></html>',
  nl: '<h1>Proefcontract</h1><p>Tussen eHealth en Anne Exemple.</p>',
  de: '<h1>Mustervertrag</h1><p>Zwischen eHealth und Anne Exemple.</p>',
};

/** The same as the screens' tests have it: on the profile of their Anne, with a contract that no page may let through. */
export function aRequest(changes: Partial<Enrolment> = {}): Enrolment {
  const own = { userId: 'anne', displayName: 'Anne Exemple' };
  const startedAt = new Date('2026-06-01T09:50:00Z');
  const request = anEnrolment();
  return {
    ...request,
    id: 'request-1',
    userId: own.userId,
    startedBy: own,
    startedAt,
    changedAt: startedAt,
    certificateId: 'new-1',
    contract: request.contract && { ...request.contract, texts: contractTexts },
    keyCertificate: leafFacts.fingerprint,
    facts: { ...someFacts, certificates: [leafFacts] },
    conditionsAccepted: false,
    unattended: false,
    ...changes,
  };
}

/** The same once it was signed, ten minutes before the clock of the screens' tests. */
export function aSubmitted(changes: Partial<Enrolment> = {}): Enrolment {
  return aRequest({
    state: 'waiting',
    submittedAt: new Date('2026-06-01T09:50:00Z'),
    checkedByHand: false,
    agreement: { at: new Date('2026-06-01T09:50:00Z'), language: 'fr', digest: 'ab'.repeat(32) },
    nextAt: new Date('2026-06-01T09:59:00Z'),
    questions: 3,
    ...changes,
  });
}

export function aProblem(changes: Partial<EnrolmentProblem> = {}): EnrolmentProblem {
  return {
    at: new Date('2026-06-01T09:55:00Z'),
    kind: 'refused',
    code: 'INVALID_NAME',
    message: 'Le nom ne concorde pas.',
    ...changes,
  };
}

/** A first certificate could be asked for now. */
export function anOffer(changes: Partial<EnrolmentOffer> = {}): EnrolmentOffer {
  return {
    kind: 'new',
    current: null,
    opensAt: null,
    running: null,
    limit: null,
    applicationIds: null,
    contactData: { emailPrivate: 'anne@cabinet.example' },
    ...changes,
  };
}
