import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PluginErrorCode } from '../errors.ts';
import type { HostLog } from '../logging.ts';
import type { AuditHeadEvent } from '../domain/audit/audit-event.ts';
import type { CertificateEvent } from '../domain/certificate/certificate-event.ts';
import type { JobRepository } from '../jobs/job.ts';
import type { MetricsRepository } from './repository.ts';
import type { ProbeRepository } from '../domain/probe/repository.ts';
import type { MailboxEvent } from '../domain/mailbox/polling/mailbox-event.ts';
import type { NoticeEvent } from '../domain/renewal/notice/notice-event.ts';
import type { EnrolmentEvent } from '../domain/enrolment/service.ts';
import type { RevocationEvent } from '../domain/enrolment/revocation/service.ts';
import type { SessionEvent } from '../domain/session/session-event.ts';
import type { SessionMode } from '../domain/session/session.ts';
import { certificateSums, samplesOf, seconds } from './certificate-samples.ts';
import {
  allCounts,
  isSilence,
  keystoreFailure,
  renewalEnded,
  renewalMissed,
  sessionFailure,
  sessionOpened,
  sourceError,
} from './event-counts.ts';
import type { Count } from './event-counts.ts';
import type { Exposition } from './exposition.ts';
import {
  auditHeadSamples,
  jobSamples,
  noticeSamples,
  sourceSamples,
} from './installation-samples.ts';
import type { SourceName } from './installation-samples.ts';
import type { CounterName, GaugeName, Sample } from './metric-catalogue.ts';

export interface MetricsDeps {
  readonly figures: MetricsRepository;
  readonly jobs: Pick<JobRepository, 'list'>;
  readonly probes: Pick<ProbeRepository, 'health'>;
  /** A line for each certificate; sums otherwise. */
  readonly perCertificate: boolean;
  readonly version: string;
  readonly now: () => Date;
  readonly log: Pick<HostLog, 'warn'>;
  /** Lines that the log could not take, since the start. */
  readonly lostLines?: () => number;
  /** Clock of eHealth minus ours, in seconds; null while it is not known. */
  readonly clockOffset?: () => number | null;
  /** When the last backup was finished; null when there never was one. */
  readonly lastBackup?: () => Promise<Date | null>;
}

export interface Metrics {
  /** What the monitoring system reads. Scrapes that come at once share one look. */
  text(): Promise<Exposition>;
  /** Counts what happened; for the place where the host is notified too. */
  onEvent(
    event:
      | CertificateEvent
      | EnrolmentEvent
      | RevocationEvent
      | SessionEvent
      | NoticeEvent
      | MailboxEvent
      | AuditHeadEvent,
  ): void;
  countKeystoreFailure(code: PluginErrorCode): void;
  countSessionFailure(mode: SessionMode, code: PluginErrorCode): void;
  countSourceError(source: SourceName): void;
  /** An error that is not ours. */
  countUnexpected(): void;
}

/** With more active certificates than this, sums replace lines: a scrape stays at some megabytes. */
export const certificateLimit = 2000;
const pageSize = 500;

