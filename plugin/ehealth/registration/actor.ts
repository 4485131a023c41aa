import { attributeOf, childElements, textOf } from '../xml/xml.ts';
import type { XmlElement } from '../xml/xml.ts';
import { certRaNamespaces, element } from './canonical-element.ts';
import type { ContentElement } from './canonical-element.ts';

/** A person or an organisation, as the registration authority names it (registration.md section 4). */
export interface Actor {
  /** SSIN, CBE, NIHII-GROUP … */
  readonly type: string;
  readonly id: string;
  /** Of a person exactly as on the identity card; of an organisation none. */
  readonly firstNames: readonly string[];
  readonly name: string;
}

/** The children of an element of ActorType. */
export const actorContent = ({ type, id, firstNames, name }: Actor): readonly ContentElement[] => [
  element('cc:Id', id, { Type: type }),
  ...firstNames.map((one) => element('cc:FirstName', one)),
  element('cc:Name', name),
];

/** Of several identifiers the first. null for an actor without identifier or name. */
export function readActor(actor: XmlElement): Actor | null {
  const { commons } = certRaNamespaces;
  const [id] = childElements(actor, commons, 'Id');
  const type = id && attributeOf(id, 'Type');
  const [name] = childElements(actor, commons, 'Name');
  if (id === undefined || type === undefined || name === undefined) return null;
  return {
    type,
    id: textOf(id),
    firstNames: childElements(actor, commons, 'FirstName').map(textOf),
    name: textOf(name),
  };
}
