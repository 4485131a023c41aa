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
    help: 'Start of validity; without label cert, the latest one still ahead',
    labels: ['cert', 'env', 'kind'],
  },
  ehealth_cert_not_after_timestamp_seconds: {
    type: 'gauge',
    help: 'End of validity; without label cert, the next one ahead',
    labels: ['cert', 'env', 'kind'],
  },
  ehealth_cert_expires_in_seconds: {
    type: 'gauge',
    help: 'Time until the end of validity, negative after it; without label cert, until the next end',
    labels: ['cert', 'env', 'kind'],
  },
  ehealth_cert_expired: {
    type: 'gauge',
    help: '1 after the end of validity; without label cert, the number expired',
    labels: ['cert', 'env', 'kind'],
  },
  ehealth_cert_state: {
    type: 'gauge',
    help: '1 for the current state of the keystore; without label cert, the number in each state',
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
    help: '1 for the current state of the renewal; without label cert, the number in each state',
    labels: ['cert', 'state'],
  },
  ehealth_renewal_attempts_total: {
    type: 'counter',
    help: 'Renewals started or ended, by result and reason',
    labels: ['result', 'reason'],
  },
  ehealth_renewal_pending_seconds: {
    type: 'gauge',
    help: 'Time since a request was sent to eHealth; without label cert, the longest',
    labels: ['cert'],
  },
  ehealth_keystore_open_failures_total: {
    type: 'counter',
    help: 'Keystores that failed to open, by reason',
    labels: ['reason'],
  },
  ehealth_sts_session_expires_at_seconds: {
    type: 'gauge',
    help: 'End of each open session',
    labels: ['session'],
  },
  ehealth_sts_sessions_opened_total: {
    type: 'counter',
    help: 'Sessions opened, by mode and result',
    labels: ['mode', 'result'],
  },
  ehealth_sts_fallback_overused_total: {
    type: 'counter',
    help: 'Times a holder exceeded the fallback limit',
    labels: [],
  },
  ehealth_eid_sign_total: {
    type: 'counter',
    help: 'Signatures requested from identity cards',
    labels: ['purpose', 'result'],
  },
  ehealth_source_up: {
    type: 'gauge',
    help: '1 when an eHealth service answers, 0 when it does not',
    labels: ['source'],
  },
  ehealth_source_errors_total: {
    type: 'counter',
    help: 'Requests to eHealth services without an answer',
    labels: ['source'],
  },
  ehealth_clock_offset_seconds: {
    type: 'gauge',
    help: 'eHealth clock minus local clock',
    labels: [],
  },
  ehealth_notice_deliveries: {
    type: 'gauge',
    help: 'Notice messages by channel and state',
    labels: ['channel', 'state'],
  },
  ehealth_job_last_success_timestamp_seconds: {
    type: 'gauge',
    help: 'Time of the last success of each job; scrape with honor_labels to keep the label',
    labels: ['job'],
  },
  ehealth_audit_chain_ok: {
    type: 'gauge',
    help: '1 when the last verification found every audit chain intact, 0 when one was broken',
    labels: [],
  },
  ehealth_audit_head_position: {
    type: 'gauge',
    help: 'Position of the audit head at the last verification; it never falls',
    labels: [],
  },
  ehealth_audit_head_info: {
    type: 'gauge',
    help: 'Audit head at the last verification, as restore-check --head takes it',
    labels: ['head'],
  },
  ehealth_backup_last_success_timestamp_seconds: {
    type: 'gauge',
    help: 'Time of the last completed backup',
    labels: [],
  },
  ehealth_panic_total: {
    type: 'counter',
    help: 'Unexpected errors',
    labels: [],
  },
  ehealth_log_lines_lost_total: {
    type: 'counter',
    help: 'Log lines that could not be written',
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

/** One line of a scrape. An omitted label is empty to the scraper. */
export interface Sample<Name extends MetricName = GaugeName> {
  readonly name: Name;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}
