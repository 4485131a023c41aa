import { X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { CertificationAuthority } from '../../../simulator/pki/certification-authority.ts';
import { encodeName } from '../../../simulator/pki/distinguished-name.ts';
import { createSimulatedEidPki } from '../../../simulator/pki/eid-pki.ts';
import { readCard } from '../../../plugin/eid/card/card-reading.ts';
import { cutToDer } from '../../../plugin/eid/card/padded-der.ts';
import { keyTypeOf } from '../../../plugin/eid/card/certificate-key.ts';
import { readX509 } from '../../../plugin/pki/x509/native-certificate.ts';
import { anEmulatedCard, cardHolder } from '../../support/card/an-emulated-card.ts';
import { connectDirectly } from '../../support/card/card-connection.ts';
import { testEidPki } from '../../support/card/eid-pki.ts';
import type { CardFiles } from '../../support/card/card-files.ts';
import { type InsertableCard } from '../../support/card/emulated-card.ts';
import { defectiveCard, foreignCard } from '../../support/card/faulty-cards.ts';
import {
  issue,
  unknownExtension,
  withOddNumber,
} from '../../support/fixtures/test-certificates.ts';
import type { Profile, TestCertificate } from '../../support/fixtures/test-certificates.ts';

const read = (card: InsertableCard, anchors: readonly Uint8Array[] = []) =>
  readCard(
    connectDirectly(card),
    'Desk',
    anchors.map((der) => new X509Certificate(der)),
  );

/** The same bytes with one bit of the byte at `at` turned; negative from the end. */
function spoilt(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  const index = at < 0 ? copy.length + at : at;
  copy.writeUInt8(copy.readUInt8(index) ^ 1, index);
  return copy;
}

describe('genuine card', () => {
  it.each([
    ['applet 1.7', { applet: '1.7' }],
    ['applet 1.8', { applet: '1.8' }],
    ['applet 1.7 signed again by the EC hierarchy', { applet: '1.7', line: 'ec' }],
    ['an old card with SHA-1 throughout', { applet: '1.1', registerHash: 'sha1' }],
    ['applet 1.8 with SHA-256', { applet: '1.8', registerHash: 'sha256' }],
    ['a chip of a make that we do not know', { applet: '1.8', atr: '3B00' }],
    ['without a signature certificate', { applet: '1.7', withSignature: false }],
    ['a photo of 3 kB', { applet: '1.7', photo: Buffer.alloc(3_000, 0xff) }],
    ['names of 165 bytes', { fields: { 0x07: 'Ex'.repeat(45), 0x08: 'Noor '.repeat(15) } }],
  ] as const)('accepts a card: %s', async (_, options) => {
    const card = await anEmulatedCard(options);
    expect(await read(card)).toMatchObject({
      ssin: '00000000097',
      chipNumber: card.chipNumber,
      applet: card.applet,
      authenticationCertificate: card.authenticationCertificate,
      photo: expect.any(Uint8Array) as Uint8Array,
      rootKnown: false,
    });
    expect(card.pinAttempts).toBe(0);
    expect(card.triesLeft).toBe(3);
  });

  it.each([
    ['1.1', 3, null],
    ['1.7', 2, 2],
    ['1.7', 0, 0],
    ['1.8', 1, 1],
    ['1.8', 0, 0],
  ] as const)('returns for applet %s with %i tries left: %s', async (applet, tries, triesLeft) => {
    const card = await anEmulatedCard({ applet, tries });
    expect(await read(card)).toMatchObject({ triesLeft });
    expect(card.triesLeft).toBe(tries);
    expect(card.pinAttempts).toBe(0);
  });
});

describe('certificate that OpenSSL does not parse', () => {
  it.each(['1.7', '1.8'] as const)('accepts the card: applet %s', async (applet) => {
    const { rsa, ec } = await testEidPki();
    const { citizen } = applet === '1.7' ? rsa : ec;
    let odd: Buffer = Buffer.alloc(0);
    const card = await anEmulatedCard({
      applet,
      tamper: (all) => {
        odd = withOddNumber(
          Buffer.from(cutToDer(all.authenticationCertificate)!),
          citizen.privateKey,
        );
        return { ...all, authenticationCertificate: odd };
      },
    });
    expect(await read(card)).toMatchObject({
      ssin: cardHolder.ssin,
      authenticationCertificate: odd,
      certificateValidity: { notAfter: expect.any(Date) as Date },
    });
    expect(readX509(odd)).toBeNull();
    expect(keyTypeOf(odd)).toBe(applet === '1.7' ? 'RSA' : 'EC');
  });
});

describe('last day of a card', () => {
  it.each([
    ['is that of the identity', '2034-02-05T00:00:00Z', '2034-02-01'],
    ['is that of the certificate, where it ends before', '2025-03-31T21:59:59Z', '2025-03-31'],
  ] as const)('returns the last day: %s', async (_, end, validTo) => {
    const validity = { notBefore: new Date('2024-02-01T00:00:00Z'), notAfter: new Date(end) };
    expect(await read(await anEmulatedCard({ validity }))).toMatchObject({ validTo });
  });
});

describe('first day of a card', () => {
  it.each([
    ['is that of the identity', '2020-01-01T00:00:00Z', null],
    ['is that of the certificate, where it begins later', '2031-03-31T10:00:00Z', '2031-03-31'],
  ] as const)('returns the first day: %s', async (_, begin, validFrom) => {
    const notAfter = new Date('2034-02-01T00:00:00Z');
    const card = await read(
      await anEmulatedCard({ validity: { notBefore: new Date(begin), notAfter } }),
    );
    const found = typeof card === 'string' ? null : card.validFrom;
    if (validFrom === null) expect(found! > begin.slice(0, 10)).toBe(true);
    else expect(found).toBe(validFrom);
  });
});

describe('root certificate', () => {
  it('reports a configured root as known, without reading the root from the card', async () => {
    const { ec, rsa } = await testEidPki();
    const card = await anEmulatedCard({ applet: '1.8' });
    const anchors = [rsa.root.certificate, ec.root.certificate];
    expect(await read(card, anchors)).toMatchObject({ rootKnown: true });
    expect(card.commands).not.toContain('00A4080C063F00DF00503B');
  });

  it('reports the root of a forged state named Belgium as unknown', async () => {
    const forger = await createSimulatedEidPki();
    const { ec, rsa } = await testEidPki();
    const card = await anEmulatedCard({ applet: '1.8', eidPki: forger });
    const anchors = [rsa.root.certificate, ec.root.certificate];
    expect(await read(card, anchors)).toMatchObject({ ssin: cardHolder.ssin, rootKnown: false });
  });
});

describe('files copied from a genuine card', () => {
  it('rejects the identity when the certificate comes from a forger’s CA', async () => {
    const genuine = await testEidPki();
    const forger = await createSimulatedEidPki();
    const chipNumber = '534C494E000000000000000000000097';
    let copied: CardFiles | null = null;
    await anEmulatedCard({ chipNumber, tamper: (all) => (copied = all) });
    const forged = await anEmulatedCard({
      chipNumber,
      eidPki: forger,
      tamper: (all) => ({
        ...copied!,
        citizenCertificate: all.citizenCertificate,
        rootCertificate: all.rootCertificate,
        authenticationCertificate: all.authenticationCertificate,
      }),
    });
    for (const anchors of [[], [genuine.rsa.root.certificate]]) {
      expect(await read(forged, anchors)).toBe('ERR_CARD_IDENTITY_UNPROVED');
    }
  });
});

describe('CA of a card', () => {
  /** A simulated authority with another certificate for its key. */
  const reissue = (
    { subject, privateKey, publicKey }: CertificationAuthority,
    issuer: TestCertificate | null,
    profile: Partial<Profile>,
  ) => issue(issuer, { name: encodeName(subject), keys: { privateKey, publicKey }, ...profile });

  it.each<[string, Partial<Profile>, Partial<Profile>, 'read' | 'ERR_CARD_IDENTITY_UNPROVED']>([
    ['of the citizens is below a root', {}, {}, 'read'],
    ['of the citizens is no CA', {}, { ca: false }, 'ERR_CARD_IDENTITY_UNPROVED'],
    [
      'of the citizens insists on an unknown extension',
      {},
      { extensions: [unknownExtension(true)] },
      'ERR_CARD_IDENTITY_UNPROVED',
    ],
    ['above it may have no CA below it', { pathLength: 0 }, {}, 'ERR_CARD_IDENTITY_UNPROVED'],
  ])(
    'decides whether to accept the card when the CA %s',
    async (_, ofRoot, ofCitizen, expected) => {
      const { rsa } = await testEidPki();
      const root = reissue(rsa.root, null, { ca: true, ...ofRoot });
      const citizen = reissue(rsa.citizen, root, { ca: true, ...ofCitizen });
      const card = await anEmulatedCard({
        tamper: (all) => ({
          ...all,
          citizenCertificate: citizen.certificate.raw,
          rootCertificate: root.certificate.raw,
        }),
      });
      for (const anchors of [[], [root.certificate.raw]]) {
        const outcome = await read(card, anchors);
        expect(typeof outcome === 'string' ? outcome : 'read').toBe(expected);
      }
    },
  );
});

describe('forged card data', () => {
  const files: [string, (files: CardFiles) => CardFiles][] = [
    ['the identity', (all) => ({ ...all, identity: spoilt(all.identity, 60) })],
    [
      'the identity’s signature',
      (all) => ({ ...all, identitySignature: spoilt(all.identitySignature, 20) }),
    ],
    [
      'the Register’s certificate',
      (all) => ({ ...all, registerCertificate: spoilt(all.registerCertificate, 200) }),
    ],
    [
      'the citizens’ CA',
      (all) => ({ ...all, citizenCertificate: spoilt(all.citizenCertificate, 60) }),
    ],
    ['the root', (all) => ({ ...all, rootCertificate: spoilt(all.rootCertificate, 300) })],
    ['no root', (all) => ({ ...all, rootCertificate: Buffer.alloc(1300) })],
    [
      'the authentication certificate',
      (all) => ({ ...all, authenticationCertificate: spoilt(all.authenticationCertificate, 250) }),
    ],
    [
      'the citizens’ CA in the Register’s place',
      (all) => ({ ...all, registerCertificate: all.citizenCertificate }),
    ],
    ['an address for an identity', (all) => ({ ...all, identity: all.address })],
    [
      'an address, signature and all',
      (all) => ({ ...all, identity: all.address, identitySignature: all.addressSignature }),
    ],
  ];
  it.each(files)('rejects a card with forged data: %s', async (_, tamper) => {
    for (const applet of ['1.7', '1.8'] as const) {
      expect(await read(await anEmulatedCard({ applet, tamper }))).toBe(
        'ERR_CARD_IDENTITY_UNPROVED',
      );
    }
  });

  it('rejects an identity that the Register signed for another chip', async () => {
    const card = await anEmulatedCard({ fields: { 0x02: Buffer.alloc(16, 5) } });
    expect(await read(card)).toBe('ERR_CARD_IDENTITY_UNPROVED');
  });

  it('rejects a certificate of another holder', async () => {
    const card = await anEmulatedCard({ certifiedSsin: '00000000196' });
    expect(await read(card)).toBe('ERR_CARD_IDENTITY_UNPROVED');
  });

  it('rejects an authentication certificate from a second card', async () => {
    const other = await createSimulatedEidPki();
    const stolen = await anEmulatedCard();
    const forged = await anEmulatedCard({
      eidPki: other,
      tamper: (all) => ({ ...all, authenticationCertificate: stolen.authenticationCertificate! }),
    });
    expect(await read(forged)).toBe('ERR_CARD_IDENTITY_UNPROVED');
  });

  it('leaves out the photo when the photo was changed', async () => {
    const tamper = (all: CardFiles) => ({ ...all, photo: spoilt(all.photo, -3) });
    expect(await read(await anEmulatedCard({ tamper }))).toMatchObject({
      ssin: cardHolder.ssin,
      photo: null,
    });
  });
});

describe('unusable card', () => {
  it('rejects a foreign card', async () => {
    expect(await read(foreignCard())).toBe('ERR_CARD_NOT_EID');
  });

  it('rejects another applet behind the answer-to-reset of a new identity card', async () => {
    const atr = Buffer.from('3B7F96000080318065B085040120120FFF829000', 'hex');
    expect(await read({ ...foreignCard(), atr })).toBe('ERR_CARD_NOT_EID');
  });

  it('rejects a broken card', async () => {
    expect(await read(defectiveCard())).toBe('ERR_CARD_FAULT');
  });

  it('rejects a card when a file is broken', async () => {
    const card = await anEmulatedCard();
    const broken: InsertableCard = {
      atr: card.atr,
      power: (state) => card.power(state),
      transmit: (command) =>
        command[1] === 0xb0 ? Promise.resolve(Buffer.from([0x65, 0x81])) : card.transmit(command),
    };
    expect(await read(broken)).toBe('ERR_CARD_FAULT');
  });

  it('rejects a card without certificates, such as a child’s', async () => {
    const card = await anEmulatedCard({ withAuthentication: false, withSignature: false });
    expect(await read(card)).toBe('ERR_CARD_NO_CERTIFICATE');
  });
});
