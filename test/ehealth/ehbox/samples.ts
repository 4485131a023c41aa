import { existsSync, readFileSync } from 'node:fs';
import { childElements, onlyChild, parseXml } from '../../../plugin/ehealth/xml/xml.ts';
import type { XmlElement } from '../../../plugin/ehealth/xml/xml.ts';

/** Messages of both services with invented content, kept outside this repository. */
const folder = '../shared/samples/ehbox';
export const hasSamples = existsSync(folder);

export const sampleText = (name: string): string => readFileSync(`${folder}/${name}`, 'utf8');

/** The content of the body: a sample is that, or an envelope. */
export function sample(name: string): XmlElement {
  return contentOf(sampleText(name));
}

export function contentOf(text: string): XmlElement {
  const { root } = parseXml(text);
  if (root.localName !== 'Envelope') return root;
  const [content] = childElements(onlyChild(root, root.namespace, 'Body'));
  if (content === undefined) throw new Error('an empty body');
  return content;
}

const consultation = 'urn:be:fgov:ehealth:ehbox:consultation:protocol:v3';

/** An answer of the consultation service, for what no sample shows. */
export const answer = (name: string, content: string): XmlElement =>
  contentOf(`<c:${name} xmlns:c="${consultation}">${content}</c:${name}>`);
