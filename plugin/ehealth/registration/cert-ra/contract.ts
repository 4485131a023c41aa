import { failure } from '../../soap/call.ts';
import type { ServiceFailure } from '../../soap/call.ts';
import { childElements, onlyChild, textOf } from '../../xml/xml.ts';
import type { XmlElement } from '../../xml/xml.ts';
import { actorContent, readActor } from '../actor.ts';
import type { Actor } from '../actor.ts';
import { certRaNamespaces, element } from '../canonical-element.ts';
import type { ContentElement } from '../canonical-element.ts';
import { localizedTextContent, readLocalizedText } from '../localized-text.ts';
import type { LocalizedText } from '../localized-text.ts';

/** RFC 5280's reasons, as far as the registration authority takes them. */
export const revocationReasons = [
  'keyCompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
] as const;

export type RevocationReason = (typeof revocationReasons)[number];

/**
 * What is signed to get a certificate (registration.md section 4). Plain data that survives JSON: it goes back to the letter, so every
 * text is exactly as it came.
 */
export interface Contract {
  /** The name of the coming certificate; the certification request is made from it. */
  readonly dn: string;
  readonly signer: Actor;
  /** HTML documents of a stranger, by language. To be shown without scripts and network. */
  readonly texts: LocalizedText;
}

/** What is signed to end a certificate. */
export interface RevocationContract extends Contract {
  readonly reason: RevocationReason;
}

/**
 * Reads the contract of an answer; it must be for the person that was named in the request. Throws XmlError for one that is not whole.
 */
export function readContract(
  response: XmlElement,
  asked: Actor,
): { readonly contract: Contract; readonly element: XmlElement } | ServiceFailure {
  const { protocol, core, commons } = certRaNamespaces;
  const contract = onlyChild(response, protocol, 'Contract');
  const party = onlyChild(contract, core, 'Signer');
  const signer = readActor(party);
  // With a second identifier it could not go back as it came
  if (signer === null || childElements(party, commons, 'Id').length > 1)
    return failure('Unreadable', 'signer');
  if (signer.type !== asked.type || signer.id !== asked.id) return failure('NotTrusted', 'signer');
  return {
    contract: {
      dn: textOf(onlyChild(contract, core, 'DN')),
      signer,
      texts: readLocalizedText(onlyChild(contract, core, 'Text')),
    },
    element: contract,
  };
}

/** The element of a contract. A name in another spelling than the one received is the caller's affair. */
export const contractElement = (name: string, contract: Contract): ContentElement =>
  element(name, [...beforeText(contract), textPart(contract)]);

export const revocationContractElement = (
  name: string,
  contract: RevocationContract,
): ContentElement =>
  element(name, [
    ...beforeText(contract),
    element('c:RevocationReason', contract.reason),
    textPart(contract),
  ]);

const beforeText = ({ dn, signer }: Contract): readonly ContentElement[] => [
  element('c:DN', dn),
  element('c:Signer', actorContent(signer)),
];

const textPart = ({ texts }: Contract) => element('c:Text', localizedTextContent(texts));
