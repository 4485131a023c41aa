import { ns } from '../names.ts';
import { MultipartError, readMessage } from '../soap/attachments/read.ts';
import type { MultipartLimits } from '../soap/attachments/read.ts';
import type { Attachment } from '../soap/attachments/attachment.ts';
import { writeMessage } from '../soap/attachments/write.ts';
import type { OutgoingAttachment } from '../soap/attachments/write.ts';
import { loggableText, readSoapFault } from '../soap/fault.ts';
import { decodeUtf8, mediaTypeOf } from '../soap/transport.ts';
import type { BinaryAnswer, Line } from '../soap/transport.ts';
import {
  attributeOf,
  childElements,
  isElement,
  onlyChild,
  parseXml,
  XmlError,
} from '../xml/xml.ts';
import type { XmlElement, XmlLimits } from '../xml/xml.ts';
import type { MailboxFailure } from './errors.ts';
import { meaningOfStatus, readStatus } from './status.ts';
import type { MailboxStatus, StatusMeaning } from './status.ts';

/** Puts the security header of a business call into an envelope: an open session's affair (sessions.md section 17). */
export interface EnvelopeSigner {
  /** Rejects with the session's own coded errors. */
  sign(envelope: string): Promise<string>;
}

/** One of the mailbox's two services, as one session calls it. */
export interface MailboxService {
  readonly endpoint: string;
  /** Takes answers of {@link mailboxAnswerBytes}. */
  readonly transport: { open(): Pick<Line, 'postBinary' | 'close'> };
  readonly signer: EnvelopeSigner;
  /** What messages are dated by: a service that refuses one for its age shows that it is off. */
  readonly clock: () => Date;
  /** For an exchange without large contents. */
  readonly timeoutMs: number;
}

/** Of one service (mailbox.md section 2). `name` without Request or Response. */
export interface MailboxOperation {
  readonly namespace: string;
  readonly name: string;
  /** Behind the name space. */
  readonly action: string;
}

export interface MailboxAnswer {
  readonly kind: 'answer';
  readonly response: XmlElement;
  readonly attachments: readonly Attachment[];
  readonly status: MailboxStatus;
  readonly meaning: StatusMeaning;
}

/**
 * A letter has 10 MB at most; as base64 in the envelope these are 14. What is larger is refused while it comes in (mailbox.md section 9).
 */
export const mailboxAnswerBytes = 24 * 1024 * 1024;

/** A list of 100 letters has 3,000 elements and 0.8 MB, one with all the properties that are allowed 32,000 elements. */
const xmlLimits: XmlLimits = {
  bytes: 20 * 1024 * 1024,
  elements: 40_000,
  instructions: false,
};
const multipartLimits: MultipartLimits = { parts: 500, partBytes: 20 * 1024 * 1024 };

/** A slow line of a practice: bytes a millisecond that it sends at least. */
const slowestBytesPerMs = 50;

/**
 * Makes one call: signs, sends, reads the fault or the answer with its Status. Rejects with what the signer rejects with, and for nothing else.
 * `largeAnswer`: how long the answer may take beyond the time-out, in milliseconds.
 */
export async function callMailbox(
  service: MailboxService,
  operation: MailboxOperation,
  content: string,
  {
    attributes = '',
    attachments = [],
    largeAnswerMs = 0,
  }: {
    readonly attributes?: string;
    readonly attachments?: readonly OutgoingAttachment[];
    readonly largeAnswerMs?: number;
  } = {},
): Promise<MailboxAnswer | MailboxFailure> {
  const { namespace, name, action } = operation;
  const request = `<m:${name}Request xmlns:m="${namespace}"${attributes}>${content}</m:${name}Request>`;
  const envelope = `<soap:Envelope xmlns:soap="${ns.soap}"><soap:Body>${request}</soap:Body></soap:Envelope>`;
  const { contentType, chunks } = writeMessage(await service.signer.sign(envelope), attachments);
  const size = chunks.reduce((sum, { length }) => sum + length, 0);
  const line = service.transport.open();
  try {
    const answer = await line.postBinary(service.endpoint, {
      soapAction: `${namespace}:${action}`,
      contentType,
      chunks,
      timeoutMs: service.timeoutMs + Math.round(size / slowestBytesPerMs) + largeAnswerMs,
    });
    return answer.kind === 'line' ? answer : readAnswer(answer, operation, service.clock);
  } finally {
    line.close();
  }
}

function readAnswer(
  answer: BinaryAnswer,
  operation: MailboxOperation,
  clock: () => Date,
): MailboxAnswer | MailboxFailure {
  try {
    return readEnvelope(answer, operation, clock);
  } catch (error) {
    if (!(error instanceof XmlError || error instanceof MultipartError)) throw error;
    return {
      kind: 'unreadable',
      httpStatus: answer.status,
      mediaType: mediaTypeOf(answer.contentType),
      problem: error.problem,
    };
  }
}

function readEnvelope(
  { body, contentType, dated }: BinaryAnswer,
  { namespace, name }: MailboxOperation,
  clock: () => Date,
): MailboxAnswer | MailboxFailure {
  const { envelope, attachments } = readMessage(body, contentType, multipartLimits);
  const text = decodeUtf8(envelope);
  if (text === null) throw new XmlError('malformed', 'no UTF-8');
  const { root } = parseXml(text, xmlLimits);
  if (!isElement(root, ns.soap, 'Envelope')) throw new XmlError('malformed', 'not SOAP 1.1');
  const [response, ...more] = childElements(onlyChild(root, ns.soap, 'Body'));
  if (response === undefined || more.length > 0)
    throw new XmlError('malformed', 'not exactly one element in the body');
  if (isElement(response, ns.soap, 'Fault')) {
    const skewMs = dated && dated.date - clock().getTime();
    return { kind: 'fault', fault: readSoapFault(response), skewMs };
  }
  if (!isElement(response, namespace, `${name}Response`))
    throw new XmlError('malformed', 'another answer');
  const status = readStatus(response);
  return {
    kind: 'answer',
    response,
    attachments,
    status,
    meaning: meaningOfStatus(status.code),
  };
}

/** Finds the call at the service's help desk. */
export function ticketOf({ response }: MailboxAnswer): string | null {
  const id = attributeOf(response, 'Id');
  return id === undefined || id === '' ? null : loggableText(id, 100);
}
