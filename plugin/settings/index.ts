import * as z from 'zod';
import { PluginError } from '../errors.ts';
import { EnrolmentSetting } from './enrolment.ts';
import { MailboxSetting } from './mailbox.ts';
import { LaunchSetting } from './launch.ts';
import {
  MetricsSetting,
  NoticeSetting,
  ProbeSetting,
  RenewalSetting,
  TrustSetting,
} from './renewal.ts';
import { groupMayRead, outsideSources } from './secret.ts';
import { SideCarSetting } from './side-car.ts';
import { themes } from './theme.ts';
import { EhealthSetting, EidSetting, SessionSetting } from './sessions.ts';
import { environments } from '../pki/x509/trust-anchor.ts';
import { languages } from '../i18n/language.ts';

/*
 * The settings a host or operator writes, parsed once at the start. manifest.json carries this schema as JSON Schema
 * (scripts/write-manifest.ts), so each description below is also the manual.
 */

const days = (description: string) => z.number().int().min(1).max(400).describe(description);

const MasterKeySetting = z
  .discriminatedUnion('source', [
    z.strictObject({
      source: z.literal('file').describe('`file`, `env` or `command`.'),
      path: z.string().min(1).describe('Key file, mode 0600 or 0440.'),
      create: z.boolean().default(false).describe('Create the file at first start.'),
      groupMayRead,
    }),
    ...outsideSources({
      env: 'Environment variable that holds 32 bytes in base64.',
      command: 'Program that prints the key in base64; no shell.',
    }),
  ])
  .describe('Where the key comes from that seals every stored keystore.');

