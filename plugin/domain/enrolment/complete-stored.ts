import { randomUUID } from 'node:crypto';
import { PluginError } from '../../errors.ts';
import type { KeystoreReader } from '../../pki/pkcs12/keystore-content.ts';
import { certificatesAbove } from '../certificate/verdict/chain.ts';
import { analyseKeystore } from '../certificate/verdict/keystore-analysis.ts';
import { requireRecord } from '../certificate/queries.ts';
import type { CertificateRecord, CertificateRepository } from '../certificate/repository.ts';
import type { VerdictService } from '../certificate/verdict-service.ts';
import type { Advance } from './steps/advance.ts';
import type { Enrolment } from './enrolment.ts';
import { entryOf, eventOf } from './journal.ts';
import type { OwnRequests } from './own-requests.ts';
import type { EnrolmentRepository } from './repository.ts';
import type { EnrolmentEvent, EnrolmentServices } from './service.ts';
import type { TakenRequests } from './taken-requests.ts';

export interface CompleteStoredDeps {
  readonly certificates: Pick<CertificateRepository, 'findById' | 'readKeystore'>;
  readonly enrolments: Pick<EnrolmentRepository, 'insert'>;
  readonly reader: Pick<KeystoreReader, 'inspect'>;
  readonly verdicts: Pick<VerdictService, 'inputOf'>;
  readonly own: OwnRequests;
  readonly taken: TakenRequests;
  readonly advance: Advance;
  readonly emit: (event: EnrolmentEvent) => void;
  readonly now: () => Date;
}

/**
 * Step 2 of a keystore that is on its profile, wherever its request was made (registration.md section 16, COMPLETE). The stored file
 * stays as it is until the finished one takes its place.
 */
export function createCompleteStored(
  deps: CompleteStoredDeps,
): Pick<EnrolmentServices, 'completeStored'> {
  const { certificates, enrolments, reader, own, taken, advance, now } = deps;
  return {
    completeStored: async (actor, certificateId, { password, signal }) => {
      const record = await requireRecord(certificates, actor, certificateId);
      await own.requireProfile(actor, record.userId);
      const start = startOf(record, deps);
      const keystore = await certificates.readKeystore(record.practiceId, record.id);
      const { practiceId, userId } = record;
      // A wrong password leaves nothing behind
      await reader.inspect(keystore, password, record.fileName, { practiceId, userId, signal });
      const at = now();
      const enrolment: Enrolment = {
        id: randomUUID(),
        practiceId,
        userId,
        kind: 'completion',
        startedBy: { userId: actor.userId, displayName: actor.displayName },
        startedAt: at,
        changedAt: at,
        endedAt: null,
        certificateId: record.id,
        replaces: null,
        contactData: null,
        contract: null,
        agreement: null,
        abroad: null,
        request: null,
        facts: record.facts,
        submittedAt: at,
        checkedByHand: null,
        encryptionSerial: null,
        toBeActivated: false,
        conditionsAccepted: false,
        unattended: false,
        nextAt: null,
        questions: 0,
        failures: 0,
        problem: null,
        version: 0,
        ...start,
      };
      await enrolments.insert(
        enrolment,
        { keystore, fileKeys: null },
        entryOf(enrolment, 'enrolment.begun', actor, at),
      );
      deps.emit(eventOf(enrolment, 'enrolment.begun', at));
      return taken.take(actor, enrolment.id, (current) =>
        advance(current, { password, signal }, actor),
      );
    },
  };
}

type Start = Pick<
  Enrolment,
  'state' | 'holder' | 'publicKeyIdentifier' | 'keyCertificate' | 'chain'
>;

/** Where a stored keystore stopped. A placeholder names no one: its holder is who the profile expects. */
function startOf(
  record: CertificateRecord,
  { verdicts }: Pick<CompleteStoredDeps, 'verdicts'>,
): Start {
  const { main, holder, state, keys } = analyseKeystore(verdicts.inputOf(record));
  if (state === 'NoEncryptionKey' && main !== null && holder !== null) {
    const above = certificatesAbove(main.certificate, record.facts);
    return {
      state: 'delivered',
      holder,
      publicKeyIdentifier: main.certificate.publicKeyIdentifier,
      keyCertificate: main.certificate.fingerprint,
      chain: [main.certificate, ...above.filter((one) => !one.issuerIsSubject)].map(
        ({ der }) => der,
      ),
    };
  }
  const [placeholder] = keys.placeholders;
  if (state === 'NotCompleted' && placeholder !== undefined) {
    const { publicKeyIdentifier, fingerprint } = placeholder.certificate;
    return {
      state: 'waiting',
      holder: expectedHolder(record),
      publicKeyIdentifier,
      keyCertificate: fingerprint,
      chain: [],
    };
  }
  throw new PluginError('ERR_ENROLMENT_STATE', `a keystore in state ${state} has no step 2 left`, {
    params: { problem: 'done' },
  });
}

const typeOf = { person: 'SSIN', group: 'NIHII', company: 'CBE' } as const;

const expectedHolder = ({ kind, identifier, holderName }: CertificateRecord) => ({
  type: typeOf[kind],
  id: identifier,
  applicationId: null,
  name: holderName,
});
