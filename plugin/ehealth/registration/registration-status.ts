import { loggableText } from '../soap/fault.ts';
import { attributeOf, childElements, findChild, onlyChild, textOf } from '../xml/xml.ts';
import type { XmlElement } from '../xml/xml.ts';

const commons = 'urn:be:fgov:ehealth:commons:core:v2';
const etee = 'urn:be:fgov:ehealth:etee:commons:core:v2';
const success = 'urn:be:fgov:ehealth:2.0:status:Success';
const maxCode = 100;
const maxText = 500;
const maxParameters = 20;

/** What a registration authority refuses with, in its own words; all but the code may be missing. National numbers are masked. */
export interface Refusal {
  /** The authority's own code where it gave one, else the status. */
  readonly code: string;
  /** English, as a rule; '' where there is none. */
  readonly message: string;
  readonly parameters: readonly { readonly name: string; readonly value: string }[];
}

export const hasStatus = (response: XmlElement): boolean =>
  childElements(response, commons, 'Status').length > 0;

/**
 * What a registration authority says of its own answer (registration.md section 5): to be read before anything else, since
 * nothing else is there when it is an error. Success, null here, is one word exactly. Throws XmlError where there is no single status.
 */
export function registrationStatus(response: XmlElement): Refusal | null {
  const status = onlyChild(response, commons, 'Status');
  const value = attributeOf(onlyChild(status, commons, 'StatusCode'), 'Value') ?? '';
  if (value === success) return null;
  const detail = findChild(status, commons, 'StatusDetail');
  const [errors] = inside(inside([detail], etee, 'EteeStatusDetail'), '', 'Errors');
  const said = (name: string, limit: number): string => {
    const [found] = inside([errors], '', name);
    return found === undefined ? '' : loggableText(textOf(found).trim(), limit);
  };
  const summary = findChild(status, commons, 'StatusMessage');
  return {
    code: said('Code', maxCode) || loggableText(value, maxCode),
    message:
      said('Message', maxText) ||
      (summary === undefined ? '' : loggableText(textOf(summary).trim(), maxText)),
    parameters: inside([errors], '', 'Parameters')
      .slice(0, maxParameters)
      .map((parameter) => ({
        name: textIn(parameter, 'Name'),
        value: textIn(parameter, 'Value'),
      })),
  };
}

/** Children of the detail are in no name space. */
const inside = (elements: readonly (XmlElement | undefined)[], namespace: string, name: string) =>
  elements.flatMap((element) =>
    element === undefined ? [] : childElements(element, namespace, name),
  );

function textIn(parameter: XmlElement, name: string): string {
  const [found] = inside([parameter], '', name);
  return found === undefined ? '' : loggableText(textOf(found).trim(), maxText);
}
