import type { Register } from '../control/control.ts';
import type { RegistrationSettings } from '../control/registration-settings.ts';
import type { CallerDeps } from '../registration/registration-answer.ts';
import type { MetFault } from '../soap/fault-injection.ts';
import type { CardHolder } from '../soap/trust.ts';
import type { ElementNode } from '../xml/xml.ts';
import type { X509Certificate } from 'node:crypto';
import type { CertificateBook } from './certificate-book.ts';
import type { CertificateState, StateDeps } from './certificate-state.ts';
import type { CertificateEntry } from './certificate-book.ts';
import type { ContractDesk } from './contract-desk.ts';
import type { Issuing, IssuingLine } from './issuing.ts';
import type { DeliveryDeps } from './delivery.ts';

/** What the operations share. */
export interface Office extends CallerDeps, StateDeps {
  readonly book: CertificateBook;
  readonly desk: ContractDesk;
  readonly issuing: Issuing;
  readonly lines: readonly IssuingLine[];
  readonly strangeAuthority: DeliveryDeps['strangeAuthority'];
  readonly registration: () => RegistrationSettings;
  readonly register: () => Register;
  /** Where a person abroad confirms the request of a key. */
  readonly validationUrl: (publicKeyIdentifier: string) => string;
  /** Makes a revocation known to all services. */
  readonly revoke: (certificate: X509Certificate, reason: string, now: Date) => void;
  readonly stateOf: (entry: CertificateEntry, now: Date) => CertificateState;
}

export interface OperationCall {
  /** Children of the request by name. */
  readonly named: (name: string) => readonly ElementNode[];
  readonly fault: MetFault;
  readonly now: Date;
}

interface CommonParts {
  readonly soapAction: string;
  /** Children of the request before the signature, as childrenByShape has them. */
  readonly shape: readonly string[];
  readonly changes?: boolean;
  readonly hasStatus?: false;
}

/** An operation of CertRA v2 and who signs its request (registration.md 6 and 9). */
export type Operation = CommonParts &
  (
    | { readonly signer: null; answer(call: OperationCall, office: Office): string }
    | {
        readonly signer: 'authentication' | 'signature';
        answer(call: OperationCall & { readonly card: CardHolder }, office: Office): string;
      }
    | {
        readonly signer: 'ehealth';
        answer(
          call: OperationCall & { readonly certificate: X509Certificate },
          office: Office,
        ): string;
      }
  );
