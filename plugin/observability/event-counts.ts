import { errorStatus } from '../errors.ts';
import type { PluginErrorCode } from '../errors.ts';
import type { SessionMode } from '../domain/session/session.ts';
import type { CounterName } from './metric-catalogue.ts';
import type { SourceName } from './installation-samples.ts';
import { sessionModes } from '../ehealth/sts/token.ts';

/** What a counter is raised by. */
export interface Count {
  readonly name: CounterName;
  readonly labels: Readonly<Record<string, string>>;
}

const reasons: Readonly<Partial<Record<PluginErrorCode, string>>> = {
  ERR_KEYSTORE_PASSWORD: 'password',
  ERR_KEYSTORE_CONTENT_PASSWORD: 'password',
  ERR_KEYSTORE_UNSUPPORTED: 'unsupported',
  ERR_KEYSTORE_NOT_PKCS12: 'unsupported',
  ERR_KEYSTORE_DAMAGED: 'damaged',
  ERR_KEYSTORE_TOO_COSTLY: 'costly',
  ERR_KEYSTORE_TOO_LARGE: 'costly',
};

/** Of a keystore that did not open; none when that was not the file's fault. */
export function keystoreFailure(code: PluginErrorCode): Count[] {
  const reason = reasons[code];
  return reason === undefined
    ? []
    : [{ name: 'ehealth_keystore_open_failures_total', labels: { reason } }];
}

/** Of a session that did not open: what it says of session, card and token service. */
export function sessionFailure(mode: SessionMode, code: PluginErrorCode): Count[] {
  const result = errorStatus[code] < 500 ? 'refused' : 'failed';
  const counts: Count[] = [{ name: 'ehealth_sts_sessions_opened_total', labels: { mode, result } }];
  const part = /^ERR_(PIN|CARD|READER|MIDDLEWARE)_/.exec(code)?.[1];
  if (part !== undefined) {
    counts.push(eidSign(part === 'PIN' ? 'pin' : 'card'));
  }
  if (isSilence(code)) counts.push(sourceError('sts'));
  return counts;
}

/** Whether the token service itself did not answer. */
export function isSilence(code: PluginErrorCode): boolean {
  return ['ERR_STS_UNREACHABLE', 'ERR_STS_TIMEOUT', 'ERR_STS_UNAVAILABLE'].includes(code);
}

/** Of a session that opened. */
export function sessionOpened(mode: SessionMode): Count[] {
  const opened: Count = {
    name: 'ehealth_sts_sessions_opened_total',
    labels: { mode, result: 'ok' },
  };
  return mode === 'fallback' ? [opened] : [opened, eidSign('ok')];
}

export function sourceError(source: SourceName): Count {
  return { name: 'ehealth_source_errors_total', labels: { source } };
}

/** A file took the place of an older one: a renewal came to its end. */
export const renewalEnded: Count = {
  name: 'ehealth_renewal_attempts_total',
  labels: { result: 'ok', reason: 'replaced' },
};

/** A notice about a renewal that is too late was raised. */
export const renewalMissed: Count = {
  name: 'ehealth_renewal_attempts_total',
  labels: { result: 'missed', reason: 'ended' },
};

function eidSign(result: 'ok' | 'pin' | 'card'): Count {
  return { name: 'ehealth_eid_sign_total', labels: { purpose: 'session', result } };
}

/** Every count that can come, so that each series is there from the start: a first failure is an increase too. */
export const allCounts: readonly Count[] = [
  ...Object.keys(reasons).flatMap((code) => keystoreFailure(code as PluginErrorCode)),
  ...sessionModes.flatMap((mode) => [
    ...sessionOpened(mode),
    ...sessionFailure(mode, 'ERR_STS_TIMEOUT'),
    ...sessionFailure(mode, 'ERR_PIN_WRONG'),
    ...sessionFailure(mode, 'ERR_CARD_NONE'),
  ]),
  ...(['depot', 'certra', 'revocation', 'sts'] as const).map(sourceError),
  renewalEnded,
  renewalMissed,
];
