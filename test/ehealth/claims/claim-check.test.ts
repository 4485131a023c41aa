import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkClaims } from '../../../plugin/ehealth/claims/claim-check.ts';
import { createClaimsTable } from '../../../plugin/ehealth/claims/claims.ts';
import type { Quality } from '../../../plugin/ehealth/claims/quality.ts';
import { citizenSigner, ehealthSigner } from '../../support/fixtures/ehealth-signers.ts';
import { testPki } from '../../support/fixtures/keystores.ts';
import { withOddNumber } from '../../support/fixtures/test-certificates.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trousseau-claims-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

type Certificate = () => Promise<Uint8Array>;

const ehealth =
  (type: string, id: string): Certificate =>
  async () =>
    (await ehealthSigner({ type, id })).certificate;
const card: Certificate = async () =>
  (await citizenSigner(folder, 'ec', '00000000196')).certificate;
const oddly =
  (certificate: Certificate): Certificate =>
  async () =>
    withOddNumber(Buffer.from(await certificate()), (await testPki()).issuing001.privateKey);
const authority: Certificate = async () => (await testPki()).issuing001.certificate;

describe('checkClaims', () => {
  it.each<[string, Certificate, Quality, string | null, string | null, string | null]>([
    ['a person', ehealth('SSIN', '00000000196'), 'doctor', '00000000196', null, null],
    ['a padded person', ehealth('SSIN', '196'), 'doctor', '00000000196', null, null],
    ['a card', card, 'doctor', '00000000196', null, null],
    [
      'a person, which OpenSSL does not parse',
      oddly(ehealth('SSIN', '00000000196')),
      'doctor',
      '00000000196',
      null,
      null,
    ],
    ['a group', ehealth('NIHII-GROUP', '00000196'), 'groupofnurses', null, '00000196', null],
    [
      'a group in full',
      ehealth('NIHII-GROUP', '00000196'),
      'groupofnurses',
      null,
      '00000196000',
      null,
    ],
    ['a company', ehealth('CBE', '0000000097'), 'enterprise', null, '0000000097', null],
    ['a pharmacist', ehealth('SSIN', '00000000196'), 'pharmacy', '00000000196', '00000097', null],
    [
      'an institution',
      ehealth('CBE', '0000000097'),
      'institution',
      '00000000196',
      '0000000097',
      null,
    ],
    ['another person', ehealth('SSIN', '00000000097'), 'doctor', '00000000196', null, '…097'],
    [
      'a group for a person',
      ehealth('NIHII-GROUP', '00000196'),
      'doctor',
      '00000000196',
      null,
      '…196',
    ],
    [
      'another group',
      ehealth('NIHII-GROUP', '00000097'),
      'groupofnurses',
      null,
      '00000196',
      '…097',
    ],
    ['a card for a company', card, 'enterprise', null, '0000000097', '…196'],
    ['nobody', authority, 'doctor', '00000000196', null, ''],
  ])(
    'compares the asserted number with the certificate of %s',
    async (_, certificate, quality, ssin, organisation, refusedFor) => {
      const claims = createClaimsTable().claimsFor({ quality, ssin, organisation });
      const holderOfKey = { raw: await certificate() };
      const check = () => checkClaims(claims, { header: holderOfKey, holderOfKey });
      if (refusedFor === null) expect(check).not.toThrow();
      else {
        expect(check).toThrow(
          expect.objectContaining({
            code: 'ERR_CLAIM_MISMATCH',
            params: {
              asserted: `…${(ssin ?? organisation ?? '').slice(-3)}`,
              certificate: refusedFor,
            },
          }),
        );
      }
    },
  );

  it.each<[string, Certificate, Quality, boolean]>([
    ['their own certificate', ehealth('SSIN', '00000000196'), 'doctor', true],
    ['another person’s certificate', ehealth('SSIN', '00000000097'), 'doctor', false],
    ['the certificate of their pharmacy', ehealth('NIHII-PHARMACY', '00000097'), 'pharmacy', true],
    ['the certificate of a group', ehealth('NIHII-GROUP', '00000097'), 'groupofnurses', true],
  ])('compares a person’s card and %s', async (_, certificate, quality, fits) => {
    const claims = createClaimsTable().claimsFor({
      quality,
      ssin: '00000000196',
      organisation: '00000097',
    });
    const header = { raw: await card() };
    const holderOfKey = { raw: await certificate() };
    const check = () => checkClaims(claims, { header, holderOfKey });
    if (fits) expect(check).not.toThrow();
    else expect(check).toThrow(expect.objectContaining({ code: 'ERR_CLAIM_MISMATCH' }));
  });

  it('rejects a pharmacy’s certificate without a person’s in the header', async () => {
    const claims = createClaimsTable().claimsFor({
      quality: 'pharmacy',
      ssin: '00000000196',
      organisation: '00000097',
    });
    const own = { raw: await ehealth('NIHII-PHARMACY', '00000097')() };
    expect(() => checkClaims(claims, { header: own, holderOfKey: own })).toThrow(
      expect.objectContaining({ code: 'ERR_CLAIM_MISMATCH' }),
    );
  });
});
