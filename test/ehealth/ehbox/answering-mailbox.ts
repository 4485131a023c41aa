import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MailboxService } from '../../../plugin/ehealth/ehbox/call.ts';
import { mailboxAnswerBytes } from '../../../plugin/ehealth/ehbox/call.ts';
import { addHolderOfKeyHeader } from '../../../plugin/ehealth/soap/holder-of-key.ts';
import { inEnvelope, testTransport } from '../../support/fixtures/soap-answers.ts';
import {
  assertionContent,
  assertionId,
  signedAssertion,
} from '../../support/fixtures/signed-assertion.ts';
import { testSigningKey } from '../../support/fixtures/signing-keys.ts';

export const consultation = 'urn:be:fgov:ehealth:ehbox:consultation:protocol:v3';
export const publication = 'urn:be:fgov:ehealth:ehbox:publication:protocol:v3';

export interface HeardRequest {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface AnsweringMailbox {
  readonly url: string;
  readonly heard: readonly HeardRequest[];
  /** Every later request gets this; null: the connection breaks when the request is in. */
  answer(
    body: string | Buffer | null,
    headers?: Readonly<Record<string, string>>,
    status?: number,
  ): void;
  stop(): Promise<void>;
}

/** A service on the line that says what a test wants it to say, in bytes. */
export async function startAnsweringMailbox(): Promise<AnsweringMailbox> {
  const heard: HeardRequest[] = [];
  let reply: {
    body: string | Buffer | null;
    headers: Readonly<Record<string, string>>;
    status: number;
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      heard.push({ headers: request.headers, body: Buffer.concat(chunks) });
      if (reply.body === null) request.socket.destroy();
      else response.writeHead(reply.status, reply.headers).end(reply.body);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/service`,
    heard,
    answer: (body, headers = { 'content-type': 'text/xml; charset=utf-8' }, status = 200) => {
      reply = { body, headers, status };
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** An answer of one of the services around its fields, with a Status. */
export const answerOf = (
  namespace: string,
  name: string,
  { code = '100', status = '', fields = '', attributes = '' } = {},
): string =>
  inEnvelope(
    `<r:${name}Response xmlns:r="${namespace}"${attributes}><Status><Code>${code}</Code>${
      status || '<Message Lang="EN">text</Message>'
    }</Status>${fields}</r:${name}Response>`,
  );

export const faultOf = (code: string, kind = 'BusinessError', text = 'text'): string =>
  inEnvelope(
    `<S:Fault><faultcode>S:Server</faultcode><faultstring>fault</faultstring><detail>` +
      `<e:${kind} xmlns:e="urn:be:fgov:ehealth:errors:soa:v1" Id="T-1"><Origin>Provider</Origin><Code>${code}</Code>` +
      `<Message xml:lang="en">${text}</Message></e:${kind}></detail></S:Fault>`,
  );

/** A service as a session calls it: its signer writes the header of an assertion that the test's own key is bound to. */
export async function aMailboxService(
  endpoint: string,
  changes: Partial<MailboxService> = {},
): Promise<MailboxService> {
  const sts = await testSigningKey('RSA', 'SIMULATED STS');
  const { signer, certificate } = await testSigningKey('RSA');
  const assertion = signedAssertion(assertionContent({ holderOfKey: certificate }), sts);
  const clock = () => new Date();
  return {
    endpoint,
    transport: testTransport({ maxBytes: mailboxAnswerBytes }),
    signer: {
      sign: (envelope) =>
        addHolderOfKeyHeader(envelope, { assertion, assertionId, signer, now: clock() }),
    },
    clock,
    timeoutMs: 5_000,
    ...changes,
  };
}
