import type { CertificateEvent } from './certificate-event.ts';
import type { HostDirectory } from '../practice/directory.ts';
import type { KeystoreReader } from '../../pki/pkcs12/keystore-content.ts';
import type { Environment, TrustAnchor } from '../../pki/x509/trust-anchor.ts';
import { createAuthorising } from '../access/authorizer.ts';
import { createExporting } from './export.ts';
import { createInventory } from './queries.ts';
import { createJudging } from './verdict-service.ts';
import { createLoading } from './load.ts';
import { createRemoval } from './remove.ts';
import type { AuditRepository } from '../audit/audit.ts';
import type { CertificateRepository } from './repository.ts';
import type { DraftRepository } from './draft.ts';
import type { CertificateServices } from './service.ts';

export interface CertificateServicesDeps {
  readonly certificates: CertificateRepository;
  readonly drafts: DraftRepository;
  readonly audit: AuditRepository;
  readonly reader: Pick<KeystoreReader, 'inspect'>;
  readonly directory: HostDirectory;
  readonly anchors: () => readonly TrustAnchor[];
  readonly environment: Environment;
  readonly renewalWindowDays: number;
  readonly emit: (event: CertificateEvent) => void;
  readonly now: () => Date;
}

/** Puts the services together; each does its own checking of rights and its own audit. */
export function createCertificateServices(deps: CertificateServicesDeps): CertificateServices {
  const judging = createJudging(deps);
  const authorising = createAuthorising(deps);
  const shared = { ...deps, judging, authorising };
  return {
    ...createInventory(shared),
    ...createLoading(shared),
    ...createRemoval(shared),
    ...createExporting(shared),
    may: (actor, action, record) => authorising.may(actor, action, record),
  };
}
