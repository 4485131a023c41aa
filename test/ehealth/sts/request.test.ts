import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClaimsTable } from '../../../plugin/ehealth/claims/claims.ts';
import { createStsRequest } from '../../../plugin/ehealth/sts/request.ts';
import { readX509 } from '../../../plugin/pki/x509/native-certificate.ts';
import type { Signer } from '../../../plugin/pki/signer.ts';
import { citizenSigner, ehealthSigner } from '../../support/fixtures/ehealth-signers.ts';
import { testPki } from '../../support/fixtures/keystores.ts';
import { withOddNumber } from '../../support/fixtures/test-certificates.ts';

const person = '00000000196';
const spelling = { contextAttribute: 'plain', keyTypeSpelling: 'wstrust' } as const;
const holder = 'urn:be:fgov:ehealth:1.0:certificateholder';

let folder: string;
let card: Signer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'trousseau-request-'));
  card = await citizenSigner(folder, 'ec', person);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function holdersNamed(certificateHolder: 'holder-of-key' | 'header', header: 'card' | 'own') {
  const own = await ehealthSigner({ type: 'NIHII-GROUP', id: '00000097' });
  const { claims } = createStsRequest(
    {
      header: header === 'card' ? card : own,
      holderOfKey: own,
      subject: { quality: 'groupofnurses', ssin: null, organisation: '00000097' },
      requestedHours: 12,
    },
    createClaimsTable(),
    { ...spelling, certificateHolder },
  );
  return claims.asserted.filter(({ uri }) => uri.startsWith(holder));
}

describe('certificate holder of an organisation’s request', () => {
  const organisation = [{ uri: `${holder}:groupofnurses:nihii-number`, value: '00000097' }];

  it('names the organisation by default, also when a card signs', async () => {
    expect(await holdersNamed('holder-of-key', 'card')).toEqual(organisation);
  });

  it('names the person of the card when the settings follow the header', async () => {
    expect(await holdersNamed('header', 'card')).toEqual([
      { uri: `${holder}:person:ssin`, value: person },
    ]);
  });

  it('names the organisation without a card, for any setting', async () => {
    expect(await holdersNamed('header', 'own')).toEqual(organisation);
  });
});

describe('certificates of a request', () => {
  const notBefore = new Date('2026-01-01T00:00:00Z');
  const notAfter = new Date('2028-12-31T23:59:59Z');

  async function prepare(change: (certificate: Buffer) => Promise<Buffer> | Buffer) {
    const own = await ehealthSigner({ type: 'SSIN', id: person }, { notBefore, notAfter });
    const certificate = await change(Buffer.from(own.certificate));
    const odd = { ...own, certificate };
    const prepared = createStsRequest(
      {
        header: odd,
        holderOfKey: odd,
        subject: { quality: 'doctor', ssin: person, organisation: null },
        requestedHours: 12,
      },
      createClaimsTable(),
      { ...spelling, certificateHolder: 'holder-of-key' },
    );
    return { prepared, certificate };
  }

  it('returns claims and dates when OpenSSL does not parse the certificate', async () => {
    const { issuing001 } = await testPki();
    const { prepared, certificate } = await prepare((one) =>
      withOddNumber(one, issuing001.privateKey),
    );
    expect(readX509(certificate)).toBeNull();
    expect(prepared.claims.asserted).toContainEqual({
      uri: `${holder}:person:ssin`,
      value: person,
    });
    const attempt = (at: Date) => ({ context: 'c', at, previous: null });
    expect(prepared.body(attempt(notBefore))).toContain(certificate.toString('base64'));
    expect(prepared.isShortened(new Date(notAfter.getTime() - 3_600_000))).toBe(true);
    expect(() => prepared.body(attempt(notAfter))).toThrow(
      expect.objectContaining({ code: 'ERR_STS_CREDENTIAL' }) as Error,
    );
  });

  it('rejects the request by a code when the bytes are no certificate', async () => {
    await expect(prepare((one) => one.subarray(0, -1))).rejects.toMatchObject({
      code: 'ERR_STS_CREDENTIAL',
    });
  });
});
