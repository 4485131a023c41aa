import { ns } from '../names.ts';
import { readSoapFault } from '../soap/fault.ts';
import type { SoapFault } from '../soap/fault.ts';
import {
  attributeOf,
  childElements,
  findChild,
  isElement,
  onlyChild,
  parseXml,
  textOf,
  XmlError,
} from '../xml/xml.ts';
import type { XmlDocument, XmlElement } from '../xml/xml.ts';

/** What an answer of the STS is. Nothing in it is believed yet: an assertion is read by assertion.ts alone. */
export type StsResponse =
  | { readonly kind: 'fault'; readonly fault: SoapFault }
  | { readonly kind: 'token'; readonly context: string | null; readonly document: XmlDocument }
  | { readonly kind: 'challenge'; readonly context: string | null; readonly challenge: string }
  | { readonly kind: 'unusable'; readonly problem: string };

/**
 * Sorts an answer (sessions.md sections 8, 10 and 15.1): first an assertion, then a challenge. The service's interface has a
 * single response; a collection of one is taken as well. Never throws for what the other side wrote.
 */
export function readStsResponse(text: string): StsResponse {
  try {
    const document = parseXml(text);
    const content = bodyContent(document.root);
    if (isElement(content, ns.soap, 'Fault')) {
      return { kind: 'fault', fault: readSoapFault(content) };
    }
    const response = isElement(content, ns.wst, 'RequestSecurityTokenResponseCollection')
      ? onlyChild(content, ns.wst, 'RequestSecurityTokenResponse')
      : content;
    if (!isElement(response, ns.wst, 'RequestSecurityTokenResponse')) {
      return { kind: 'unusable', problem: 'not a response of a token service' };
    }
    const context =
      attributeOf(response, 'Context') ?? attributeOf(response, 'Context', ns.wst) ?? null;
    if (findChild(response, ns.wst, 'RequestedSecurityToken') !== undefined) {
      return { kind: 'token', context, document };
    }
    const challenge = findChild(response, ns.wst, 'SignChallenge');
    if (challenge === undefined) {
      return { kind: 'unusable', problem: 'neither token nor challenge' };
    }
    return {
      kind: 'challenge',
      context,
      challenge: textOf(onlyChild(challenge, ns.wst, 'Challenge')),
    };
  } catch (error) {
    if (error instanceof XmlError)
      return { kind: 'unusable', problem: 'not a readable SOAP message' };
    throw error;
  }
}

function bodyContent(envelope: XmlElement): XmlElement {
  if (!isElement(envelope, ns.soap, 'Envelope')) throw new XmlError('malformed', 'not SOAP 1.1');
  const [content, ...more] = childElements(onlyChild(envelope, ns.soap, 'Body'));
  if (content === undefined || more.length > 0)
    throw new XmlError('malformed', 'not exactly one element in the body');
  return content;
}
