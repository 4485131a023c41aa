import { padIdentifier } from '../../pki/x509/ehealth-subject.ts';
import type { Holder } from '../../pki/x509/ehealth-subject.ts';
import { failure, callService } from '../soap/call.ts';
import type { ServiceFailure } from '../soap/call.ts';
import type { Line } from '../soap/transport.ts';
import {
  childElements,
  escapeText,
  findChild,
  isElement,
  onlyChild,
  textOf,
  XmlError,
} from '../xml/xml.ts';
import type { XmlElement } from '../xml/xml.ts';

const depot = 'urn:be:fgov:ehealth:etkdepot:1_0:protocol';
const commons = 'urn:be:fgov:ehealth:commons:1_0:core';

/** Real ones have 5 to 7 KB. */
const maxTokenBytes = 64 * 1024;

/** As the depot knows a holder: one whose certificate has no application id has none here either. */
export type DepotHolder = Pick<Holder, 'type' | 'id' | 'applicationId'>;

export type DepotReply =
  /** DER or BER of a CMS message; nothing in it is believed yet. */
  | { readonly kind: 'published'; readonly token: Uint8Array }
  | { readonly kind: 'none' }
  /** Several with different application ids: the question was not precise enough. */
  | { readonly kind: 'several'; readonly holders: readonly DepotHolder[] }
  | ServiceFailure;

export interface EtkDepot {
  /** Asks which encryption token eHealth publishes for a holder. Needs no key, and returns nothing that is not public. */
  get(holder: DepotHolder): Promise<DepotReply>;
}

/** eHealth's ETK depot, version 1 (registration.md section 8). */
export function createEtkDepot({
  endpoint,
  transport,
}: {
  readonly endpoint: string;
  readonly transport: { open(): Pick<Line, 'post' | 'close'> };
}): EtkDepot {
  return {
    get: async (holder) => {
      const line = transport.open();
      try {
        const answer = await callService(line, {
          url: endpoint,
          soapAction: '',
          content: getEtkRequest(holder),
        });
        return answer.kind === 'failure' ? answer : readReply(answer.content);
      } finally {
        line.close();
      }
    },
  };
}

/** An empty ApplicationID asks for the token without one; an absent one would ask for all of them. */
function getEtkRequest({ type, id, applicationId }: DepotHolder): string {
  return (
    `<d:GetEtkRequest xmlns:d="${depot}"><d:SearchCriteria><d:Identifier>` +
    `<d:Type>${escapeText(type)}</d:Type>` +
    `<d:Value>${escapeText(padIdentifier(type, id))}</d:Value>` +
    `<d:ApplicationID>${escapeText(applicationId ?? '')}</d:ApplicationID>` +
    '</d:Identifier></d:SearchCriteria></d:GetEtkRequest>'
  );
}

function readReply(response: XmlElement): DepotReply {
  try {
    if (!isElement(response, depot, 'GetEtkResponse')) return failure('Unreadable', 'no response');
    const code = statusCode(response);
    if (code === '404') return { kind: 'none' };
    if (code === '400') return failure('Refused', code);
    if (code !== '200') return failure('Fault', code.slice(0, 20));
    const token = findChild(response, depot, 'ETK');
    if (token !== undefined) return published(textOf(token));
    const matching = childElements(response, depot, 'MatchingEtk');
    if (matching.length > 0) return { kind: 'several', holders: matching.flatMap(holdersIn) };
    const [error] = childElements(response, depot, 'Error');
    return error === undefined ? { kind: 'none' } : failure('Refused', 'Error');
  } catch (error) {
    if (error instanceof XmlError) return failure('Unreadable', 'malformed');
    throw error;
  }
}

function holdersIn(matching: XmlElement): readonly DepotHolder[] {
  return childElements(matching, depot, 'Identifier').map((identifier) => {
    const application = findChild(identifier, depot, 'ApplicationID');
    const applicationId = application === undefined ? '' : textOf(application).trim();
    return {
      type: textOf(onlyChild(identifier, depot, 'Type')).trim(),
      id: textOf(onlyChild(identifier, depot, 'Value')).trim(),
      applicationId: applicationId === '' ? null : applicationId,
    };
  });
}

/** Children of Status are in no name space. */
const statusCode = (response: XmlElement) =>
  textOf(onlyChild(onlyChild(response, commons, 'Status'), '', 'Code')).trim();

function published(text: string): DepotReply {
  const packed = text.replace(/[ \t\r\n]+/g, '');
  if (packed === '') return { kind: 'none' };
  if (packed.length > maxTokenBytes * 1.4 || !/^[A-Za-z0-9+/]+={0,2}$/.test(packed)) {
    return failure('Unreadable', 'token');
  }
  return { kind: 'published', token: Buffer.from(packed, 'base64') };
}
