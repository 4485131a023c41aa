import { loggableText } from '../soap/fault.ts';
import { attributeOf, childElements, findChild, onlyChild, textOf } from '../xml/xml.ts';
import type { XmlElement } from '../xml/xml.ts';

const commons = 'urn:be:fgov:ehealth:commons:core:v2';
const etee = 'urn:be:fgov:ehealth:etee:commons:core:v2';
const success = 'urn:be:fgov:ehealth:2.0:status:Success';
const maxCode = 100;

export type CertRaStatus =
  | { readonly kind: 'success' }
  /** The authority's own code where it gave one, else the status; for the log. */
  | { readonly kind: 'error'; readonly code: string };

/**
 * What the registration authority says of its own answer (registration.md section 5): to be read before anything else, since
 * nothing else is there when it is an error. Success is one word exactly. Throws XmlError where there is no single status.
 */
export function certRaStatus(response: XmlElement): CertRaStatus {
  const status = onlyChild(response, commons, 'Status');
  const value = attributeOf(onlyChild(status, commons, 'StatusCode'), 'Value') ?? '';
  if (value === success) return { kind: 'success' };
  return { kind: 'error', code: loggableText(errorCode(status) ?? value, maxCode) };
}

/** Children of the detail are in no name space. */
function errorCode(status: XmlElement): string | undefined {
  const detail = findChild(status, commons, 'StatusDetail');
  const [etees] = detail === undefined ? [] : childElements(detail, etee, 'EteeStatusDetail');
  const [errors] = etees === undefined ? [] : childElements(etees, '', 'Errors');
  const [code] = errors === undefined ? [] : childElements(errors, '', 'Code');
  return code === undefined ? undefined : textOf(code).trim();
}
