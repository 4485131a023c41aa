import type { Transporter } from 'nodemailer';
import { verifiedTls } from '../../../http/verified-tls.ts';
import { mailAddressOf } from '../../../mail-address.ts';
import type { Mailbox } from '../../../mail-address.ts';
import type { SendOutcome } from '../delivery-problem.ts';
import type { MailMessage } from './layout.ts';

/*
 * The way out for e-mail. What goes wrong is an outcome, not an exception: retries and screens decide by it. A refusal's own words are
 * left with the server, since they repeat addresses.
 */

export interface MailTransport {
  send(
    to: { readonly name: string; readonly address: string },
    message: MailMessage,
  ): Promise<SendOutcome>;
  close(): void;
}

export interface MailTransportOptions {
  /** PEM certificates of authorities to trust in addition to the system's, e.g. a practice's own. */
  readonly authorities?: readonly string[];
  /** For connecting, greeting and each answer, in milliseconds; a whole message may take six times as long. */
  readonly timeoutMs?: number;
}

/** The mail server of the settings (plugin/settings/renewal.ts). */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** 'none' is for a server on this machine only. */
  readonly tls: 'implicit' | 'starttls' | 'none';
  /** null, like the password, where the server asks no login. */
  readonly user: string | null;
  readonly password: string | null;
  readonly from: Mailbox;
  /** null: answers go to the sender. */
  readonly replyTo: string | null;
}

/**
 * Sends through the practice's mail server: one connection per message, since a few a day need no pool. "starttls" insists on it, so
 * that no one on the network can downgrade it.
 */
export function createMailTransport(
  setting: MailServer,
  options: MailTransportOptions = {},
): MailTransport {
  const { timeoutMs = defaultTimeoutMs } = options;
  let opened: Promise<Transporter> | undefined;
  return {
    send: async (to, message) => {
      const address = mailAddressOf(to.address);
      // The library would make one mailbox out of "a@x.be; b@y.be", and report it as sent
      if (address === null) {
        return { kind: 'failed', problem: 'AddressInvalid', code: null, permanent: true };
      }
      try {
        const transport = await (opened ??= openTransport(setting, options));
        await transport.sendMail({
          from: setting.from,
          to: { name: to.name, address },
          ...(setting.replyTo === null ? {} : { replyTo: setting.replyTo }),
          messageId: `<${message.id}@${domainOf(setting.from)}>`,
          subject: message.subject,
          text: message.text,
          html: message.html,
          headers: {
            // RFC 3834: suppresses automatic replies
            'Auto-Submitted': 'auto-generated',
            'X-Auto-Response-Suppress': 'All',
            'Content-Language': message.language,
          },
          ...(message.calendar === null
            ? {}
            : {
                attachments: [
                  {
                    filename: 'ehealth.ics',
                    content: message.calendar,
                    contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
                  },
                ],
              }),
          signal: AbortSignal.timeout(6 * timeoutMs),
        });
        return { kind: 'sent' };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    close: () => {
      // Where it could not be opened, the message was answered so
      opened?.then(
        (transport) => transport.close(),
        () => undefined,
      );
    },
  };
}

const defaultTimeoutMs = 10_000;

async function openTransport(
  setting: MailServer,
  { authorities, timeoutMs = defaultTimeoutMs }: MailTransportOptions,
): Promise<Transporter> {
  // With the first message: most starts send none
  const { createTransport } = await import('nodemailer');
  return createTransport({
    host: setting.host,
    port: setting.port,
    secure: setting.tls === 'implicit',
    requireTLS: setting.tls === 'starttls',
    ignoreTLS: setting.tls === 'none',
    ...(setting.user === null || setting.password === null
      ? {}
      : { auth: { user: setting.user, pass: setting.password } }),
    tls: verifiedTls(authorities),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    socketCloseTimeout: 1_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** Of the sender; a Message-ID needs one, and this one is ours to use. */
const domainOf = ({ address }: Mailbox) => address.slice(address.lastIndexOf('@') + 1);

interface SmtpFailure {
  readonly code: string;
  /** The server's three digits; null when it said nothing. */
  readonly status: number | null;
}

function failureOf(error: unknown): SmtpFailure {
  if (!(error instanceof Error)) return { code: '', status: null };
  const { code, responseCode } = error as Error & { code?: unknown; responseCode?: unknown };
  return {
    code: typeof code === 'string' ? code : '',
    status: typeof responseCode === 'number' ? responseCode : null,
  };
}

function outcomeOf(error: unknown): SendOutcome {
  const { code, status } = failureOf(error);
  const failed = (
    problem: Extract<SendOutcome, { kind: 'failed' }>['problem'],
    permanent = false,
  ): SendOutcome => ({
    kind: 'failed',
    problem,
    code: status === null ? code || null : String(status),
    permanent,
  });
  // A wrong password is corrected in the settings, and then every message may go
  if (code === 'EAUTH' || code === 'ENOAUTH') return failed('SignIn');
  if (code === 'ETLS' || code === 'EREQUIRETLS') return failed('Tls');
  if (status !== null) return status >= 500 ? failed('Refused', true) : failed('Deferred');
  if (code === 'ETIMEDOUT' || code === 'EABORT') return failed('Timeout');
  if (code === 'EENVELOPE' || code === 'EMESSAGE') return failed('Refused', true);
  if (isCertificateError(error)) return failed('Tls');
  if (['ECONNECTION', 'ESOCKET', 'EDNS', 'ECONNREFUSED', 'ECONNRESET'].includes(code))
    return failed('NoConnection');
  return failed('Unexpected');
}

/** OpenSSL's complaints come as socket errors; their words are ours to read, not to keep. */
function isCertificateError(error: unknown): boolean {
  return (
    error instanceof Error && /certificate|altnames|SSL routines|wrong version/i.test(error.message)
  );
}
