import { createHash, randomUUID } from 'node:crypto';
import type { SimulatorReady } from '../../../simulator/control/control.ts';
import {
  issueBody,
  secured,
  securedByAssertion,
  send,
  type Claims,
  type Credential,
  type HeaderOptions,
} from '../wire-message.ts';

/* Messages to the simulated mailbox after the samples of mailbox.md, written by hand and signed by xmlsec1. */

export const consultation = 'urn:be:fgov:ehealth:ehbox:consultation:protocol:v3';
export const publication = 'urn:be:fgov:ehealth:ehbox:publication:protocol:v3';

export interface MailAnswer {
  readonly status: number;
  readonly contentType: string;
  /** The envelope. */
  readonly text: string;
  /** Attachments by Content-ID. */
  readonly parts: ReadonlyMap<string, Buffer>;
  /** Status or fault code. */
  readonly code: string | null;
  readonly bytes: Buffer;
}

export interface Part {
  readonly id: string;
  readonly bytes: Buffer;
  readonly type?: string;
}

export interface CallOptions extends HeaderOptions {
  readonly action?: string;
  readonly parts?: readonly Part[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Rewrites the signed message. */
  readonly rewrite?: (message: string) => string;
}

/** A session that was opened at the simulated token service. */
export interface MailSession {
  readonly assertion: string;
  /** `operation` as SOAPAction has it, `body` the payload. */
  consult(operation: string, body: string, options?: CallOptions): Promise<MailAnswer>;
  publish(body: string, options?: CallOptions): Promise<MailAnswer>;
}

export async function openMailSession(
  ready: SimulatorReady,
  holder: Credential,
  claims: Claims,
): Promise<MailSession> {
  const body = issueBody(holder.certificate, { claims });
  const { assertion, text } = await send(ready.sts, 'token', secured(body, holder));
  if (assertion === null) throw new Error(text);
  const call = (
    address: string,
    action: string,
    payload: string,
    options: CallOptions = {},
  ): Promise<MailAnswer> => {
    const message = securedByAssertion(payload, assertion, holder, options);
    return post(address, options.action ?? action, (options.rewrite ?? same)(message), options);
  };
  return {
    assertion,
    consult: (operation, payload, options) =>
      call(ready.consultation, `${consultation}:${operation}`, payload, options),
    publish: (payload, options) =>
      call(ready.publication, `${publication}:sendMessage`, payload, options),
  };
}

const same = (message: string): string => message;

/** Sends an envelope, with attachments as SOAP with Attachments where there are any. */
export async function post(
  address: string,
  action: string,
  envelope: string,
  options: Pick<CallOptions, 'parts' | 'headers'> = {},
): Promise<MailAnswer> {
  const { type, body } = packed(envelope, options.parts ?? null);
  const response = await fetch(address, {
    method: 'POST',
    body,
    headers: {
      'content-type': type,
      soapaction: `"${action}"`,
      'user-agent': 'Trousseau/0.1.0 Practice/7.2',
      from: 'support@example.org',
      ...options.headers,
    },
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  const contentType = response.headers.get('content-type') ?? '';
  const { text, parts } = unpacked(contentType, bytes);
  const code = /<Code>([^<]*)<\/Code>/.exec(text)?.[1] ?? null;
  return { status: response.status, contentType, text, parts, code, bytes };
}

function packed(
  envelope: string,
  parts: readonly Part[] | null,
): { readonly type: string; readonly body: Buffer } {
  if (parts === null) return { type: 'text/xml; charset=utf-8', body: Buffer.from(envelope) };
  const boundary = '----=_Part_0_trousseau';
  const written = [
    { id: 'root', bytes: Buffer.from(envelope), type: 'text/xml; charset=UTF-8' },
    ...parts,
  ].flatMap(({ id, bytes, type }) => [
    Buffer.from(
      `--${boundary}\r\nContent-Type: ${type ?? 'application/octet-stream'}\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <${id}>\r\n\r\n`,
    ),
    bytes,
    Buffer.from('\r\n'),
  ]);
  return {
    type: `multipart/related; type="text/xml"; start="<root>"; boundary="${boundary}"`,
    body: Buffer.concat([...written, Buffer.from(`--${boundary}--`)]),
  };
}

/** Latin-1 keeps every byte, so that text functions may cut. */
function unpacked(
  contentType: string,
  bytes: Buffer,
): { readonly text: string; readonly parts: ReadonlyMap<string, Buffer> } {
  const boundary = /^multipart\/related;.*boundary="([^"]+)"/.exec(contentType)?.[1];
  if (boundary === undefined) return { text: bytes.toString('utf8'), parts: new Map() };
  const parts = bytes
    .toString('latin1')
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part): readonly [string, Buffer] => {
      const end = part.indexOf('\r\n\r\n');
      const id = /content-id: <([^>]+)>/i.exec(part.slice(0, end))?.[1] ?? '';
      return [id, Buffer.from(part.slice(end + 4, -2), 'latin1')];
    });
  const [root] = parts;
  return { text: root?.[1].toString('utf8') ?? '', parts: new Map(parts.slice(1)) };
}

