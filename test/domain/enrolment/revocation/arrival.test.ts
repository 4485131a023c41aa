import { describe, expect, it } from 'vitest';
import { decideArrival } from '../../../../plugin/domain/enrolment/revocation/arrival.ts';
import type { ArrivalFacts } from '../../../../plugin/domain/enrolment/revocation/arrival.ts';

const sent = new Date('2026-03-10T09:00:00.000Z');
const minutes = (count: number) => new Date(sent.getTime() + count * 60_000);
const silent: ArrivalFacts = { status: null, revocation: null, token: null };

describe('arrival of a request to revoke', () => {
  it.each([
    ['revoked', 'the register says so', { status: 'REVOKED' }, 0],
    ['revoked', 'the issuer says so', { revocation: 'revoked' }, 0],
    ['revoked', 'its token is gone', { token: 'gone' }, 0],
    [
      'revoked',
      'its token is gone although the issuer lags',
      { token: 'gone', revocation: 'good' },
      0,
    ],
    ['unknown', 'no service says anything', {}, 6000],
    ['unknown', 'it may be on its way', { status: 'VALID_ACTIVE', token: 'served' }, 1],
    ['not-received', 'the register has it active', { status: 'VALID_ACTIVE' }, 2],
    ['not-received', 'its token is served', { token: 'served' }, 2],
    ['unknown', 'the issuer may lag', { revocation: 'good' }, 59],
    ['not-received', 'the issuer had an hour', { revocation: 'good' }, 60],
    ['unknown', 'the issuer does not know it', { revocation: 'unknown' }, 6000],
  ] as const)('returns %s when %s', (arrival, _why, facts, age) => {
    expect(decideArrival({ ...silent, ...facts }, sent, minutes(age))).toBe(arrival);
  });
});
