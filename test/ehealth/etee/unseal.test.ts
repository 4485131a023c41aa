import { generateKeyPairSync, randomBytes, X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SealError } from '../../../plugin/ehealth/etee/problem.ts';
import { unseal } from '../../../plugin/ehealth/etee/unseal.ts';
import type { UnsealOptions, UnsealVerdict } from '../../../plugin/ehealth/etee/verdict.ts';
import { toAnchor } from '../../../plugin/pki/x509/trust-anchor.ts';
import {
  encryptMessage,
  keyAgreementRecipient,
  secretKeyRecipient,
  type SealedMessage,
} from '../../../simulator/etee/sealed-message.ts';
import { signMessage } from '../../../simulator/etee/signed-message.ts';
import {
  authorityKeyIdentifier,
  basicConstraints,
  keyUsage,
  randomSerialNumber,
  signCertificate,
} from '../../../simulator/pki/certificate-profile.ts';
import { holderName } from '../../../simulator/pki/distinguished-name.ts';
import {
  correspondence,
  letter,
  makeCorrespondent,
  sealedAt,
  sealedLetter,
  signerOf,
  validity,
  type Correspondence,
  type Correspondent,
} from '../../support/fixtures/sealed-letters.ts';
import { findSecrets, placeOf, secretBytes } from '../../support/tools/secret-search.ts';

/* Messages that the simulator seals, each with one thing different. The writer shares no code with the reader. */

let parties: Correspondence;
let other: Correspondent;

beforeAll(async () => {
  parties = await correspondence();
  other = await makeCorrespondent(parties.line);
});

const minutes = (count: number) => new Date(sealedAt.getTime() + count * 60_000);

function open(message: Uint8Array, changes: Partial<UnsealOptions> = {}): UnsealVerdict {
  return unseal(message, {
    keys: [parties.recipient.decryptionKey],
    anchors: parties.anchors,
    now: sealedAt,
    ...changes,
  });
}

const openSealed = (changes: Partial<SealedMessage>, options: Partial<UnsealOptions> = {}) =>
  open(sealedLetter(parties, changes), options);

function expectFlagged(verdict: UnsealVerdict, ...errors: readonly SealError[]): void {
  expect(verdict).toMatchObject({ fatal: null, content: null });
  expect([...verdict.errors].sort()).toEqual([...errors].sort());
}

/** A leaf that departs from eHealth's profile. */
function oddSigner(
  changes: Partial<Parameters<typeof signCertificate>[0]> = {},
  pair = generateKeyPairSync('rsa', { modulusLength: 2048 }),
) {
  const { line } = parties;
  const { der } = signCertificate({
    subject: holderName({
      type: 'SSIN',
      id: '00000000196',
      applicationId: null,
      name: 'BO EXEMPLE',
    }),
    issuer: line.subject,
    serialNumber: randomSerialNumber(63),
    ...validity,
    publicKey: pair.publicKey,
    signingKey: line.privateKey,
    extensions: [
      basicConstraints('leaf', null),
      keyUsage('authentication'),
      authorityKeyIdentifier(line.publicKey),
    ],
    ...changes,
  });
  return { certificate: der, privateKey: pair.privateKey };
}

