import type { CertRa } from '../../ehealth/registration/cert-ra/cert-ra.ts';
import type { RequestedCertificate } from '../../ehealth/registration/cert-ra/certificate-request.ts';
import type { Enrolment } from './enrolment.ts';
import { wrongState } from './failure.ts';
import type { Journal } from './journal.ts';
import { nextQuestionAt } from './schedule.ts';
import type { EnrolmentEvent, EnrolmentServices } from './service.ts';
import { createContractSignature } from './steps/contract-signature.ts';
import type { ContractSignatureDeps } from './steps/contract-signature.ts';

export interface SignDeps extends ContractSignatureDeps<Enrolment> {
  readonly certRa: Pick<CertRa, 'generateCertificate'>;
  readonly journal: Journal;
}

/** The signature that asks for a certificate (registration.md section 6.5). */
export function createSign(deps: SignDeps): Pick<EnrolmentServices, 'sign'> {
  const { certRa, journal, now } = deps;
  const sign = createContractSignature<Enrolment, RequestedCertificate, EnrolmentEvent['type']>(
    deps,
    {
      events: { signed: 'enrolment.signed', failed: 'enrolment.failed' },
      journal,
      send: (by, current) => {
        const { contract, contactData, request } = current;
        if (contract === null || contactData === null || request === null)
          throw wrongState(current);
        const csr = Buffer.from(request, 'base64');
        return certRa.generateCertificate(by, { contactData, csr, contract });
      },
      answered: (written, { publicKeyIdentifier, automaticallyValidated }, by) => {
        const at = now();
        if (publicKeyIdentifier !== written.publicKeyIdentifier) {
          const problem = { at, kind: 'untrusted', code: 'Key', message: '' } as const;
          return journal.write(
            written,
            {
              change: { problem, nextAt: null },
              event: 'enrolment.failed',
              details: { code: 'Key' },
            },
            by,
          );
        }
        const checkedByHand = !automaticallyValidated;
        const nextAt = nextQuestionAt(at, at);
        return journal.write(
          written,
          {
            change: { state: 'waiting', checkedByHand, problem: null, nextAt },
            event: 'enrolment.submitted',
            details: { checkedByHand },
          },
          by,
        );
      },
      // The service's decision on the request: nothing of it is there
      refused: () => Promise.resolve(null),
    },
  );
  return { sign };
}
