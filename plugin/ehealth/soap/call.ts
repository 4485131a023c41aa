import { ns } from '../names.ts';
import { readSoapFault } from './fault.ts';
import type { Exchange, Line, LineProblem } from './transport.ts';
import { childElements, isElement, onlyChild, parseXml, XmlError } from '../xml/xml.ts';
import type { XmlElement } from '../xml/xml.ts';

/*
 * SOAP without WS-Security, as the depot and the registration authority take it (registration.md section 2): what protects the
 * answer is TLS, what protects a request, where anything does, is a signature inside its content.
 */

/** Why a service gave no answer, in the words of a probe. `NotTrusted`: the answer's signer has no trusted issuer. */
export type ServiceProblem =
  'NoConnection' | 'Timeout' | 'Refused' | 'Fault' | 'Unreadable' | 'NotTrusted';

export interface ServiceFailure {
  readonly kind: 'failure';
  readonly problem: ServiceProblem;
  /** The service's or system's own code, for the log; national numbers are masked. */
  readonly code: string;
}

export interface ServiceCall {
  readonly url: string;
  readonly soapAction: string;
  /** One element, as text. */
  readonly content: string;
}

/** Sends one message; gives the content of the answer's body, or why there is none. Never rejects for what happens on the line. */
export async function callService(
  line: Pick<Line, 'post'>,
  { url, soapAction, content }: ServiceCall,
): Promise<{ readonly kind: 'content'; readonly content: XmlElement } | ServiceFailure> {
  const envelope = `<soap:Envelope xmlns:soap="${ns.soap}"><soap:Body>${content}</soap:Body></soap:Envelope>`;
  return sendEnvelope(line, { url, soapAction, envelope });
}

/** The same with an envelope of the caller's, for a service that wants a header. */
export async function sendEnvelope(
  line: Pick<Line, 'post'>,
  {
    url,
    soapAction,
    envelope,
  }: Pick<ServiceCall, 'url' | 'soapAction'> & { readonly envelope: string },
): ReturnType<typeof callService> {
  const exchange = await line.post(url, soapAction, envelope);
  if (exchange.kind === 'line') return failure(problemOfLine[exchange.problem], exchange.code);
  return contentOf(exchange);
}

export const failure = (problem: ServiceProblem, code: string): ServiceFailure => ({
  kind: 'failure',
  problem,
  code,
});

const problemOfLine: Readonly<Record<LineProblem, ServiceProblem>> = {
  'no-connection': 'NoConnection',
  tls: 'NotTrusted',
  reset: 'NoConnection',
  cut: 'NoConnection',
  timeout: 'Timeout',
  'too-large': 'Unreadable',
  unreadable: 'Unreadable',
};

function contentOf({
  status,
  text,
}: Extract<Exchange, { kind: 'answer' }>): Awaited<ReturnType<typeof callService>> {
  const isSuccess = status >= 200 && status <= 299;
  try {
    const { root } = parseXml(text);
    if (!isElement(root, ns.soap, 'Envelope')) throw new XmlError('malformed', 'not SOAP 1.1');
    const [content, ...more] = childElements(onlyChild(root, ns.soap, 'Body'));
    if (content === undefined || more.length > 0)
      throw new XmlError('malformed', 'not exactly one element in the body');
    if (isElement(content, ns.soap, 'Fault')) return failure('Fault', readSoapFault(content).code);
    return isSuccess ? { kind: 'content', content } : failure('Fault', `HTTP ${status}`);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    return isSuccess ? failure('Unreadable', 'no SOAP') : failure('Fault', `HTTP ${status}`);
  }
}
