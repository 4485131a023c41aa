import { maskIdentifier } from '../../pki/x509/identifier.ts';
import { meaningOfFault } from './fault-catalogue.ts';
import { ns } from '../names.ts';
import { attributeOf, childElements } from '../xml/xml.ts';
import type { XmlElement } from '../xml/xml.ts';

/** A SOAP 1.1 fault of eHealth, with or without its detail (sessions.md section 15.1). */
export interface SoapFault {
  /** What decides: the part after the last colon of the service's own code, whose prefix may change. */
  readonly code: string;
  /** As the service wrote it, national numbers masked. */
  readonly fullCode: string;
  /** The service's words, for its help desk: at most 500 characters, national numbers masked. */
  readonly text: string;
  /** Finds the incident at eHealth. */
  readonly ticket: string | null;
  /** The service says that trying again may help. */
  readonly retry: boolean;
}

const maxText = 500;
const maxCode = 100;

/** Reads `soap:Fault`; what is not there comes out empty, because a refusal must never fail for its own shape. */
export function readSoapFault(fault: XmlElement): SoapFault {
  const faultCode = childText(fault, 'faultcode');
  const faultString = childText(fault, 'faultstring');
  const detail = errorDetail(fault);
  const detailCode = detail === undefined ? '' : childText(detail, 'Code');
  const fullCode = loggableText(chooseCode(detailCode, faultCode, faultString), maxCode);
  const message = detail === undefined ? '' : messageOf(detail);
  const ticket = detail === undefined ? undefined : attributeOf(detail, 'Id');
  return {
    code: afterColon(fullCode),
    fullCode,
    text: loggableText(message === '' ? faultString : message, maxText),
    ticket: ticket === undefined || ticket === '' ? null : loggableText(ticket, maxCode),
    retry: detail !== undefined && /^(?:true|1)$/.test(childText(detail, 'Retry')),
  };
}

/** Without a detail, a code of the catalogue may be in the string while the fault code only names the faulty side. */
function chooseCode(detailCode: string, faultCode: string, faultString: string): string {
  if (detailCode !== '') return detailCode;
  const onlyStringIsKnown =
    meaningOfFault(afterColon(faultCode)) === null &&
    meaningOfFault(afterColon(faultString)) !== null;
  return onlyStringIsKnown ? faultString : faultCode;
}

function errorDetail(fault: XmlElement): XmlElement | undefined {
  return childElements(fault)
    .filter(({ localName }) => localName === 'detail')
    .flatMap((detail) => childElements(detail))
    .find(({ localName }) => localName === 'SystemError' || localName === 'BusinessError');
}

/** In English where there is a choice: help desks of both language groups read it. */
function messageOf(detail: XmlElement): string {
  const messages = childElements(detail).filter(({ localName }) => localName === 'Message');
  const english = messages.find((one) => attributeOf(one, 'lang', ns.xml) === 'en');
  const chosen = english ?? messages[0];
  return chosen === undefined ? '' : allText(chosen);
}

/** Children by local name: their name space differs between services. */
function childText(element: XmlElement, localName: string): string {
  const child = childElements(element).find((one) => one.localName === localName);
  return child === undefined ? '' : allText(child);
}

function allText(element: XmlElement): string {
  return element.children
    .map((child) => (typeof child === 'string' ? child : allText(child)))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

const afterColon = (code: string) => code.slice(code.lastIndexOf(':') + 1).trim();

/** As it may be shown and logged, wherever in the fault it stood. */
export const loggableText = (text: string, length: number) => shorten(maskNumbers(text), length);

const shorten = (text: string, length: number) =>
  text.length <= length ? text : `${text.slice(0, length - 1)}…`;

/** A national number as computers write it, and as cards have it printed. */
const nationalNumber =
  /(?<![0-9])(?:[0-9]{11}|[0-9]{2}\.[0-9]{2}\.[0-9]{2}-[0-9]{3}\.[0-9]{2})(?![0-9])/g;

const maskNumbers = (text: string) =>
  text.replace(nationalNumber, (number) => maskIdentifier(number.replace(/\D/g, '')));
