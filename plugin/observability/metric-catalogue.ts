/*
 * Every metric there is: names and labels are what alerts and dashboards hold on to (domain: rules.md 10), so none changes its
 * meaning. `cert` and `session` are opaque ids; no label ever holds a name, a number, a file or an address.
 */

interface MetricDescription {
  readonly type: 'gauge' | 'counter';
  readonly help: string;
  readonly labels: readonly string[];
}

export const metricCatalogue = {
  ehealth_cert_not_before_timestamp_seconds: {
    type: 'gauge',
    help: 'Begin of validity. Without cert: the latest of those to come',
    labels: ['cert', 'env', 'kind'],
  },
  ehealth_cert_not_after_timestamp_seconds: {
    type: 'gauge',
    help: 'End of validity. Without cert: the next one to come',
    labels: ['cert', 'env', 'kind'],
  },
  ehealth_cert_expires_in_seconds: {
    type: 'gauge',
    help: 'Time until the end of validity, negative after it. Without cert: until the next end',
    labels: ['cert', 'env', 'kind'],
  },
  ehealth_cert_expired: {
    type: 'gauge',
    help: '1 after the end of validity. Without cert: how many have ended',
    labels: ['cert', 'env', 'kind'],
  },
  ehealth_cert_state: {
    type: 'gauge',
    help: '1 for the state the keystore is in. Without cert: how many are in it',
    labels: ['cert', 'env', 'state'],
  },
  ehealth_cert_findings: {
    type: 'gauge',
    help: 'Open notices by cause and severity',
    labels: ['code', 'severity'],
  },
  ehealth_renewal_due_timestamp_seconds: {
    type: 'gauge',
    help: 'When the holder is asked to renew',
    labels: ['cert'],
  },
  ehealth_renewal_state: {
    type: 'gauge',
    help: '1 for the state the renewal is in. Without cert: how many are in it',
    labels: ['cert', 'state'],
  },
  ehealth_renewal_attempts_total: {
    type: 'counter',
    help: 'Renewals that were begun or ended, by how and why',
    labels: ['result', 'reason'],
  },
  ehealth_renewal_pending_seconds: {
    type: 'gauge',
    help: 'How long eHealth has had a request. Without cert: the longest',
    labels: ['cert'],
  },
  ehealth_keystore_open_failures_total: {
    type: 'counter',
    help: 'Keystores that did not open',
    labels: ['reason'],
  },
  ehealth_sts_session_expires_at_seconds: {
    type: 'gauge',
    help: 'End of each open session',
    labels: ['session'],
  },
  ehealth_sts_sessions_opened_total: {
    type: 'counter',
    help: 'Openings of sessions',
    labels: ['mode', 'result'],
  },
  ehealth_sts_fallback_overused_total: {
    type: 'counter',
    help: 'Times that a holder crossed the limit of the fallback',
    labels: [],
  },
  ehealth_eid_sign_total: {
    type: 'counter',
    help: 'Signatures asked of identity cards',
    labels: ['purpose', 'result'],
  },
  ehealth_source_up: {
    type: 'gauge',
    help: '0 when a service of eHealth does not answer',
    labels: ['source'],
  },
  ehealth_source_errors_total: {
    type: 'counter',
    help: 'Questions to services of eHealth without an answer',
    labels: ['source'],
  },
  ehealth_clock_offset_seconds: {
    type: 'gauge',
    help: 'Clock of eHealth minus ours',
    labels: [],
  },
  ehealth_notice_deliveries: {
    type: 'gauge',
    help: 'Messages about notices, by what became of them',
    labels: ['channel', 'state'],
  },
  ehealth_job_last_success_timestamp_seconds: {
    type: 'gauge',
    help: 'When each job last succeeded. The scrape needs honor_labels, or the label is renamed',
    labels: ['job'],
  },
  ehealth_audit_chain_ok: {
    type: 'gauge',
    help: '0 when the last verification found an audit chain broken',
    labels: [],
  },
  ehealth_backup_last_success_timestamp_seconds: {
    type: 'gauge',
    help: 'When the last backup was finished',
    labels: [],
  },
  ehealth_panic_total: {
    type: 'counter',
    help: 'Errors nobody foresaw',
    labels: [],
  },
  ehealth_build_info: {
    type: 'gauge',
    help: 'Version of this software',
    labels: ['version'],
  },
} as const satisfies Record<string, MetricDescription>;

export type MetricName = keyof typeof metricCatalogue;

export type GaugeName = {
  [Name in MetricName]: (typeof metricCatalogue)[Name]['type'] extends 'gauge' ? Name : never;
}[MetricName];
export type CounterName = Exclude<MetricName, GaugeName>;

/** One line of a scrape. A label left out is empty to whoever asks. */
export interface Sample {
  readonly name: GaugeName;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}
