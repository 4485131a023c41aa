import { createBerBudget } from '../asn1/ber.ts';
import { readCertificate } from '../x509/certificate.ts';
import { isIssuedBy } from '../x509/certification-path.ts';
import { readSignedContent } from './signed-data.ts';

const maxDepth = 32;
const longestChain = 5;

/**
 * The authorities above a certificate, nearest first, as far as they came with its holder's encryption token. They are believed by no one for
 * that: they complete what the holder signs. Empty for what is no token.
 */
export function authoritiesInEtk(token: Uint8Array, certificate: Uint8Array): readonly Buffer[] {
  try {
    const { certificates } = readSignedContent(token);
    const chain: Buffer[] = [];
    let current = readCertificate(certificate, createBerBudget(maxDepth));
    while (chain.length < longestChain && !current.facts.issuerIsSubject) {
      const below = current;
      const issuer = certificates.find((one) => isIssuedBy(below, one, { allowSha1: true }));
      if (issuer === undefined) break;
      chain.push(Buffer.from(issuer.facts.der, 'base64'));
      current = issuer;
    }
    return chain;
  } catch {
    return [];
  }
}
