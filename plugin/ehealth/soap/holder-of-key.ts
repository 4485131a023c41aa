import { ns, security, trust } from '../names.ts';
import { escapeText } from '../xml/xml.ts';
import { addSecurityHeader, type SecurityHeader } from './security-header.ts';

export interface HolderOfKeyHeader extends SecurityHeader {
  /** The token's assertion, as it is kept: it goes into the message byte for byte. `signer` is the key it is bound to. */
  readonly assertion: string;
  readonly assertionId: string;
}

/**
 * Puts the WS-Security header of a business call (sessions.md section 17) into a SOAP 1.1 envelope of the host's: time stamp,
 * assertion, and a signature by the holder-of-key. Costs one signature of the signer, whose errors it passes on.
 *
 * Throws ERR_ENVELOPE_INVALID with params.problem (envelope.ts).
 */
export function addHolderOfKeyHeader(envelope: string, header: HolderOfKeyHeader): Promise<string> {
  const { assertion, assertionId } = header;
  return addSecurityHeader(envelope, header, {
    text: assertion,
    id: assertionId,
    // It has a signature of its own
    signed: null,
    reference: referenceTo(assertionId),
    place: 'after-timestamp',
  });
}

function referenceTo(assertionId: string): string {
  return (
    `<wsse:SecurityTokenReference xmlns:wsse="${ns.wsse}" xmlns:wsse11="${ns.wsse11}"` +
    ` wsse11:TokenType="${trust.tokenType}">` +
    `<wsse:KeyIdentifier ValueType="${security.samlAssertionId}">${escapeText(assertionId)}` +
    `</wsse:KeyIdentifier></wsse:SecurityTokenReference>`
  );
}
