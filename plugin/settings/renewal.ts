import * as z from 'zod';
import { mailAddressOf, mailboxOf } from '../mail-address.ts';
import { secretSetting } from './secret.ts';

/* Settings of everything that runs by the clock: plan, notices, mail, webhook, probes, trust, metrics. Part of settings.ts. */

export const address = z
  .string()
  .refine((text) => /^https?:\/\//i.test(text) && URL.canParse(text), 'must be an http(s) address');

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 08:30');

const Hours = z
  .strictObject({
    from: clock.describe('Beginning, HH:MM, Belgian time.'),
    to: clock.describe('End.'),
  })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'must be later than from' });

const secret = z
  .string()
  .refine((text) => Buffer.byteLength(text) >= 24, 'must be at least 24 bytes long');

/** Standard Webhooks: "whsec_" and base64 of the key. What is no base64 would be read as a key of some bytes, or of none. */
const webhookSecret = secret.refine((text) => {
  // Standard Webhooks: the halves of a key pair, for a signature that is not ours
  if (/^wh[sp]k_/.test(text)) return false;
  const [, packed] = /^whsec_(.*)$/s.exec(text) ?? [];
  if (packed === undefined) return true;
  const key = Buffer.from(packed, 'base64');
  return key.length >= 24 && key.toString('base64') === packed;
}, 'must be "whsec_" and base64 of at least 24 bytes, or a text that is no "whsk_" or "whpk_" key');

export const RenewalSetting = z
  .strictObject({
    windowStartDays: z
      .number()
      .int()
      .min(1)
      .max(90)
      .default(85)
      .describe('Days before the end at which the planned moment may lie at the earliest.'),
    windowEndDays: z
      .number()
      .int()
      .min(1)
      .max(90)
      .default(60)
      .describe('… and at the latest; after that a renewal is overdue.'),
    officeHours: Hours.prefault({ from: '08:00', to: '19:00' }).describe(
      'Hours in which holders are asked to renew, Monday to Friday, except Belgian holidays.',
    ),
    consultingHours: z
      .array(Hours)
      .max(6)
      .default([
        { from: '09:00', to: '12:00' },
        { from: '14:00', to: '18:00' },
      ])
      .describe('Periods without renewals: a planned moment inside one is moved out.'),
  })
  .prefault({})
  .refine(({ windowStartDays, windowEndDays }) => windowStartDays > windowEndDays, {
    path: ['windowEndDays'],
    message: 'must be smaller than windowStartDays',
  })
  .describe('When a renewal is planned.');

/** A text that is kept as `read` returns it, and refused where that is null. */
const textRead = <Value>(read: (text: string) => Value | null, problem: string) =>
  z.string().transform((text, context) => {
    const value = read(text);
    if (value !== null) return value;
    context.addIssue({ code: 'custom', message: problem });
    return z.NEVER;
  });

export const MailSetting = z
  .strictObject({
    host: z.string().min(1).describe('SMTP server.'),
    port: z
      .number()
      .int()
      .min(1)
      .max(65_535)
      .default(587)
      .describe('587, or 465 with implicit TLS.'),
    tls: z
      .enum(['implicit', 'starttls', 'none'])
      .default('starttls')
      .describe('"none" is for a server on this machine only.'),
    user: z
      .string()
      .min(1)
      .nullable()
      .default(null)
      .describe('Log-in at the server, where it asks one.'),
    password: secretSetting(z.string().min(1)).nullable().prefault(null).describe('Its password.'),
    from: textRead(mailboxOf, 'must be one address, or "Name <address>"').describe(
      'Sender, "Name <address>" or an address.',
    ),
    replyTo: textRead(mailAddressOf, 'must be one e-mail address')
      .nullable()
      .default(null)
      .describe('Where answers go, when not to the sender.'),
  })
  .refine(({ user, password }) => (user === null) === (password === null), {
    path: ['password'],
    message: 'goes with user, or neither',
  })
  .refine(({ tls, host }) => tls !== 'none' || ['localhost', '127.0.0.1', '::1'].includes(host), {
    path: ['tls'],
    message: 'must not be "none" for another machine',
  })
  .nullable()
  .prefault(null)
  .describe('Mail server for notices; null: no e-mail.');

export const NoticeSetting = z
  .strictObject({
    openUrl: address
      .nullable()
      .default(null)
      .describe(
        'Page of the host that signs the user in and shows the module; {path} is filled in.',
      ),
    mail: MailSetting,
    webhook: z
      .strictObject({
        url: address.describe('Takes a POST of JSON.'),
        secret: secretSetting(webhookSecret).describe(
          'Shared secret of the signature (Standard Webhooks).',
        ),
      })
      .nullable()
      .prefault(null)
      .describe('Where notices are posted to; null: nowhere.'),
    calendar: z.boolean().default(true).describe('Offer calendar feeds by a secret address.'),
    allClearDigest: z
      .boolean()
      .default(false)
      .describe('Send the weekly digest also when there is nothing to do.'),
  })
  .prefault({})
  .describe('How notices are delivered.');

export const ProbeSetting = z
  .strictObject({
    depot: z.boolean().default(true).describe('Ask eHealth which encryption key it publishes.'),
    status: z
      .boolean()
      .default(true)
      .describe('Offer holders the nightly status question, signed with their certificate’s key.'),
    revocation: z.boolean().default(true).describe('Ask OCSP, else the CRL.'),
    depotEndpoint: address
      .nullable()
      .default(null)
      .describe('Address of the ETK depot; that of the environment when absent.'),
    certRaEndpoint: address
      .nullable()
      .default(null)
      .describe('Address of the registration authority; that of the environment when absent.'),
    ocspUrl: address
      .nullable()
      .default(null)
      .describe('OCSP responder; that of each certificate when absent.'),
    crlUrl: address
      .nullable()
      .default(null)
      .describe('Revocation list; that of each certificate when absent.'),
  })
  .prefault({})
  .describe('What eHealth is asked about certificates, nightly and without a card.');

export const TrustSetting = z
  .strictObject({
    updateBy: z
      .enum(['operator', 'admin'])
      .default('operator')
      .describe(
        'Who may update eHealth’s authorities: the command line alone, or admins of a practice too. The list is one for all practices.',
      ),
    listSigners: z
      .array(z.string().min(1))
      .default([])
      .describe('PEM files of the certificates that may sign a trusted list.'),
  })
  .prefault({})
  .describe('Updates of the certification authorities.');

export const MetricsSetting = z
  .strictObject({
    token: secretSetting(
      // RFC 6750, 2.1: anything else could be set here and never be sent
      secret.regex(/^[\w.~+/-]+=*$/, 'must be letters, digits and -._~+/ only'),
    ).describe('Bearer token that the monitoring system sends.'),
    perCertificate: z
      .boolean()
      .default(true)
      .describe('A line for each certificate; off where there are many thousands.'),
  })
  .nullable()
  .prefault(null)
  .describe('/metrics in Prometheus’ format; null: not there.');
