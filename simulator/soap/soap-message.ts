import type { IncomingHttpHeaders } from 'node:http';
import { SoapFault } from './soap-fault.ts';
import {
  childrenOf,
  descendants,
  onlyChild,
  readXml,
  XmlRefusal,
  type ElementNode,
} from '../xml/xml.ts';
import { ns } from '../xml/xml-names.ts';

/** An HTTP request as it came. */
export interface SoapRequest {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** A SOAP 1.1 message that passed rule 1 of sessions.md section 18. */
export interface SoapMessage {
  readonly action: string;
  readonly envelope: ElementNode;
  readonly header: ElementNode | null;
  readonly body: ElementNode;
  /** The only element in the body. */
  readonly payload: ElementNode;
}

/** The SOAPAction without its quotes; '' where it has none or is missing. */
export function soapAction(headers: IncomingHttpHeaders): string {
  const value = headers['soapaction'];
  return /^"([^"]*)"$/.exec(typeof value === 'string' ? value : '')?.[1] ?? '';
}

/** Reads a call, or throws the fault that answers it: rules 1 and 2. */
export function readSoapRequest(
  request: SoapRequest,
  actions: Readonly<Record<string, readonly [namespace: string, name: string]>>,
  requireUserAgent: boolean,
): SoapMessage {
  if (request.method !== 'POST') throw new SoapFault('SOA-03002', 'only POST is understood');
  if (!/^text\/xml\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    throw new SoapFault('SOA-03002', 'Content-Type is not text/xml');
  }
  const envelope = readEnvelope(request.text);
  const [body, ...others] = childrenOf(envelope, ns.soap, 'Body');
  if (body === undefined || others.length > 0) {
    throw new SoapFault('SOA-03003', 'there must be one Body');
  }
  const [payload, ...more] = body.children;
  if (payload === undefined || more.length > 0 || body.text.trim() !== '') {
    throw new SoapFault('SOA-03003', 'the Body must hold one element');
  }
  const action = soapAction(request.headers);
  const expected = Object.hasOwn(actions, action) ? actions[action] : undefined;
  if (expected === undefined) throw new SoapFault('SOA-03005', 'SOAPAction is unknown or unquoted');
  if (payload.namespace !== expected[0] || payload.name !== expected[1]) {
    throw new SoapFault('SOA-03005', `the Body is not what SOAPAction ${action} announces`);
  }
  if (requireUserAgent) checkTracing(request.headers);
  requireUniqueIds(envelope);
  return { action, envelope, header: onlyChild(envelope, ns.soap, 'Header'), body, payload };
}

function readEnvelope(text: string): ElementNode {
  let envelope: ElementNode;
  try {
    envelope = readXml(text);
  } catch (error) {
    if (error instanceof XmlRefusal) throw new SoapFault('SOA-03002', error.message);
    throw error;
  }
  if (envelope.name !== 'Envelope' || envelope.namespace !== ns.soap) {
    throw new SoapFault('SOA-03002', 'the root is no SOAP 1.1 Envelope');
  }
  return envelope;
}

/** Both are asked of every integrator for tracing (sessions.md section 3). */
function checkTracing(headers: IncomingHttpHeaders): void {
  const parts = (headers['user-agent'] ?? '').split(' ');
  if (!parts.every((part) => /^[a-zA-Z0-9]+\/[0-9a-zA-Z\-_.]+$/.test(part))) {
    throw new SoapFault('SOA-03001', 'User-Agent is not made of name/version parts');
  }
  if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(headers.from ?? '')) {
    throw new SoapFault('SOA-03001', 'From is no e-mail address');
  }
}

const idNames = new Set(['Id', 'ID', 'AssertionID']);

/** A reference must not have two readings: that is how wrapped signatures begin. */
function requireUniqueIds(envelope: ElementNode): void {
  const seen = new Set<string>();
  for (const { attributes } of descendants(envelope)) {
    for (const { name, value } of attributes) {
      if (!idNames.has(name)) continue;
      if (seen.has(value)) throw new SoapFault('wsse:InvalidSecurity', 'an id stands twice');
      seen.add(value);
    }
  }
}
