import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import type { PluginEvent } from '../../plugin/host.ts';
import type { JobId } from '../../plugin/jobs/job.ts';
import { belgianInstant, belgianTime } from '../../plugin/domain/time/brussels-time.ts';
import type { SampleKeystore, Validity } from '../../simulator/keystore/sample-keystores.ts';
import { testKeystore } from './keystores.ts';
import { startPlugin, testUsers } from './plugin.ts';
import type { LoggedLine, TestPlugin, TestPluginOptions, TestUser } from './plugin.ts';
import { startSimulator } from './simulator.ts';
import type { TestSimulator } from './simulator.ts';
import { startMailDesk } from './smtp.ts';
import type { MailDeskOptions, ReceivedMail } from './smtp.ts';
import { startWebhookDesk } from './webhook-desk.ts';
import type { WebhookDesk } from './webhook-desk.ts';

/* A practice whose certificates come to their end: the real plugin with everything it talks to, and a clock that a test moves. */

export const mailAccount = { user: 'trousseau', password: 'Courrier & <secret> 51+/' } as const;
export const webhookSecret = 'un secret de webhook qui suffit';
export const openUrl = 'https://host.example/open?next={path}';

const languages = { admin: 'fr', alix: 'fr', basile: 'nl', odile: 'de' } as const;

/** The invented people, each with an address and a language. */
export const renewalUsers: readonly TestUser[] = testUsers.map((user) => ({
  ...user,
  email: `${user.id}@practice.example`,
  language: languages[user.id as keyof typeof languages],
}));

/** The simulator goes by the system's clock: the days in which it is asked must be today's. */
const daysAfterToday = 20;

const threeYearsUntil = (notAfter: Date): Validity => ({
  notBefore: new Date(notAfter.getTime() - 3 * 365 * 86_400_000),
  notAfter,
});

export interface RenewalLife {
  readonly clock: { now: Date };
  /** Those that are not the same for every test. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly simulator: TestSimulator;
  readonly webhook: WebhookDesk;
  /** Three in the afternoon, Belgian time, twenty days from today. */
  readonly notAfter: Date;
  /** The plugin that runs now. */
  readonly running: () => TestPlugin;
  /** Since the story began, whatever was restarted. */
  readonly mails: () => readonly ReceivedMail[];
  readonly log: () => readonly LoggedLine[];
  readonly events: () => readonly PluginEvent[];
  /** So many days before the certificates end; ten in the morning, Belgian time, or another hour. */
  goTo(daysLeft: number, hour?: number): void;
  /** To the instant that the simulator goes by. */
  goToToday(): void;
  /** Has the host run these jobs, one after the other. */
  run(...ids: readonly JobId[]): Promise<void>;
  /** With these settings beside the story's own, until the next restart. */
  restart(changed?: Readonly<Record<string, unknown>>): Promise<void>;
  stopMail(): Promise<void>;
  /** Who may sign in there: the settings' account, or another one. */
  startMail(account?: MailDeskOptions['account']): Promise<void>;
  /** A file of this user that ends with the story, or at another time. */
  keystoreOf(userId: string, validity?: Validity): Promise<SampleKeystore>;
  /** As the practice's back-end does it; the certificate's id. */
  load(userId: string, file: SampleKeystore, replaces?: string): Promise<string>;
  close(): Promise<void>;
}

export interface RenewalLifeOptions extends Pick<TestPluginOptions, 'settings' | 'prepareHost'> {
  readonly password?: string;
}

