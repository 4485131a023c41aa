import type { CertificateEvent } from './certificate-event.ts';
import type { HostDirectory } from '../practice/directory.ts';
import type { KeystoreReader } from '../../pki/pkcs12/keystore-content.ts';

import type { Authorising } from '../access/authorizer.ts';
import { createExporting } from './export.ts';
import { createInventory } from './queries.ts';
import type { Judging } from './verdict-service.ts';
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
  readonly judging: Judging;
  readonly authorising: Authorising;
  readonly renewalWindowDays: number;
  readonly emit: (event: CertificateEvent) => void;
  readonly now: () => Date;
}

/** Puts the services together; each does its own checking of rights and its own audit. */
export function createCertificateServices(deps: CertificateServicesDeps): CertificateServices {
  return {
    ...createInventory(deps),
    ...createLoading(deps),
    ...createRemoval(deps),
    ...createExporting(deps),
    may: (actor, action, record) => deps.authorising.may(actor, action, record),
  };
}
