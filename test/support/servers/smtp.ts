import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import PostalMime from 'postal-mime';
import type { Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';
import { systemPart } from '../tools/system-parts.ts';

/* A mail server of our own on the loopback: real SMTP, real TLS, and an independent parser reads what it received. */

export const openssl = systemPart('openssl');

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly user: string | null;
  readonly secure: boolean;
  readonly raw: string;
  readonly mail: Email;
}

export interface MailServer {
  readonly port: number;
  readonly received: readonly ReceivedMail[];
}

export interface MailServerOptions {
  /** One that was let go of before; any free one when absent. */
  readonly port?: number;
  readonly tls?: 'implicit' | 'starttls' | 'none';
  readonly certificate?: ServerCertificate;
  /** Who may sign in; without it no client is asked to. */
  readonly account?: { readonly user: string; readonly password: string };
  /** SMTP status for each recipient, by the number of recipients asked for so far; undefined: welcome. */
  readonly refuse?: (count: number) => number | undefined;
  /** Hangs up in the middle of the message. */
  readonly drops?: boolean;
}

/** Ends with the test. */
export async function openMailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const server = await startMailServer(options);
  onTestFinished(() => server.close());
  return server;
}

/** Ends when closed: for stories of several tests. */
export async function startMailServer(
  options: MailServerOptions = {},
): Promise<MailServer & { close(): Promise<void> }> {
  const received: ReceivedMail[] = [];
  const { tls = 'none', certificate, account } = options;
  let recipients = 0;
  const server = new SMTPServer({
    secure: tls === 'implicit',
    ...(certificate === undefined ? {} : { key: certificate.key, cert: certificate.certificate }),
    disabledCommands: [
      ...(tls === 'starttls' ? [] : ['STARTTLS']),
      ...(account === undefined ? ['AUTH'] : []),
    ],
    authOptional: account === undefined,
    disableReverseLookup: true,
    closeTimeout: 10,
    onAuth: (auth, _session, answer) => {
      if (auth.username === account?.user && auth.password === account?.password)
        answer(null, { user: auth.username });
      else answer(refusal(535, 'who are you'));
    },
    onRcptTo: (_address, _session, answer) => {
      recipients += 1;
      const status = options.refuse?.(recipients);
      answer(status === undefined ? null : refusal(status, 'not today'));
    },
    onData: (stream, session, answer) => {
      if (options.drops === true) {
        for (const connection of server.connections) connection.close();
        stream.resume();
        return;
      }
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks);
        void PostalMime.parse(raw).then((mail) => {
          const { mailFrom, rcptTo } = session.envelope;
          received.push({
            from: mailFrom === false ? '' : mailFrom.address,
            to: rcptTo.map(({ address }) => address),
            user: typeof session.user === 'string' ? session.user : null,
            secure: session.secure,
            raw: raw.toString('utf8'),
            mail,
          });
          answer(null);
        });
      });
    },
  });
  // A client that goes away in mid-sentence, e.g. because it does not trust us, is no error of the desk
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    received,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
      }),
  };
}

function refusal(status: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode: status });
}

export interface ServerCertificate {
  readonly certificate: string;
  readonly key: string;
}

/** A certificate for this machine that no authority signed, written by openssl. */
export async function selfMadeCertificate(): Promise<ServerCertificate> {
  const folder = await mkdtemp(join(tmpdir(), 'trousseau-smtp-'));
  const at = (name: string) => join(folder, name);
  try {
    await promisify(execFile)(openssl.path, [
      ...'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2'.split(' '),
      ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'],
      ...['-keyout', at('key'), '-out', at('certificate')],
    ]);
    return {
      certificate: await readFile(at('certificate'), 'utf8'),
      key: await readFile(at('key'), 'utf8'),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
