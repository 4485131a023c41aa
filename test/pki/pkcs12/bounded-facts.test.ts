import { expect, test } from 'vitest';
import { boundedFacts } from '../../../plugin/pki/pkcs12/bounded-facts.ts';
import { openKeystore } from '../../../plugin/pki/pkcs12/open-keystore.ts';
import { protectionOf, writeKeystore } from '../../../simulator/keystore/keystore-writer.ts';
import { completeFacts } from '../../support/fixtures/keystore-facts.ts';
import { testKeystore } from '../../support/fixtures/keystores.ts';

test('keeps the facts of a genuine file as they are', async () => {
  const { bytes, password } = await testKeystore('complete');
  const { facts } = openKeystore(bytes, password);
  expect(boundedFacts(facts)).toEqual(facts);
});

test('returns a name of 30,000 characters cut, and the certificate whole', async () => {
  const { bytes, password } = await testKeystore('complete');
  const [genuine] = openKeystore(bytes, password).facts.certificates;
  const certificate = Buffer.from(genuine!.der, 'base64');
  const content = {
    keys: [],
    certificates: [{ certificate, friendlyName: 'n'.repeat(30_000), localKeyId: null }],
  };
  const large = writeKeystore(content, password, protectionOf('jdk17', 1));
  const [read] = openKeystore(large, password).facts.certificates;
  expect(read).toMatchObject({ friendlyName: 'n'.repeat(256), der: genuine!.der });
});

test('returns every text and list cut, and whole characters', () => {
  const [certificate] = completeFacts.certificates;
  const attribute = { type: '2.5.4.3', value: `${'n'.repeat(255)}😀 and more` };
  const facts = boundedFacts({
    ...completeFacts,
    certificates: [
      {
        ...certificate!,
        subject: Array.from({ length: 1000 }, () => attribute),
        policies: ['1.'.repeat(5000)],
      },
    ],
  });
  const [cut] = facts.certificates;
  expect(cut?.subject).toHaveLength(64);
  expect(cut?.subject[0]?.value).toBe('n'.repeat(255));
  expect(cut?.policies[0]).toHaveLength(256);
});

test.each([
  ['one certificate', [32 * 1024, 1], null],
  ['one certificate', [32 * 1024 + 1], { size: 33, limit: 32 }],
  ['all certificates', Array.from({ length: 8 }, () => 32 * 1024), null],
  ['all certificates', Array.from({ length: 9 }, () => 30 * 1024), { size: 270, limit: 256 }],
])('rejects a file when %s pass the bound: %j', (_what, sizes, params) => {
  const [certificate] = completeFacts.certificates;
  const certificates = sizes.map((size) => ({
    ...certificate!,
    der: Buffer.alloc(size).toString('base64'),
  }));
  const bound = () => boundedFacts({ ...completeFacts, certificates });
  if (params === null) expect(bound().certificates).toHaveLength(sizes.length);
  else
    expect(bound).toThrow(expect.objectContaining({ code: 'ERR_CERTIFICATE_TOO_LARGE', params }));
});
