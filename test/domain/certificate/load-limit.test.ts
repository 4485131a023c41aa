import { expect, test } from 'vitest';
import { requireCheap } from '../../../plugin/domain/certificate/load-limit.ts';

test.each([
  [
    'the MAC',
    { mac: { algorithm: 'HMAC-SHA-256', iterations: 1_000_001 }, encryptionIterations: 1 },
  ],
  ['the content', { mac: null, encryptionIterations: 1_000_001 }],
])('rejects a file when %s asks for more than a million iterations', (_what, facts) => {
  expect(() => requireCheap(facts)).toThrow(
    expect.objectContaining({
      code: 'ERR_KEYSTORE_TOO_COSTLY',
      params: { iterations: 1_000_001, limit: 1_000_000 },
    }),
  );
});

test('keeps quiet about a genuine file', () => {
  const mac = { algorithm: 'HMAC-SHA-256', iterations: 200_000 };
  expect(() => requireCheap({ mac, encryptionIterations: 200_000 })).not.toThrow();
});
