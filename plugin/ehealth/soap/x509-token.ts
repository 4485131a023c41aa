import { addSecurityHeader, type SecurityHeader } from './security-header.ts';
import { binarySecurityToken, referenceToToken } from './ws-security.ts';

/**
 * Puts the WS-Security header of a call without session into a SOAP 1.1 envelope of the host's (WS-Security X.509 Certificate Token
 * Profile 1.1; sessions.md, "What business services want signed"): the signer's certificate as BinarySecurityToken, time stamp,
 * and a signature over Body, token and time stamp. The token is covered because eHealth's policies say ProtectTokens.
 *
 * Costs one signature of the signer, whose errors it passes on. Throws ERR_ENVELOPE_INVALID with params.problem (envelope.ts).
 */
export function addX509Header(envelope: string, header: SecurityHeader): Promise<string> {
  const token = binarySecurityToken(header.signer.certificate);
  return addSecurityHeader(envelope, header, {
    text: token.canonical,
    id: token.id,
    signed: token,
    reference: referenceToToken(token),
    place: 'before-timestamp',
  });
}
