import { ns } from '../names.ts';
import { attributeOf, childElements, textOf, XmlError } from '../xml/xml.ts';
import type { XmlElement } from '../xml/xml.ts';
import { certRaNamespaces, element } from './canonical-element.ts';
import type { ContentElement } from './canonical-element.ts';

/** A text by language (`fr`, `nl`, …), in the order in which it came. Plain data: survives JSON. */
export type LocalizedText = Readonly<Record<string, string>>;

/** Reads a TextType to the letter. Throws XmlError for one without text, and for a language that is missing or occurs twice. */
export function readLocalizedText(text: XmlElement): LocalizedText {
  const values = childElements(text, certRaNamespaces.core, 'Value').map((value) => {
    const language = attributeOf(value, 'lang', ns.xml) ?? '';
    // Only names, so that the order of a record is the order of the texts
    if (!/^[A-Za-z]/.test(language)) throw new XmlError('malformed', 'a text without language');
    return [language, textOf(value)] as const;
  });
  const texts = Object.fromEntries(values);
  if (values.length === 0 || Object.keys(texts).length !== values.length)
    throw new XmlError('malformed', 'no text, or two in one language');
  return texts;
}

/** Names to show: what has no language is left out, of two in one language the first counts. */
export function readNames(text: XmlElement | undefined): LocalizedText {
  const values = text === undefined ? [] : childElements(text, certRaNamespaces.core, 'Value');
  return Object.fromEntries(
    values
      .map((value) => [attributeOf(value, 'lang', ns.xml) ?? '', textOf(value).trim()] as const)
      .filter(([language, name]) => language !== '' && name !== '')
      .reverse(),
  );
}

/** The children of an element of TextType. */
export const localizedTextContent = (texts: LocalizedText): readonly ContentElement[] =>
  Object.entries(texts).map(([language, text]) =>
    element('c:Value', text, { 'xml:lang': language }),
  );
