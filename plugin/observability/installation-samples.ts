import type { JobStatus } from '../jobs/job.ts';
import type { MetricsRepository } from './repository.ts';
import type { ProbeRepository } from '../domain/probe/repository.ts';
import { seconds } from './certificate-samples.ts';
import type { Sample } from './metric-catalogue.ts';
import { hourInMilliseconds } from '../domain/time/duration.ts';

/* Jobs, services of eHealth, notices and messages as samples. Pure. */

/** When each job last succeeded; one that never did has no line, which its alert knows. Of the audit chain, what its last run found. */
export function jobSamples(jobs: readonly JobStatus[]): Sample[] {
  const samples: Sample[] = jobs.flatMap(({ id, lastSucceededAt }) =>
    lastSucceededAt === null
      ? []
      : [
          {
            name: 'ehealth_job_last_success_timestamp_seconds',
            labels: { job: id },
            value: seconds(lastSucceededAt),
          },
        ],
  );
  const audit = jobs.find(({ id }) => id === 'audit-verification');
  const isBroken = audit?.lastProblem === 'ERR_AUDIT_CHAIN_BROKEN';
  // A run that was cut off found nothing, either way
  if (isBroken || audit?.lastOutcome === 'ok') {
    samples.push({ name: 'ehealth_audit_chain_ok', labels: {}, value: isBroken ? 0 : 1 });
  }
  return samples;
}

/** What the last verification of this process reached, to be kept by the monitoring system. */
export function auditHeadSamples(head: string): Sample[] {
  return [
    { name: 'ehealth_audit_head_position', labels: {}, value: Number(head.split(':')[0]) },
    { name: 'ehealth_audit_head_info', labels: { head }, value: 1 },
  ];
}

/** The services as alerts name them. Revocation is asked of the authority behind the certificates, by OCSP or list. */
export const sourceNames = { depot: 'depot', status: 'certra', revocation: 'revocation' } as const;
export type SourceName = (typeof sourceNames)[keyof typeof sourceNames] | 'sts';

type Health = Awaited<ReturnType<ProbeRepository['health']>>;

/** Each certificate is asked about once a night: an answer this old, with questions failing, is silence. Milliseconds. */
const silentAfter = 36 * hourInMilliseconds;

/** A service that was never asked has no line. */
export function sourceSamples(health: Health, now: Date): Sample[] {
  return health.flatMap(({ source, answeredAt, failing }): Sample[] => {
    if (answeredAt === null && failing === 0) return [];
    const isFresh = answeredAt !== null && now.getTime() - answeredAt.getTime() < silentAfter;
    const value = failing === 0 || isFresh ? 1 : 0;
    return [{ name: 'ehealth_source_up', labels: { source: sourceNames[source] }, value }];
  });
}

export function noticeSamples(
  notices: Awaited<ReturnType<MetricsRepository['openNotices']>>,
  deliveries: Awaited<ReturnType<MetricsRepository['deliveries']>>,
): Sample[] {
  return [
    ...notices.map(({ cause, severity, count }): Sample => ({
      name: 'ehealth_cert_findings',
      labels: { code: cause, severity },
      value: count,
    })),
    ...deliveries.map(({ channel, state, count }): Sample => ({
      name: 'ehealth_notice_deliveries',
      labels: { channel, state },
      value: count,
    })),
  ];
}