/** A payload of the consultation service. */
export const consult = (name: string, inside = ''): string =>
  `<c:${name}Request xmlns:c="${consultation}">${inside}</c:${name}Request>`;

export const box = (
  type: string,
  id: string,
  quality: string,
  subType = '',
  name = 'BoxId',
  more = '',
): string =>
  `<${name}><Id>${id}</Id><Type>${type}</Type>${subType === '' ? '' : `<SubType>${subType}</SubType>`}` +
  `<Quality>${quality}</Quality>${more}</${name}>`;

export const to = (
  type: string,
  id: string,
  quality: string,
  options: { readonly subType?: string; readonly processed?: boolean; readonly user?: string } = {},
): string =>
  box(
    type,
    id,
    quality,
    options.subType ?? '',
    'DestinationContext',
    (options.user ?? '') + `<OoOProcessed>${String(options.processed ?? false)}</OoOProcessed>`,
  );

const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64');

export const digestOf = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('base64');

/** A content by text, or by the cid of a part; with file name, type and digest. */
export function enclosed(
  content: Buffer,
  options: {
    readonly cid?: string;
    readonly digest?: string;
    readonly fileName?: string;
    readonly type?: string;
  } = {},
): string {
  const { cid, digest = digestOf(content) } = options;
  const inside =
    cid === undefined
      ? `<EncryptableTextContent>${base64(content)}</EncryptableTextContent>`
      : `<EncryptableBinaryContent>cid:${cid}</EncryptableBinaryContent>`;
  return (
    `${inside}<DownloadFileName>${options.fileName ?? 'bericht.txt'}</DownloadFileName>` +
    `<MimeType>${options.type ?? 'text/plain'}</MimeType><Digest>${digest}</Digest>`
  );
}

export const annex = (title: string, content: string): string =>
  `<Annex><EncryptableTitle>${base64(title)}</EncryptableTitle>${content}</Annex>`;

export interface LetterOptions {
  readonly publicationId?: string | null;
  readonly from?: string;
  readonly to?: string;
  readonly title?: string;
  /** The content element of the document and what follows it. */
  readonly document?: string;
  /** Free information, patient, annexes. */
  readonly more?: string;
  readonly kind?: string;
  readonly encrypted?: boolean;
  /** PublicationReceipt, ReceivedReceipt, ReadReceipt. */
  readonly receipts?: readonly [boolean, boolean, boolean];
  readonly after?: string;
}

let number = 0;

export const newPublicationId = (): string =>
  `T${randomUUID().slice(0, 8)}${String(++number).padStart(4, '0')}`.slice(0, 13);

/** A SendMessageRequest; by default a line of text in clear for the nurse 00000000196. */
export function letter(options: LetterOptions = {}): string {
  const id =
    options.publicationId === null
      ? ''
      : ` PublicationId="${options.publicationId ?? newPublicationId()}"`;
  const [published, received, read] = options.receipts ?? [false, false, false];
  return (
    `<p:SendMessageRequest xmlns:p="${publication}"${id}>${options.from ?? ''}` +
    (options.to ?? to('INSS', '00000000196', 'NURSE')) +
    '<ContentContext><Content>' +
    `<Document><Title>${options.title ?? 'Vergadering'}</Title>${options.document ?? enclosed(Buffer.from('Om 14 uur.\n'))}</Document>` +
    `${options.more ?? ''}</Content><ContentSpecification><ApplicationName>Trousseau</ApplicationName>` +
    `<ContentType>${options.kind ?? 'DOCUMENT'}</ContentType><IsImportant>false</IsImportant>` +
    `<IsEncrypted>${String(options.encrypted ?? false)}</IsEncrypted>` +
    `<PublicationReceipt>${String(published)}</PublicationReceipt><ReceivedReceipt>${String(received)}</ReceivedReceipt>` +
    `<ReadReceipt>${String(read)}</ReadReceipt></ContentSpecification></ContentContext>` +
    `${options.after ?? ''}</p:SendMessageRequest>`
  );
}

/** Texts of all elements of a name. */
export const all = (text: string, name: string): readonly string[] =>
  [...text.matchAll(new RegExp(`<${name}(?: [^>]*)?>([^<]*)</${name}>`, 'g'))].map(
    ([, value = '']) => value,
  );