export async function startRenewalLife(options: RenewalLifeOptions = {}): Promise<RenewalLife> {
  const simulator = await startSimulator();
  const webhook = await startWebhookDesk(webhookSecret);
  let mail = await startMailDesk({ account: mailAccount });
  const { port } = mail;
  const mails = [mail.received];
  const folder = mkdtempSync(join(tmpdir(), 'trousseau-renewal-'));
  const notAfter = belgianInstant(belgianTime(new Date()).day + daysAfterToday, 15 * 60);
  const clock = { now: new Date() };

  const settings = {
    notices: {
      openUrl,
      mail: {
        host: '127.0.0.1',
        port,
        tls: 'none',
        from: 'certificats@practice.example',
        ...mailAccount,
      },
      webhook: { url: webhook.url, secret: webhookSecret },
    },
    // Clear of the steps at 90 and 60 days, so that the planned moment is a message of its own
    renewal: { windowStartDays: 80, windowEndDays: 70 },
    probes: {
      depotEndpoint: simulator.ready.depot,
      certRaEndpoint: simulator.ready.certRa,
      ocspUrl: simulator.ready.ocsp,
      crlUrl: simulator.ready.crl,
    },
    // eHealth asks every program for it
    ehealth: { contactEmail: 'support@host.example' },
    rateLimit: { passwordAttemptsPerMinute: 1000 },
    ...options.settings,
  };
  const start = (changed: Readonly<Record<string, unknown>> = {}) =>
    startPlugin({
      folder,
      users: renewalUsers,
      now: () => clock.now,
      ...(options.prepareHost === undefined ? {} : { prepareHost: options.prepareHost }),
      settings: { ...settings, ...changed },
    });
  const started: TestPlugin[] = [await start()];
  const running = () => {
    const [last] = started.slice(-1);
    if (last === undefined) throw new Error('no plugin runs');
    return last;
  };
  const stopMail = () => mail.close();

  return {
    clock,
    settings,
    simulator,
    webhook,
    notAfter,
    running,
    mails: () => mails.flat(),
    log: () => started.flatMap(({ log }) => log),
    events: () => started.flatMap(({ events }) => events),
    goTo: (daysLeft, hour = 10) => {
      clock.now = belgianInstant(belgianTime(notAfter).day - daysLeft, hour * 60);
    },
    goToToday: () => {
      clock.now = new Date();
    },
    run: async (...ids) => {
      for (const id of ids) await runJob(running(), id);
    },
    restart: async (changed) => {
      await running().close();
      started.push(await start(changed));
    },
    stopMail,
    startMail: async (account = mailAccount) => {
      mail = await startMailDesk({ account, port });
      mails.push(mail.received);
    },
    keystoreOf: (userId, validity = threeYearsUntil(notAfter)) => {
      const user = renewalUsers.find(({ id }) => id === userId);
      return testKeystore('complete', {
        holder: {
          type: 'SSIN',
          id: user?.ssin ?? '',
          applicationId: null,
          name: user?.displayName.toUpperCase() ?? '',
        },
        validity,
        ...(options.password === undefined ? {} : { password: options.password }),
      });
    },
    load: (userId, file, replaces) => load(running(), userId, file, replaces),
    close: async () => {
      for (const plugin of started) await plugin.close();
      await Promise.all([stopMail(), webhook.close(), simulator.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The back-end of this user's practice. */
export function bearerFor(started: Pick<TestPlugin, 'bearer'>, userId: string): string {
  const practice = renewalUsers.find(({ id }) => id === userId)?.practiceId;
  return `Bearer ${started.bearer('service', { practice })}`;
}

export async function runJob({ plugin }: Pick<TestPlugin, 'plugin'>, id: JobId): Promise<void> {
  const job = plugin.jobs.find((candidate) => candidate.id === id);
  if (job === undefined) throw new Error(`no job ${id}`);
  await job.run();
}

async function load(
  started: TestPlugin,
  userId: string,
  { bytes, fileName, password }: SampleKeystore,
  replaces: string | undefined,
): Promise<string> {
  const user = renewalUsers.find(({ id }) => id === userId);
  const post = (path: string) =>
    request(started.app).post(`/api/v1${path}`).set('Authorization', bearerFor(started, userId));
  const draft = await post(`/users/${userId}/certificates`)
    .field({ kind: 'person', identifier: user?.ssin ?? '', password })
    .attach('file', bytes, fileName)
    .expect(201);
  const stored = await post(`/drafts/${(draft.body as { id: string }).id}/store`)
    .send(replaces === undefined ? {} : { replaces })
    .expect(201);
  return (stored.body as { certificateId: string }).certificateId;
}
