import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClaimsTable } from '../../../plugin/ehealth/claims/claims.ts';
import { createStsRequest } from '../../../plugin/ehealth/sts/request.ts';
import type { Signer } from '../../../plugin/pki/signer.ts';
import { citizenSigner, ehealthSigner } from '../../support/fixtures/ehealth-signers.ts';

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
