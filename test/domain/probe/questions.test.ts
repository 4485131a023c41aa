import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { createProbeQuestions } from '../../../plugin/domain/probe/questions.ts';
import { testPki } from '../../support/fixtures/keystores.ts';

test.each([
  ['is another certificate’s', () => newKey(), false],
  ['cannot be read', () => new Uint8Array(40).fill(7), true],
])('overwrites the key and asks nothing when the key %s', async (_name, make, throws) => {
  const { issuing001 } = await testPki();
  const pkcs8 = make();
  let asked = 0;
  const questions = createProbeQuestions({
    depot: null,
    status: {
      ask: () => {
        asked += 1;
        return Promise.reject(new Error('asked'));
      },
    },
    revocation: null,
    sessionKeys: { read: () => Promise.resolve(pkcs8) },
    anchors: () => [],
    now: () => new Date(),
  });
  const answer = questions.status(
    { id: 'c1', practiceId: 'p1' },
    {
      holder: { type: 'SSIN', id: '00000000097', applicationId: null, name: 'ALIX' },
      certificate: issuing001.certificate,
      chain: [],
      issuer: null,
      isOurs: true,
      notAfter: new Date(),
      encryptionKeys: new Map(),
    },
  );
  if (throws) await expect(answer).rejects.toThrow();
  else await expect(answer).resolves.toEqual({ kind: 'nothing' });
  expect(asked).toBe(0);
  expect(pkcs8.every((octet) => octet === 0)).toBe(true);
});

const newKey = () =>
  Uint8Array.from(
    generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
      type: 'pkcs8',
      format: 'der',
    }),
  );
