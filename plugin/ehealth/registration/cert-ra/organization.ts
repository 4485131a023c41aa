import { attributeOf, childElements, findChild, onlyChild, textOf } from '../../xml/xml.ts';
import type { XmlElement } from '../../xml/xml.ts';
import { certRaNamespaces } from '../canonical-element.ts';
import { readNames } from '../localized-text.ts';
import type { LocalizedText } from '../localized-text.ts';
import { booleanOf } from '../schema-value.ts';

const { protocol, core } = certRaNamespaces;
const xsi = 'http://www.w3.org/2001/XMLSchema-instance';

/** An organisation whose certificates a person may manage. */
export interface ManagedOrganization {
  readonly names: LocalizedText;
  readonly type: string;
  readonly id: string;
}

/** What the authority knows of a person (registration.md section 6.1). */
export interface ActorQualities {
  readonly kind: 'qualities';
  /** The person has at least one health-care quality. */
  readonly naturalPerson: boolean;
  readonly organizations: readonly ManagedOrganization[];
}

export function readQualities(response: XmlElement): ActorQualities {
  const person = onlyChild(response, protocol, 'NaturalPersonAuthorization');
  return {
    kind: 'qualities',
    naturalPerson: booleanOf(textOf(person).trim()) ?? false,
    organizations: childElements(response, protocol, 'OrganizationAuthorization').map((one) => {
      const id = onlyChild(one, core, 'Identifier');
      return {
        names: readNames(findChild(one, core, 'Name')),
        type: attributeOf(id, 'Type') ?? '',
        id: textOf(id).trim(),
      };
    }),
  };
}

/** A type of organisation that may have a certificate (registration.md section 6.2). */
export interface OrganizationType {
  readonly names: LocalizedText;
  /** CBE, NIHII-GROUP … */
  readonly type: string;
  /** In the syntax of Java; null: any value. */
  readonly pattern: string | null;
  /** Names that public documents hardly explain: a value is accepted where one is unknown. */
  readonly checkDigitAlgorithms: readonly string[];
  /** Services that the certificate may be announced to. */
  readonly baseServices: readonly string[];
}

export function readOrganizationTypes(response: XmlElement): {
  readonly kind: 'types';
  readonly types: readonly OrganizationType[];
} {
  const types = childElements(response, protocol, 'OrganizationType').map((one) => {
    const pattern = findChild(one, core, 'ValidationRegEx');
    return {
      names: readNames(findChild(one, core, 'Name')),
      type: textOf(onlyChild(one, core, 'IdentifierType')).trim(),
      pattern: pattern === undefined ? null : textOf(pattern).trim(),
      checkDigitAlgorithms: textsOf(one, 'CheckDigitAlgorithm'),
      baseServices: textsOf(one, 'AvailableBaseService'),
    };
  });
  return { kind: 'types', types };
}

const textsOf = (parent: XmlElement, name: string) =>
  childElements(parent, core, name).map((one) => textOf(one).trim());

/** null among them: an active certificate without application id exists (registration.md section 6.3). */
export function readApplicationIds(response: XmlElement): {
  readonly kind: 'applicationIds';
  readonly applicationIds: readonly (string | null)[];
} {
  const found = childElements(response, protocol, 'ApplicationId').map((one) => {
    const isNil = booleanOf(attributeOf(one, 'nil', xsi)?.trim()) === true;
    const text = textOf(one).trim();
    return isNil || text === '' ? null : text;
  });
  return { kind: 'applicationIds', applicationIds: [...new Set(found)] };
}
