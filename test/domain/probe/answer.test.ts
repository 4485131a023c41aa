import { expect, test } from 'vitest';
import type { RevocationAnswer } from '../../../plugin/domain/certificate/online-status.ts';
import { withOutcome } from '../../../plugin/domain/probe/answer.ts';

const nothingAsked = { depot: null, status: null, revocation: null };
const answer = (kind: RevocationAnswer['kind']): RevocationAnswer => ({
  kind,
  source: 'ocsp',
  revokedAt: kind === 'revoked' ? '2026-05-01T08:00:00.000Z' : null,
  reason: null,
  nextUpdate: null,
});

/** What is known after these answers, a day apart. */
const after = (...kinds: readonly RevocationAnswer['kind'][]) =>
  kinds.reduce<Parameters<typeof withOutcome>[0]>(
    (probes, kind, day) =>
      withOutcome(
        probes,
        'revocation',
        { kind: 'revocation', answer: answer(kind) },
        new Date(Date.UTC(2026, 4, 2 + day)),
      ),
    nothingAsked,
  ).revocation;

test.each([
  { heard: ['good', 'revoked'], known: 'revoked', on: '2026-05-03' },
  { heard: ['revoked', 'unknown'], known: 'revoked', on: '2026-05-02' },
  { heard: ['revoked', 'good'], known: 'good', on: '2026-05-03' },
  { heard: ['good', 'unknown'], known: 'unknown', on: '2026-05-03' },
  { heard: ['unknown', 'revoked', 'unknown', 'unknown'], known: 'revoked', on: '2026-05-03' },
] as const)('keeps $known after the answers $heard', ({ heard, known, on }) => {
  const checkedAt = `${on}T00:00:00.000Z`;
  expect(after(...heard)).toMatchObject({ answer: { kind: known, checkedAt }, failure: null });
});
