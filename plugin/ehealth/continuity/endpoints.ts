import type { Environment } from '../../pki/x509/trust-anchor.ts';

/** Address of each environment's STS (sessions.md section 2); null where the settings must give it. */
export const defaultStsEndpoint = (environment: Environment): string | null =>
  serviceAt('/IAM/SecurityTokenService/v1', environment);

/** The depot of encryption tokens (registration.md section 1). */
export const defaultDepotEndpoint = (environment: Environment): string | null =>
  serviceAt('/EtkDepot/v1', environment);

/** The registration authority of certificates (registration.md section 1). */
export const defaultCertRaEndpoint = (environment: Environment): string | null =>
  serviceAt('/CertRa/v2', environment);

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

/** One address of a service as the business-continuity list has it. */
export interface ListedEndpoint {
  readonly url: string;
  /** 0 is the default one. */
  readonly order: number;
  readonly active: boolean;
}

/**
 * The addresses to try, each at most once in a call: the active one first, then the others round robin from there
 * (sessions.md section 16). Without a list, the configured one alone. An address of another kind than the configured one
 * (http for https) is not taken over.
 */
export function endpointsInOrder(
  configured: string,
  listed: readonly ListedEndpoint[],
): readonly string[] {
  const { protocol } = new URL(configured);
  const sorted = listed
    .filter(({ url }) => URL.canParse(url) && new URL(url).protocol === protocol)
    .toSorted((one, other) => one.order - other.order);
  if (sorted.length === 0) return [configured];
  const first = Math.max(
    0,
    sorted.findIndex(({ active }) => active),
  );
  const round = [...sorted.slice(first), ...sorted.slice(0, first)].map(({ url }) => url);
  return Array.from(new Set(round));
}

/** Whether the service runs elsewhere than by default, so that the list is worth another look. */
export function isSwitched(listed: readonly ListedEndpoint[]): boolean {
  return listed.some(({ active, order }) => active && order !== 0);
}
