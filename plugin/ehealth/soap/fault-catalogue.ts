import type { PluginErrorCode } from '../../errors.ts';

/** What a fault code means to us, as an answer of the STS. */
export interface FaultMeaning {
  readonly error: PluginErrorCode;
  /** A clock that is off brings this fault about, so the clock is named first. */
  readonly clock: boolean;
}

const meaning = (error: PluginErrorCode, clock: boolean, ...codes: string[]) =>
  codes.map((code): [string, FaultMeaning] => [code, { error, clock }]);

/**
 * The catalogue of sessions.md section 15.2: eHealth's own codes, those of WS-Trust 1.3 section 11 and of WS-Security 1.0
 * section 12. Which of the last two families the STS uses for a revoked or expired certificate is not known, so the error
 * names a class and keeps eHealth's words.
 */
const catalogue: ReadonlyMap<string, FaultMeaning> = new Map([
  ...meaning('ERR_STS_FAULT', false, 'SOA-00001'),
  ...meaning('ERR_STS_NOT_AUTHENTICATED', true, 'SOA-01001'),
  ...meaning('ERR_STS_NOT_ALLOWED', false, 'SOA-01002'),
  ...meaning('ERR_STS_UNAVAILABLE', false, 'SOA-02001', 'SOA-02002'),
  ...meaning(
    'ERR_STS_MALFORMED',
    false,
    ...[1, 2, 3, 4, 5, 6, 7].map((digit) => `SOA-0300${digit}`),
    ...['InvalidRequest', 'BadRequest', 'InvalidScope', 'AuthenticationBadElements'],
    ...['FailedCheck', 'UnsupportedAlgorithm', 'UnsupportedSecurityToken'],
    'SecurityTokenUnavailable',
  ),
  ...meaning(
    'ERR_STS_MALFORMED',
    true,
    ...['InvalidTimeRange', 'ExpiredData', 'RequestFailed', 'InvalidSecurity', 'MessageExpired'],
  ),
  ...meaning('ERR_STS_DENIED', false, 'RequestDenied'),
  ...meaning('ERR_STS_CREDENTIAL', true, 'FailedAuthentication', 'InvalidSecurityToken'),
  ...meaning('ERR_STS_FAULT', false, 'RenewNeeded', 'UnableToRenew'),
]);

/** null for a code that is not in the catalogue: the list is open. */
export function meaningOfFault(code: string): FaultMeaning | null {
  return catalogue.get(code) ?? null;
}