/** Scheme, host and port; kept as browsers write it (RFC 6454, 6.2): lower case, without the scheme's own port or a slash. */
const origin = z
  .string()
  .refine(
    (text) => /^https?:\/\/[^/\\?#@]+\/?$/i.test(text) && URL.canParse(text),
    'must be an origin such as https://ehr.example',
  )
  .transform((text) => new URL(text).origin);

const address = z
  .string()
  .refine((text) => /^https:\/\//i.test(text) && URL.canParse(text), 'must be an https address');

const Environment = z.enum(environments);

const CookieSetting = z
  .strictObject({
    sameSite: z
      .enum(['lax', 'strict', 'none'])
      .default('lax')
      .describe(
        '"none" only when the host shows the module in a frame of another site: the cookie is then partitioned by that site (CHIPS).',
      ),
    secure: z
      .union([z.boolean(), z.literal('auto')])
      .default('auto')
      .describe('"auto": when the request, or publicOrigin, is https.'),
  })
  .refine((cookie) => cookie.sameSite !== 'none' || cookie.secure !== false, {
    path: ['secure'],
    message: 'must not be false with sameSite "none": browsers drop such a cookie',
  })
  .describe('Cookie of the browser session.');

/** The parts that the refinements below check. */
interface Refined {
  readonly environment: string;
  readonly ehealth: z.output<typeof EhealthSetting>;
  readonly probes: z.output<typeof ProbeSetting>;
  readonly enrolment: z.output<typeof EnrolmentSetting>;
  readonly mailbox: z.output<typeof MailboxSetting>;
  readonly notices: z.output<typeof NoticeSetting>;
  readonly renewal: z.output<typeof RenewalSetting>;
  readonly renewalWindowDays: number;
  readonly publicOrigin: string | null;
  readonly strictTransportDays: number | null;
}

/** eHealth's addresses are https; a plain one is for a simulator on this machine only. OCSP and CRL are signed, and plain by custom. */
function requireHttps(settings: Refined, context: z.RefinementCtx): void {
  const { ehealth, probes, enrolment, mailbox, notices } = settings;
  const complain = (...path: string[]) => {
    context.addIssue({ code: 'custom', path, message: 'must be https' });
  };
  if (settings.environment !== 'simulation') {
    const groups = { ehealth, probes, enrolment, mailbox };
    for (const [group, values] of Object.entries(groups)) {
      for (const [name, value] of Object.entries(values))
        if (/Endpoint$|^continuityList$/.test(name) && isPlain(value)) complain(group, name);
    }
  }
  const webhook = notices.webhook?.url ?? null;
  if (webhook !== null && isPlain(webhook) && !isLoopback(new URL(webhook).hostname)) {
    complain('notices', 'webhook', 'url');
  }
}

const isPlain = (address: unknown) => /^http:/i.test(String(address));

const isLoopback = (name: string) => ['localhost', '127.0.0.1', '[::1]'].includes(name);

/** A moment cannot be planned before a renewal is asked for at all. */
function requireWindow({ renewal, renewalWindowDays }: Refined, context: z.RefinementCtx): void {
  if (renewal.windowStartDays <= renewalWindowDays) return;
  context.addIssue({
    code: 'custom',
    path: ['renewal', 'windowStartDays'],
    message: 'must not be larger than renewalWindowDays',
  });
}

/** By http no browser heeds the header, and behind an unnamed proxy no one knows whose host name it binds. */
function requireSecureOrigin(
  { strictTransportDays, publicOrigin }: Refined,
  context: z.RefinementCtx,
): void {
  if (strictTransportDays === null || publicOrigin?.startsWith('https:') === true) return;
  context.addIssue({
    code: 'custom',
    path: ['strictTransportDays'],
    message: 'needs publicOrigin with https',
  });
}

/** The schema itself; `parseSettings` is the way in, this is exported for the manifest and for commands that need a part of it. */
export const SettingsSchema = z.strictObject({
  databasePath: z.string().min(1).describe('SQLite file; created when absent.'),
  masterKey: MasterKeySetting,
  environment: Environment.default('production').describe('eHealth environment the practice uses.'),
  launch: LaunchSetting,
  publicOrigin: origin
    .nullable()
    .default(null)
    .describe('Origin that browsers see; needed behind a proxy that changes Host or ends TLS.'),
  strictTransportDays: z
    .number()
    .int()
    .min(1)
    .max(730)
    .nullable()
    .default(null)
    .describe(
      'Days for which browsers take the host name by https alone (HSTS); where the host name is the module’s own. Needs publicOrigin with https.',
    ),
  frameAncestors: z
    .array(origin)
    .default([])
    .describe('Origins that may show the module in a frame, besides its own.'),
  cookie: CookieSetting.prefault({}),
  sessionMinutes: z
    .number()
    .int()
    .min(5)
    .max(720)
    .default(60)
    .describe('Life of a browser session, used or not.'),
  sessionIdleMinutes: z
    .number()
    .int()
    .min(1)
    .max(720)
    .default(30)
    .describe('Minutes without a request after which a browser session ends.'),
  sessionsPerUser: z
    .number()
    .int()
    .min(1)
    .max(200)
    .default(20)
    .describe(
      'Browser sessions of one user at a time; a further one ends the one used longest ago.',
    ),
  trustAnchors: z
    .array(
      z.strictObject({
        file: z.string().min(1).describe('PEM file of one or more issuing CAs.'),
        environment: Environment,
      }),
    )
    .default([])
    .describe('Certification authorities besides the built-in table of eHealth’s.'),
  renewalWindowDays: days('Days before its end at which a certificate asks for renewal.').default(
    90,
  ),
  activeFiles: z
    .number()
    .int()
    .min(2)
    .max(100)
    .default(10)
    .describe('Active files that a holder may have for one application.'),
  ehealth: EhealthSetting,
  eid: EidSetting,
  sessions: SessionSetting,
  renewal: RenewalSetting,
  notices: NoticeSetting,
  probes: ProbeSetting,
  enrolment: EnrolmentSetting,
  mailbox: MailboxSetting,
  trust: TrustSetting,
  metrics: MetricsSetting,
  rateLimit: z
    .strictObject({
      passwordAttemptsPerMinute: z.number().int().min(1).max(1000).default(10),
    })
    .prefault({})
    .describe('Wrong passwords and PINs of one user before they have to wait.'),
  ...SideCarSetting.shape,
  outbound: z
    .strictObject({
      authorities: z
        .array(z.string().min(1))
        .default([])
        .describe(
          'PEM files of CAs that servers may have besides Node’s own: of a proxy that opens TLS, of a mail server or webhook receiver of the practice.',
        ),
    })
    .prefault({})
    .describe('Calls out. Proxies come from the environment: HTTPS_PROXY, HTTP_PROXY, NO_PROXY.'),
  jobs: z
    .strictObject({ enabled: z.boolean().default(true) })
    .prefault({})
    .describe('Off when the host runs the jobs itself.'),
  defaultLanguage: z
    .enum(languages)
    .default('fr')
    .describe('Where neither token nor browser names one.'),
  hostName: z
    .string()
    .min(1)
    .max(80)
    .nullable()
    .default(null)
    .describe('Name of the host on screen.'),
  certificateManagerPage: z
    .union([
      address.transform((page) => Object.fromEntries(languages.map((one) => [one, page]))),
      z.partialRecord(z.enum(languages), address),
    ])
    .nullable()
    .default(null)
    .describe(
      'Page of the eHealth Certificate Manager: one address, or one by language (`fr`, `nl`, `de`, `en`). Where there is none: that of eHealth, in the user’s language.',
    ),
  theme: z
    .enum(themes)
    .nullable()
    .default(null)
    .describe(
      'Colours of the screens; null: light in a frame, else what the user or the system chose.',
    ),
  backUrl: z
    .string()
    .refine(
      (text) => /^https?:\/\//i.test(text) || /^\/(?![/\\])/.test(text),
      'must be an http(s) address or a path',
    )
    .nullable()
    .default(null)
    .describe('Where “back to the host” leads.'),
});

/** With the rules across several settings. */
const WholeSettings = SettingsSchema.superRefine(requireHttps)
  .superRefine(requireWindow)
  .superRefine(requireSecureOrigin);

export type Settings = z.output<typeof SettingsSchema>;

/**
 * Converts the host's input into settings with every default filled in. Throws ERR_SETTINGS_INVALID naming the first
 * mistake's path and all mistakes in the message; values are never repeated, since some of them are secrets.
 */
export function parseSettings(input: unknown): Settings {
  const parsed = WholeSettings.safeParse(input);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => ({
    path: issue.path.map(String).join('.') || '(settings)',
    problem: issue.message,
  }));
  const first = problems[0] ?? { path: '(settings)', problem: 'invalid' };
  throw new PluginError(
    'ERR_SETTINGS_INVALID',
    `invalid settings: ${problems.map(({ path, problem }) => `${path}: ${problem}`).join('; ')}`,
    { params: first },
  );
}