/** The installation's figures in Prometheus' format: gauges are read when asked, counters are of this process. */
export function createMetrics(deps: MetricsDeps): Metrics {
  const { now } = deps;
  const tallies = createTallies();
  const sessions = new Map<string, Date>();
  let tokenService: boolean | null = null;
  let lostCounted = 0;
  let verifiedHead: string | null = null;
  let scrape: Promise<Exposition> | undefined;

  const count = (counts: readonly Count[], by = 1) => {
    for (const one of counts) tallies.add(one, by);
  };
  count(allCounts, 0);

  /** Lines of each, or sums: which of both is known only after so many. */
  const certificates = async (): Promise<readonly Sample[]> => {
    const at = now();
    const sums = certificateSums(at);
    let lines: Sample[] | null = deps.perCertificate ? [] : null;
    let seen = 0;
    let afterId = '';
    for (;;) {
      const page = await deps.figures.certificates(afterId, pageSize);
      seen += page.length;
      if (lines !== null && seen > certificateLimit) {
        deps.log.warn({ limit: certificateLimit }, 'certificate metric limit reached');
        lines = null;
      }
      for (const figure of page) {
        sums.add(figure);
        lines?.push(...samplesOf(figure, at));
      }
      const last = page.at(-1);
      if (last === undefined || page.length < pageSize) return lines ?? sums.samples();
      afterId = last.certificateId;
      // SQLite answers synchronously: without this, many thousands would block all other requests
      await nextTurn();
    }
  };

  const gather = async (): Promise<readonly Sample[]> => {
    const at = now();
    for (const [id, end] of sessions) if (end <= at) sessions.delete(id);
    const offset = deps.clockOffset?.() ?? null;
    const backup = (await deps.lastBackup?.()) ?? null;
    return [
      ...(await certificates()),
      ...noticeSamples(await deps.figures.openNotices(), await deps.figures.deliveries()),
      ...jobSamples(await deps.jobs.list(at)),
      ...sourceSamples(await deps.probes.health(), at),
      ...[...sessions].map(([session, end]) =>
        sample('ehealth_sts_session_expires_at_seconds', seconds(end), { session }),
      ),
      ...(tokenService === null
        ? []
        : [sample('ehealth_source_up', tokenService ? 1 : 0, { source: 'sts' })]),
      ...(offset === null ? [] : [sample('ehealth_clock_offset_seconds', offset)]),
      ...(backup === null
        ? []
        : [sample('ehealth_backup_last_success_timestamp_seconds', seconds(backup))]),
      ...(verifiedHead === null ? [] : auditHeadSamples(verifiedHead)),
      sample('ehealth_build_info', 1, { version: deps.version }),
    ];
  };

  const read = async () => {
    const samples = await gather();
    const lost = deps.lostLines?.() ?? 0;
    count([{ name: 'ehealth_log_lines_lost_total', labels: {} }], lost - lostCounted);
    lostCounted = lost;
    // With the first scrape: a practice without monitoring never needs it
    const { writeExposition } = await import('./exposition.ts');
    return writeExposition(samples, tallies.samples());
  };

  return {
    text: () => {
      scrape ??= read().finally(() => {
        scrape = undefined;
      });
      return scrape;
    },

    onEvent: (event) => {
      switch (event.type) {
        case 'session.opened':
          sessions.set(event.sessionId, event.notOnOrAfter);
          tokenService = true;
          count(sessionOpened(event.mode));
          return;
        case 'session.ended':
          sessions.delete(event.sessionId);
          return;
        case 'session.fallback-overused':
          count([{ name: 'ehealth_sts_fallback_overused_total', labels: {} }]);
          return;
        case 'audit.head':
          verifiedHead = event.head;
          return;
        case 'certificate.replaced':
          count([renewalEnded]);
          return;
        case 'notice.raised':
          if (event.cause === 'Expiry' && event.step === -7) count([renewalMissed]);
          return;
        default:
      }
    },

    countKeystoreFailure: (code) => count(keystoreFailure(code)),
    countSessionFailure: (mode, code) => {
      if (isSilence(code)) tokenService = false;
      count(sessionFailure(mode, code));
    },
    countSourceError: (source) => count([sourceError(source)]),
    countUnexpected: () => count([{ name: 'ehealth_panic_total', labels: {} }]),
  };
}

function sample(name: GaugeName, value: number, labels: Sample['labels'] = {}): Sample {
  return { name, labels, value };
}

/** Counters of this process, in the order in which each first counted. */
function createTallies() {
  const tallies = new Map<string, Sample<CounterName>>();
  return {
    add: ({ name, labels }: Count, by: number): void => {
      const key = JSON.stringify([name, labels]);
      const value = (tallies.get(key)?.value ?? 0) + by;
      tallies.set(key, { name, labels, value });
    },
    samples: (): readonly Sample<CounterName>[] => [...tallies.values()],
  };
}
