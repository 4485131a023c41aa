import * as tls from 'node:tls';

/** How a server's certificate is checked. */
export interface VerifiedTls {
  readonly minVersion: 'TLSv1.2';
  readonly rejectUnauthorized: true;
  readonly ca?: string[];
}

/**
 * TLS 1.2 or later, and the server's certificate verified: said although it is the default, since a host may have switched that off
 * for its whole process, by the environment. `authorities`: PEM of CAs trusted besides Node's own, such as that of a proxy that opens TLS.
 */
export function verifiedTls(authorities: readonly string[] = []): VerifiedTls {
  return {
    minVersion: 'TLSv1.2',
    rejectUnauthorized: true,
    // A list of our own replaces the default one
    ...(authorities.length === 0 ? {} : { ca: [...defaultAuthorities(), ...authorities] }),
  };
}

/** With those of NODE_EXTRA_CA_CERTS where Node can name them: from 22.15 on. */
function defaultAuthorities(): readonly string[] {
  const { getCACertificates } = tls as { getCACertificates?: (type: 'default') => string[] };
  return getCACertificates?.('default') ?? tls.rootCertificates;
}
