import type { Environment } from '../pki/x509/trust-anchor.ts';

/** Address of each environment's STS (sessions.md section 2); null where the settings must give it. */
export const defaultStsEndpoint = (environment: Environment): string | null =>
  serviceAt('/IAM/SecurityTokenService/v1', environment);

/** The depot of encryption tokens (registration.md section 1). */
export const defaultDepotEndpoint = (environment: Environment): string | null =>
  serviceAt('/EtkDepot/v1', environment);

/** The registration authority of certificates (registration.md section 1). */
export const defaultCertRaEndpoint = (environment: Environment): string | null =>
  serviceAt('/CertRa/v2', environment);

/** The registration authority of encryption tokens (registration.md section 1). */
export const defaultEtkRaEndpoint = (environment: Environment): string | null =>
  serviceAt('/EtkRa/v2', environment);

/** eHealthBox consultation (mailbox.md section 2). */
export const defaultConsultationEndpoint = (environment: Environment): string | null =>
  serviceAt('/ehBoxConsultation/v3', environment);

/** eHealthBox publication (mailbox.md section 2). */
export const defaultPublicationEndpoint = (environment: Environment): string | null =>
  serviceAt('/ehBoxPublication/v3', environment);

/** The time-stamp authority: seen with public clients for acceptance; for production by analogy. */
export const defaultTimeStampEndpoint = (environment: Environment): string | null =>
  serviceAt('/TimestampAuthority/v2', environment);

/** Case matters in the path. */
function serviceAt(path: string, environment: Environment): string | null {
  switch (environment) {
    case 'production':
      return `https://services.ehealth.fgov.be${path}`;
    case 'acceptance':
      return `https://services-acpt.ehealth.fgov.be${path}`;
    case 'simulation':
      return null;
  }
}
