import type { CertificateEvent } from './certificate-event.ts';
import type { HostDirectory } from '../practice/directory.ts';
import type { KeystoreReader } from '../../pki/pkcs12/keystore-content.ts';

import type { Authorizer } from '../access/authorizer.ts';
import { createChangePasswordService } from './file/change-password.ts';
import { createExportService } from './file/export.ts';
import { createCertificateQueries } from './queries.ts';
import type { VerdictService } from './verdict-service.ts';
import { createLoadService } from './load.ts';
import { createRemoveService } from './remove.ts';
import { createRestoreService } from './restore.ts';
import type { AuditRepository } from '../audit/audit.ts';
import type { CertificateRepository } from './repository.ts';
import type { DraftRepository } from './draft.ts';
import type { CertificateServices } from './service.ts';
import { createWithoutCertificate } from './without-certificate.ts';

export interface CertificateServicesDeps {
  readonly certificates: CertificateRepository;
  readonly drafts: DraftRepository;
  readonly audit: AuditRepository;
  readonly reader: Pick<KeystoreReader, 'inspect' | 'rewrite'>;
  readonly directory: HostDirectory;
  readonly verdicts: VerdictService;
  readonly authorizer: Authorizer;
  readonly renewalWindowDays: number;
  readonly activeFiles?: number | undefined;
  readonly emit: (event: CertificateEvent) => void;
  readonly now: () => Date;
}

/** Puts the services together; each does its own checking of rights and its own audit. */
export function createCertificateServices(given: CertificateServicesDeps): CertificateServices {
  const withoutCertificate = createWithoutCertificate(given);
  const deps = {
    ...given,
    withoutCertificate,
    emit: (event: CertificateEvent) => {
      withoutCertificate.forget(event.practiceId);
      given.emit(event);
    },
  };
  return {
    ...createCertificateQueries(deps),
    ...createLoadService(deps),
    ...createRemoveService(deps),
    ...createRestoreService(deps),
    ...createExportService(deps),
    ...createChangePasswordService(deps),
    may: (actor, action, record) => deps.authorizer.may(actor, action, record),
  };
}