describe('unseal', () => {
  describe('what is in order', () => {
    it('gives content, signer, time and recipients of a letter', () => {
      const verdict = openSealed({});
      const { sender, recipient, line } = parties;
      expect(verdict).toMatchObject({
        level: 'verified',
        flaggedContent: null,
        fatal: null,
        errors: [],
        warnings: [],
        signingTime: sealedAt,
        openedBy: recipient.encryption.serialNumber.toString(),
        recipients: [recipient, sender]
          .map(({ encryption }) => ({ kind: 'RSA', serialNumber: String(encryption.serialNumber) }))
          .sort((one, two) => verdictOrder(one) - verdictOrder(two)),
      });
      expect(Buffer.from(verdict.content ?? [])).toEqual(letter);
      expect(verdict.signer?.certificate.serialNumber).toBe(String(sender.leaf.serialNumber));
      expect(Buffer.from(verdict.signer?.issuer ?? [])).toEqual(line.certificate);

      function verdictOrder({ serialNumber }: { readonly serialNumber: string }) {
        return verdict.recipients.findIndex((one) => one.serialNumber === serialNumber);
      }
    });

    it.each([
      [
        'BER in pieces, as eHealth writes',
        { inner: { encoding: 'ber' }, envelope: { encoding: 'ber' }, outer: { encoding: 'ber' } },
      ],
      ['algorithm protection', { inner: { protection: 'right' }, outer: { protection: 'right' } }],
      [
        'RSA PKCS #1 v1.5, as an eID signs',
        { inner: { algorithm: 'sha256WithRsa' }, outer: { algorithm: 'rsaEncryption' } },
      ],
      ['an inner layer signed two hours earlier', { inner: { signedAt: [minutes(-120)] } }],
      ['a time four minutes ago', { at: minutes(-4) }],
    ] as const)('opens a letter with %s', (_, changes) => {
      expect(openSealed(changes)).toMatchObject({ level: 'verified', errors: [], warnings: [] });
    });

    it('opens a letter of 3 MB in pieces, and an empty one', () => {
      const inPieces = { encoding: 'ber' } as const;
      for (const content of [randomBytes(3_000_000), Buffer.alloc(0)]) {
        const { content: opened, level } = openSealed({
          content,
          inner: inPieces,
          envelope: inPieces,
          outer: inPieces,
        });
        expect(level).toBe('verified');
        expect(Buffer.from(opened ?? [1]).equals(content)).toBe(true);
      }
    });

    it('opens with certificates in the inner layer too, and with the leaf alone in the outer', () => {
      const { sender, chain } = parties;
      const inner = { certificates: [sender.leaf.der, ...chain] };
      expect(openSealed({ inner }).level).toBe('verified');
      expect(openSealed({ chain: [] }).level).toBe('verified');
    });

    it('opens a letter of a signer who has expired since', () => {
      const now = new Date('2030-01-01T00:00:00Z');
      expect(openSealed({}, { now })).toMatchObject({
        level: 'verified',
        warnings: ['SIGNING_TIME_EXPIRED'],
      });
    });

    it('opens its own letter for the sender', () => {
      const keys = [parties.sender.decryptionKey];
      expect(openSealed({}, { keys }).level).toBe('verified');
    });

    it('opens letters for keys from before two renewals, and for the key of today', async () => {
      const older = await Promise.all([0, 1].map(() => makeCorrespondent(parties.line)));
      const held = [parties.recipient, ...older];
      const keys = held.map(({ decryptionKey }) => decryptionKey);
      for (const { encryption, decryptionKey } of held) {
        const verdict = openSealed({ recipients: [encryption.der] }, { keys });
        expect(verdict).toMatchObject({
          level: 'verified',
          openedBy: decryptionKey.serialNumber,
        });
      }
    });

    it('tries every key of one serial number', () => {
      const { serialNumber, privateKey } = parties.recipient.decryptionKey;
      const wrong = { serialNumber, privateKey: other.decryptionKey.privateKey };
      for (const keys of [
        [wrong, { serialNumber, privateKey }],
        [{ serialNumber, privateKey }, wrong],
      ])
        expect(openSealed({}, { keys }).level).toBe('verified');
    });

    it('ignores bytes behind the message', () => {
      const message = Buffer.concat([sealedLetter(parties), Buffer.from('\r\n')]);
      expect(open(message).level).toBe('verified');
    });
  });

  describe('warnings', () => {
    it.each([
      ['SIGNING_TIME_EXPIRED', minutes(-60)],
      ['SIGNING_TIME_EXPIRED', minutes(360)],
    ] as const)('warns with %s of a letter signed at %o', (warning, at) => {
      expect(openSealed({ at })).toMatchObject({ level: 'verified', warnings: [warning] });
    });

    it('warns of a missing time, with or without signed attributes', () => {
      for (const outer of [{ signedAt: [] }, { withAttributes: false }]) {
        const verdict = openSealed({ outer });
        expect(verdict).toMatchObject({
          level: 'verified',
          warnings: ['SIGNING_TIME_MISSING'],
          signingTime: null,
        });
      }
    });
  });

  describe('content that is flagged', () => {
    const mismatch = [
      'OUTER_SIGNATURE_DOES_NOT_MATCH_AUTHENTICATION_CERTIFICATE',
      'INNER_SIGNATURE_DOES_NOT_MATCH_SIGNATURE_CERTIFICATE',
    ] as const;
    const digests = [
      'OUTER_SIGNATURE_DIGEST_ALGORITHM_UNAUTHORIZED',
      'INNER_SIGNATURE_DIGEST_ALGORITHM_UNAUTHORIZED',
    ] as const;
    const unverified = [
      'OUTER_SIGNATURE_COULD_NOT_BE_VERIFIED',
      'INNER_SIGNATURE_COULD_NOT_BE_VERIFIED',
    ] as const;

    const bothLayers = (options: NonNullable<SealedMessage['inner']>): Partial<SealedMessage> => ({
      inner: options,
      outer: options,
    });

    const rows: readonly (readonly [string, Partial<SealedMessage>, readonly SealError[]])[] = [
      [
        'AES-256-CBC',
        { envelope: { cipher: 'aes-256-cbc' } },
        ['DECRYPTION_SYMMETRIC_KEY_ALGORITHM_UNAUTHORIZED'],
      ],
      [
        'RSA-OAEP',
        { envelope: { transport: 'oaep' } },
        ['DECRYPTION_ASYMMETRIC_KEY_ALGORITHM_UNAUTHORIZED'],
      ],
      ['SHA-512 under PSS', bothLayers({ digest: 'sha512' }), [...digests, ...mismatch]],
      [
        'SHA-224 under PKCS #1 v1.5',
        bothLayers({ digest: 'sha224', algorithm: 'rsaEncryption' }),
        digests,
      ],
      [
        'SHA-1 under PKCS #1 v1.5',
        bothLayers({ digest: 'sha1', algorithm: 'rsaEncryption' }),
        digests,
      ],
      ['a salt of 20 octets', bothLayers({ saltLength: 20 }), mismatch],
      ['two signing times', bothLayers({ signedAt: [sealedAt, minutes(1)] }), unverified],
      ['protection of other algorithms', bothLayers({ protection: 'wrong' }), unverified],
      ['an altered outer signature', { outer: { alterSignature: true } }, [mismatch[0]]],
      ['an altered inner signature', { inner: { alterSignature: true } }, [mismatch[1]]],
      [
        'a PKCS #1 v1.5 signature inside, PSS outside',
        { inner: { algorithm: 'rsaEncryption' } },
        ['MESSAGE_INTEGRITY_INVALID'],
      ],
      [
        'an outer signer named by key',
        { outer: { namedBy: 'subjectKey' } },
        ['OUTER_SIGNATURE_COULD_NOT_BE_VERIFIED', 'MESSAGE_INTEGRITY_INVALID'],
      ],
    ];
    it.each(rows)('flags %s', (_, changes, errors) => {
      const verdict = openSealed(changes, { reveal: 'notVerified' });
      expectFlagged(verdict, ...errors);
      expect(verdict.level).toBe('notVerified');
      expect(Buffer.from(verdict.flaggedContent ?? [])).toEqual(letter);
    });

    it('flags a missing certificate of the signer', () => {
      for (const certificates of [[], parties.chain])
        expectFlagged(
          openSealed({ outer: { certificates } }),
          'OUTER_CERTIFICATE_EXPECTED_BUT_NOT_PRESENT',
        );
    });

    it('flags an envelope that was altered outside the encrypted content', () => {
      const message = sealedLetter(parties);
      // Version of the envelope
      const at = message.indexOf(Buffer.from('06092a864886f70d010703', 'hex'));
      const version = message.indexOf(Buffer.from('020100', 'hex'), at) + 2;
      message.writeUInt8(2, version);
      expectFlagged(open(message), 'OUTER_SIGNATURE_COULD_NOT_BE_VERIFIED');
    });

    it('flags an inner signer who is another than the outer', () => {
      const inner = signMessage(letter, signerOf(other), { signedAt: [sealedAt] });
      const withOwn = signMessage(letter, signerOf(other), {
        signedAt: [sealedAt],
        certificates: [other.leaf.der],
      });
      expectFlagged(
        open(sealedAround(inner)),
        'INNER_SIGNATURE_DOES_NOT_MATCH_SIGNATURE_CERTIFICATE',
      );
      expectFlagged(open(sealedAround(withOwn)), 'MESSAGE_INTEGRITY_INVALID');
    });

    it('flags signers with an elliptic-curve key, with a short key and with a key for other uses', () => {
      const ec = oddSigner({}, generateKeyPairSync('ec', { namedCurve: 'P-384' }));
      expectFlagged(
        openSealed({ signer: ec, ...bothLayers({ algorithm: 'ecdsa' }) }),
        ...digests,
        'OUTER_SIGNATURE_ALGORITHM_UNAUTHORIZED',
        'INNER_SIGNATURE_ALGORITHM_UNAUTHORIZED',
        'OUTER_SIGNATURE_KEY_LENGTH_UNAUTHORIZED',
      );
      const short = oddSigner({}, generateKeyPairSync('rsa', { modulusLength: 1024 }));
      expectFlagged(openSealed({ signer: short }), 'OUTER_SIGNATURE_KEY_LENGTH_UNAUTHORIZED');
      const wrongUse = oddSigner({
        extensions: [basicConstraints('leaf', null), keyUsage('encryption')],
      });
      expectFlagged(openSealed({ signer: wrongUse }), 'OUTER_CERTIFICATE_HAS_INVALID_KEYUSAGE');
    });

    it('requires non-repudiation of the certificate in the inner layer only', () => {
      const signer = oddSigner({
        extensions: [basicConstraints('leaf', null), keyUsage('citizenAuthentication')],
      });
      expect(openSealed({ signer }).level).toBe('verified');
      expectFlagged(
        openSealed({ signer, inner: { certificates: [signer.certificate] } }),
        'INNER_CERTIFICATE_HAS_INVALID_KEYUSAGE',
      );
    });

    it('flags who signs before or after the certificate is valid', () => {
      for (const [at, error] of [
        [new Date('2029-02-01T00:00:00Z'), 'OUTER_CERTIFICATE_EXPIRED'],
        [new Date('2025-06-01T00:00:00Z'), 'OUTER_CERTIFICATE_NOT_YET_VALID'],
      ] as const)
        expectFlagged(
          openSealed({ at }, { now: at }),
          ...unverified,
          error,
          'OUTER_CERTIFICATE_CHAIN_NOT_TRUSTED',
        );
    });

    it('judges by now where the time of signing is missing', () => {
      const now = new Date('2029-02-01T00:00:00Z');
      const outer = { signedAt: [] };
      expectFlagged(
        openSealed({ outer }, { now }),
        'OUTER_CERTIFICATE_EXPIRED',
        'OUTER_CERTIFICATE_CHAIN_NOT_TRUSTED',
      );
    });

    it('states that the sender could not be checked when the authority alone is unknown', () => {
      const anchors = [
        toAnchor(new X509Certificate(other.encryption.der), 'simulation', 'issuing'),
      ];
      const verdict = openSealed({}, { anchors });
      expectFlagged(verdict, 'OUTER_CERTIFICATE_CHAIN_NOT_TRUSTED');
      expect(verdict).toMatchObject({ level: 'senderUnchecked', flaggedContent: null });
      const revealed = openSealed({}, { anchors, reveal: 'senderUnchecked' });
      expect(Buffer.from(revealed.flaggedContent ?? [])).toEqual(letter);
    });

    it('gives flagged content only to a caller who asks for its level', () => {
      const changes = { inner: { alterSignature: true } };
      for (const reveal of [undefined, 'verified', 'senderUnchecked'] as const) {
        const options = reveal === undefined ? {} : { reveal };
        expect(openSealed(changes, options).flaggedContent).toBeNull();
      }
      expect(openSealed(changes, { reveal: 'notVerified' }).flaggedContent).not.toBeNull();
    });

    it('refuses content that its signer did not sign', () => {
      const alter = (content: Buffer) => Buffer.from(content.map((octet) => octet ^ 1));
      for (const withAttributes of [true, false]) {
        const verdict = openSealed({ inner: { alter, withAttributes } }, { reveal: 'notVerified' });
        expect(verdict).toMatchObject({ level: 'unreadable', content: null, flaggedContent: null });
        expect(verdict.errors).toHaveLength(1);
      }
    });
  });

  function sealedAround(signed: Buffer): Buffer {
    const { sender, recipient, chain } = parties;
    return outerAround(encryptMessage(signed, [recipient.encryption.der]), [
      sender.leaf.der,
      ...chain,
    ]);
  }

  function outerAround(
    content: Buffer,
    certificates: readonly Buffer[] = [parties.sender.leaf.der],
  ) {
    return signMessage(content, signerOf(parties.sender), { signedAt: [sealedAt], certificates });
  }

  describe('what cannot be opened', () => {
    const expectFatal = (
      message: Uint8Array,
      fatal: string,
      options: Partial<UnsealOptions> = {},
    ) => {
      expect(open(message, { reveal: 'notVerified', ...options })).toMatchObject({
        level: 'unreadable',
        fatal,
        content: null,
        flaggedContent: null,
        warnings: [],
      });
    };

    it('reports that the outer layer is no signed message', () => {
      const message = sealedLetter(parties);
      const envelope = encryptMessage(letter, [parties.recipient.encryption.der]);
      for (const bytes of [
        Buffer.alloc(0),
        Buffer.from('plain text'),
        Buffer.from(message.toString('base64')),
        message.subarray(0, 2000),
        envelope,
      ])
        expectFatal(bytes, 'OUTER_SIGNED_DATA_STRUCTURE_INCORRECT');
    });

    it('reports that content or signer are missing, or that there are several', () => {
      for (const layer of ['outer', 'inner'] as const) {
        const NAME = layer === 'outer' ? 'OUTER' : 'INNER';
        expectFatal(
          sealedLetter(parties, { [layer]: { withContent: false } }),
          `${NAME}_SIGNED_DATA_CONTENT_MISSING`,
        );
        expectFatal(
          sealedLetter(parties, { [layer]: { signers: 0 } }),
          `MESSAGE_${NAME}_SIGNED_PART_HAS_NO_SIGNER_INFORMATION`,
        );
        expectFatal(
          sealedLetter(parties, { [layer]: { signers: 2 } }),
          `MESSAGE_${NAME}_SIGNED_PART_HAS_MORE_THAN_ONE_SIGNER_INFORMATION`,
        );
      }
    });

    it('reports that the signed content is no envelope', () => {
      expectFatal(outerAround(letter), 'ENVELOPED_DATA_STRUCTURE_INCORRECT');
    });

    it('reports that what was encrypted is no signed message', () => {
      expectFatal(sealedAround(letter), 'INNER_SIGNED_DATA_STRUCTURE_INCORRECT');
    });

    it('reports that no key fits, and names the serial numbers that would', () => {
      const message = sealedLetter(parties, { recipients: [other.encryption.der] });
      expectFatal(message, 'DECRYPTION_PRIVATE_KEY_NOT_FOUND');
      expect(open(message)).toMatchObject({
        recipients: [{ kind: 'RSA', serialNumber: other.decryptionKey.serialNumber }],
        signingTime: sealedAt,
        openedBy: null,
      });
      const byKey = sealedLetter(parties, { envelope: { namedBy: 'subjectKey' } });
      expectFatal(byKey, 'DECRYPTION_PRIVATE_KEY_NOT_FOUND');
    });

    it('recognises recipients with elliptic-curve and with secret keys, and opens for neither', () => {
      const { sender, recipient } = parties;
      for (const [others, kind] of [
        [[keyAgreementRecipient(recipient.encryption.der)], 'EC'],
        [[secretKeyRecipient()], 'other'],
      ] as const) {
        const message = sealedLetter(parties, { recipients: [], envelope: { others } });
        expectFatal(message, 'ENVELOPED_DATA_CONTAINS_NO_KEYTRANSRECIPIENTINFOS');
        expect(open(message).recipients).toMatchObject([{ kind }]);
        const both = sealedLetter(parties, {
          recipients: [sender.encryption.der],
          envelope: { others },
        });
        expectFatal(both, 'DECRYPTION_PRIVATE_KEY_NOT_FOUND');
        expect(open(both, { keys: [sender.decryptionKey] }).level).toBe('verified');
      }
    });

    it('gives one answer for every fault behind the encryption', () => {
      const flip = (at: number) => (bytes: Buffer) => {
        const copy = Buffer.from(bytes);
        copy.writeUInt8(copy.readUInt8(copy.length - 1 - at) ^ 1, copy.length - 1 - at);
        return copy;
      };
      const faults = [
        { alterKey: flip(0) },
        { alterKey: () => randomBytes(256) },
        { alterKey: (bytes: Buffer) => bytes.subarray(1) },
        { alterKey: () => Buffer.alloc(256, 0xff) },
        { transport: 'oaep', alterKey: flip(3) },
        { alterContent: () => randomBytes(2048) },
        // Padding of the last block, and its neighbour
        { alterContent: flip(16) },
        { alterContent: (bytes: Buffer) => bytes.subarray(0, -16) },
      ] as const;
      for (const envelope of faults) {
        const message = sealedLetter(parties, { envelope });
        const { fatal, errors } = open(message);
        expect(fatal).toBe('INNER_SIGNED_DATA_STRUCTURE_INCORRECT');
        expect(errors.filter((error) => !error.startsWith('DECRYPTION'))).toEqual([]);
      }
    });

    it('refuses messages beyond its bounds', () => {
      expectFatal(Buffer.alloc(41 * 1024 * 1024, 0x30), 'MESSAGE_TOO_LARGE');
      const nested = Array.from({ length: 60 }).reduce<Buffer>(
        (inside) => Buffer.concat([Buffer.of(0x30, 0x80), inside, Buffer.alloc(2)]),
        Buffer.alloc(0),
      );
      expectFatal(nested, 'MESSAGE_TOO_LARGE');
      const others = Array.from({ length: 600 }, secretKeyRecipient);
      expectFatal(sealedLetter(parties, { envelope: { others } }), 'MESSAGE_TOO_LARGE');
    });
  });

  describe('changed messages', () => {
    const positions = (length: number) =>
      fc.record({
        at: fc.nat({ max: length - 1 }),
        bit: fc.nat({ max: 7 }),
      });

    it.each(['der', 'ber'] as const)(
      'keeps from giving other content when a bit of %s is changed',
      (encoding) => {
        const layer = { encoding };
        const message = sealedLetter(parties, { inner: layer, envelope: layer, outer: layer });
        fc.assert(
          fc.property(positions(message.length), ({ at, bit }) => {
            const changed = Buffer.from(message);
            changed.writeUInt8(changed.readUInt8(at) ^ (1 << bit), at);
            const { content, flaggedContent } = open(changed, { reveal: 'notVerified' });
            const given = content ?? flaggedContent;
            expect(given === null || letter.equals(given)).toBe(true);
          }),
          { numRuns: 250 },
        );
      },
    );

    it('keeps from giving other content when bytes are put in, taken out or repeated', () => {
      const message = sealedLetter(parties);
      fc.assert(
        fc.property(
          fc.nat({ max: message.length }),
          fc.nat({ max: 40 }),
          fc.uint8Array({ maxLength: 40 }),
          (at, taken, put) => {
            const changed = Buffer.concat([
              message.subarray(0, at),
              put,
              message.subarray(at + taken),
            ]);
            const { content, flaggedContent } = open(changed, { reveal: 'notVerified' });
            const given = content ?? flaggedContent;
            expect(given === null || letter.equals(given)).toBe(true);
          },
        ),
        { numRuns: 200 },
      );
    });

    it('answers any bytes with a verdict', () => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
          expect(open(bytes)).toMatchObject({ level: 'unreadable', content: null });
        }),
        { numRuns: 200 },
      );
    });
  });

  it('keeps key and content out of a verdict that gives none', () => {
    const { privateKey } = parties.recipient.decryptionKey;
    const secrets = [
      secretBytes('the content', letter),
      secretBytes('the key', privateKey.export({ format: 'der', type: 'pkcs8' }), 32),
    ];
    const verdicts = [
      openSealed({ inner: { alterSignature: true } }),
      openSealed({ envelope: { alterContent: (bytes: Buffer) => bytes.subarray(0, -16) } }),
      openSealed({ recipients: [other.encryption.der] }),
    ];
    expect(
      findSecrets(
        secrets,
        verdicts.map((one) => placeOf('verdict', one)),
      ),
    ).toEqual([]);
    expect(findSecrets(secrets, [placeOf('verdict', openSealed({}))])).not.toEqual([]);
  });
});
