import { describe, expect, it } from 'vitest';
import {
  decideReadiness,
  readinessLevel,
} from '../../../../plugin/domain/enrolment/readiness/readiness.ts';
import type { ReadinessFacts } from '../../../../plugin/domain/enrolment/readiness/readiness-facts.ts';
import {
  readinessReasons,
  rows,
} from '../../../../plugin/domain/enrolment/readiness/readiness-reason.ts';
import { aReadinessFacts } from '../../../support/builders/readiness.ts';

const now = new Date('2026-06-01T10:00:00Z');

const own = {
  kind: 'own',
  validFrom: '2024-01-01',
  validTo: '2034-01-01',
  certificateValidity: {
    notBefore: new Date('2024-01-01T00:00:00Z'),
    notAfter: new Date('2034-01-01T12:00:00Z'),
  },
} as const;
const withCard = (card: unknown, names: readonly string[] = ['Desk']) =>
  ({ kind: 'readers', names, card }) as ReadinessFacts['readers'];
const clock = (seconds: number, uncertainty = 100) => ({ offset: seconds * 1000, uncertainty });
const answered = (offset: number) =>
  ({ kind: 'answered', milliseconds: 400, clock: clock(offset) }) as const;

const ready = aReadinessFacts();
const signature = (
  code: 'ERR_CARD_NO_SIGNATURE' | 'ERR_CARD_SIGNATURE_INACTIVE' | 'ERR_CARD_BUSY',
) => ({ kind: 'failed', code }) as const;
const library = (found: NonNullable<ReadinessFacts['library']>['found']) =>
  ({ setting: 'pkcs11', found }) as const;
const remote = { kind: 'key', label: 'Remote', validUntil: new Date('2028-01-01') } as const;

const reasonsOf = (changes: Partial<ReadinessFacts>) =>
  decideReadiness({ ...ready, ...changes }, now).map(({ reason }) => reason);

describe('decideReadiness', () => {
  it('returns a good line for each thing when all is there', () => {
    const lines = decideReadiness(ready, now);
    expect(lines.map(({ line, level }) => [line, level])).toEqual([
      ['cardService', 'good'],
      ['reader', 'good'],
      ['middleware', 'good'],
      ['card', 'good'],
      ['cardEnd', 'good'],
      ['signature', 'good'],
      ['pin', 'good'],
      ['clock', 'good'],
      ['services', 'good'],
    ]);
    expect(lines.every(({ remedy }) => remedy === null)).toBe(true);
    expect(readinessLevel(lines)).toBe('good');
  });

  const cases: readonly (readonly [string, Partial<ReadinessFacts>])[] = [
    ['ServiceStopped', { readers: { kind: 'unavailable', code: 'ERR_READER_SERVICE' } }],
    ['SupportMissing', { readers: { kind: 'unavailable', code: 'ERR_READER_SUPPORT_MISSING' } }],
    ['CardsOff', { readers: { kind: 'off' } }],
    ['NoReader', { readers: withCard(null, []) }],
    ['NoCard', { readers: withCard(null) }],
    ['CardBeingRead', { readers: withCard({ kind: 'reading' }) }],
    ['SeveralCards', { readers: withCard({ kind: 'several' }) }],
    ['OtherPerson', { readers: withCard({ kind: 'other' }) }],
    ['NoNumber', { readers: withCard({ kind: 'no-number' }) }],
    ['CardUnusable', { readers: withCard({ kind: 'unusable', code: 'ERR_CARD_FAULT' }) }],
    [
      'LibraryFound',
      { library: library({ kind: 'loads', name: 'a.so', refusesSignature: false }) },
    ],
    ['LibraryMissing', { library: library({ kind: 'none' }) }],
    ['LibraryFails', { library: library({ kind: 'fails', name: 'a.so' }) }],
    [
      'LibraryRefusesKey',
      { library: library({ kind: 'loads', name: 'opensc-pkcs11.so', refusesSignature: true }) },
    ],
    ['CardEndsSoon', { readers: withCard({ ...own, validTo: '2026-09-08' }) }],
    ['CardLasts', { readers: withCard({ ...own, validTo: '2026-09-09' }) }],
    ['CardLasts', { readers: withCard({ ...own, validTo: null }) }],
    ['CardEnded', { readers: withCard({ ...own, validTo: '2026-05-31' }) }],
    ['CardNotYetValid', { readers: withCard({ ...own, validFrom: '2026-06-02' }) }],
    ['NoSignature', { signature: signature('ERR_CARD_NO_SIGNATURE') }],
    ['SignatureInactive', { signature: signature('ERR_CARD_SIGNATURE_INACTIVE') }],
    ['SignatureUnread', { signature: signature('ERR_CARD_BUSY') }],
    [
      'SignatureRevoked',
      { signature: { kind: 'present', validUntil: new Date('2034-01-01'), isRevoked: true } },
    ],
    [
      'SignatureEnded',
      {
        signature: {
          kind: 'present',
          validUntil: new Date('2026-06-01T09:59:59Z'),
          isRevoked: null,
        },
      },
    ],
    ['SignatureOnToken', { token: remote, signature: signature('ERR_CARD_NO_SIGNATURE') }],
    ['PinOfToken', { token: remote, signature: signature('ERR_CARD_NO_SIGNATURE') }],
    ['PinNotUsed', { pinUsedAt: null }],
    ['PinNotUsed', { pinUsedAt: new Date('2025-12-01T10:00:00Z') }],
    ['PinLastTry', { triesLeft: 1 }],
    ['PinBlocked', { triesLeft: 0 }],
    ['ClockRight', { authority: answered(5) }],
    ['ClockOff', { authority: answered(-30) }],
    ['ClockAhead', { authority: answered(-420) }],
    ['ClockBehind', { authority: answered(61) }],
    ['ClockUnknown', { authority: { kind: 'answered', milliseconds: 1, clock: null } }],
    [
      'ClockRight',
      {
        authority: {
          kind: 'answered',
          milliseconds: 20_000,
          clock: { offset: 12_000, uncertainty: 10_000 },
        },
      },
    ],
    ['ServicesFault', { authority: { kind: 'failed', problem: 'fault', clock: clock(0) } }],
    ['ServicesSilent', { authority: { kind: 'failed', problem: 'silent', clock: null } }],
    ['ServicesUnknown', { authority: { kind: 'unknown' } }],
  ];

  it.each(cases)('returns %s for %j', (reason, changes) => {
    expect(reasonsOf(changes)).toContain(reason);
  });

  it('reaches every reason, each with a remedy unless it is good', () => {
    const reached = new Set([...cases.map(([reason]) => reason), ...reasonsOf({})]);
    expect([...readinessReasons].filter((reason) => !reached.has(reason))).toEqual([]);
    for (const { level, remedy } of Object.values(rows))
      expect(remedy === null).toBe(level === 'good');
  });

  it.each([
    [{ kind: 'unavailable', code: 'ERR_READER_SERVICE' }, ['ServiceStopped']],
    [withCard(null, []), ['ServiceRuns', 'NoReader', 'CommandsUsed']],
    [withCard({ kind: 'other' }), ['ServiceRuns', 'ReaderReady', 'CommandsUsed', 'OtherPerson']],
  ] as const)('keeps silent about what cannot be known yet: %j', (readers, expected) => {
    expect(reasonsOf({ readers, signature: null, triesLeft: null }).slice(0, -2)).toEqual(expected);
  });

  it('lowers what is wrong with the card where a token can sign', () => {
    const facts = { ...ready, readers: withCard(null), signature: null, token: remote };
    const lines = decideReadiness(facts, now);
    expect(lines.find(({ line }) => line === 'card')).toMatchObject({
      reason: 'NoCard',
      level: 'attention',
    });
    expect(lines.find(({ line }) => line === 'signature')).toMatchObject({ level: 'good' });
    expect(readinessLevel(lines)).toBe('attention');
  });

  it('prefers the key of the card to that of the token', () => {
    expect(reasonsOf({ token: remote })).toEqual(reasonsOf({}));
  });

  it('returns by how much the clock is off', () => {
    const [line] = decideReadiness({ ...ready, authority: answered(-420) }, now).filter(
      (one) => one.line === 'clock',
    );
    expect(line).toMatchObject({ level: 'bad', remedy: 'SetClock', params: { seconds: 420 } });
  });
});
