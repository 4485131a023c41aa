import { execFileSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { DecryptionKey } from '../../../plugin/ehealth/etee/verdict.ts';
import { unseal } from '../../../plugin/ehealth/etee/unseal.ts';
import { toAnchor } from '../../../plugin/pki/x509/trust-anchor.ts';
import { systemPart } from '../../support/tools/system-parts.ts';

/* Sealed messages of others and of eHealth's own library, with what that library makes of them (README.md of the folder). */

const folder = new URL('../../../../shared/vectors/etee/', import.meta.url);
const openssl = systemPart('openssl');
const present = existsSync(folder) && !openssl.missing;
const at = (path: string) => fileURLToPath(new URL(path, folder));

function keysOf(path: string, password: string): DecryptionKey[] {
  const text = execFileSync(
    openssl.path,
    ['pkcs12', '-legacy', '-nodes', '-nocerts', '-in', at(path), '-passin', `pass:${password}`],
    { stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' },
  );
  return text.split('Bag Attributes').flatMap((bag) => {
    const alias = /friendlyName: (\d+|encryption)/.exec(bag)?.[1];
    const serialNumber = alias === 'encryption' ? serialOfEncryption : alias;
    const pem = /-----BEGIN[\s\S]+-----END [A-Z ]+-----/.exec(bag)?.[0];
    if (serialNumber === undefined || pem === undefined) return [];
    return [{ serialNumber, privateKey: createPrivateKey(pem) }];
  });
}

/** Of the certificates of Bob2, Bob3 and others, whose keystores do not say it. */
const serialOfEncryption = '658796280569535360574118552194830058299383705189';

const authority = (path: string) =>
  toAnchor(new X509Certificate(readFileSync(at(path))), 'simulation', 'issuing');

/** What eHealth's library finds. */
interface Expected {
  readonly fatal?: string;
  readonly errors?: readonly string[];
  readonly warnings?: readonly string[];
}

const both = (name: string) => [`OUTER_${name}`, `INNER_${name}`];
const mismatch = [
  'OUTER_SIGNATURE_DOES_NOT_MATCH_AUTHENTICATION_CERTIFICATE',
  'INNER_SIGNATURE_DOES_NOT_MATCH_SIGNATURE_CERTIFICATE',
];
const digest = both('SIGNATURE_DIGEST_ALGORITHM_UNAUTHORIZED');
const unverified = both('SIGNATURE_COULD_NOT_BE_VERIFIED');
const outerStructure = { fatal: 'OUTER_SIGNED_DATA_STRUCTURE_INCORRECT' };
const envelopeStructure = { fatal: 'ENVELOPED_DATA_STRUCTURE_INCORRECT' };
const innerStructure = { fatal: 'INNER_SIGNED_DATA_STRUCTURE_INCORRECT' };
const noKey = { fatal: 'DECRYPTION_PRIVATE_KEY_NOT_FOUND' };
const noRsa = { fatal: 'ENVELOPED_DATA_CONTAINS_NO_KEYTRANSRECIPIENTINFOS' };
const twoSigners = (layer: string) => ({
  fatal: `MESSAGE_${layer}_SIGNED_PART_HAS_MORE_THAN_ONE_SIGNER_INFORMATION`,
});
const symmetric = { errors: ['DECRYPTION_SYMMETRIC_KEY_ALGORITHM_UNAUTHORIZED'] };

const own: Readonly<Record<string, Expected>> = {
  '00a_official': {},
  '00b_openssl': {},
  '00c_node': {},
  '01_aes256cbc': symmetric,
  // The library fails with an exception
  '02_aes128gcm': envelopeStructure,
  '03_oaep': { errors: ['DECRYPTION_ASYMMETRIC_KEY_ALGORITHM_UNAUTHORIZED'] },
  '04_pkcs1sig': {},
  '05_sha512': { errors: [...digest, ...mismatch] },
  '06_salt20': { errors: mismatch },
  '07_ecsigner': {
    errors: [
      ...digest,
      ...both('SIGNATURE_ALGORITHM_UNAUTHORIZED'),
      'OUTER_SIGNATURE_KEY_LENGTH_UNAUTHORIZED',
      'OUTER_CERTIFICATE_CHAIN_NOT_TRUSTED',
    ],
  },
  '08_no_signing_time': { warnings: ['SIGNING_TIME_MISSING'] },
  '08b_two_signing_times': { errors: unverified },
  '09_outer_nocert': { errors: ['OUTER_CERTIFICATE_EXPECTED_BUT_NOT_PRESENT'] },
  '10_two_signers': twoSigners('OUTER'),
  '10b_two_signers_inner': twoSigners('INNER'),
  '11_inner_with_certs': {},
  '12_inner_anna_outer_group': {
    errors: ['INNER_SIGNATURE_DOES_NOT_MATCH_SIGNATURE_CERTIFICATE'],
  },
  '13_for_anna_only': noKey,
  '14_tampered_envelope': { errors: ['OUTER_SIGNATURE_COULD_NOT_BE_VERIFIED'] },
  '15_tampered_outer_signature': {
    errors: ['OUTER_SIGNATURE_DOES_NOT_MATCH_AUTHENTICATION_CERTIFICATE'],
  },
  '16_truncated': outerStructure,
  '16b_plain_text': outerStructure,
  '16c_base64_of_sealed': outerStructure,
  '17_ec_recipient': noRsa,
  '18_enveloped_only': outerStructure,
  '19_signed_only': envelopeStructure,
  '20_signed_6h_future': { warnings: ['SIGNING_TIME_EXPIRED'] },
  '20b_signed_1h_ago': { warnings: ['SIGNING_TIME_EXPIRED'] },
  '20c_signed_4min_ago': {},
  '21_empty': {},
  '22_outer_noattr': { warnings: ['SIGNING_TIME_MISSING'] },
  '23_outer_leaf_only': {},
  '24_no_inner_signature': innerStructure,
  '25_expired_signer_signed_now': {
    errors: [...unverified, 'OUTER_CERTIFICATE_EXPIRED', 'OUTER_CERTIFICATE_CHAIN_NOT_TRUSTED'],
  },
  '26_expired_signer_signed_in_validity': { warnings: ['SIGNING_TIME_EXPIRED'] },
  '27_signer_without_nonrepudiation': {},
  '28_signer_rsa1024': { errors: ['OUTER_SIGNATURE_KEY_LENGTH_UNAUTHORIZED'] },
  '29_aes256_node': symmetric,
  '30_inner_and_outer_time_differ': {},
  '31_signed_before_cert': {
    errors: [
      ...unverified,
      'OUTER_CERTIFICATE_NOT_YET_VALID',
      'OUTER_CERTIFICATE_CHAIN_NOT_TRUSTED',
    ],
    warnings: ['SIGNING_TIME_EXPIRED'],
  },
  '32_outer_signer_by_ski': {
    errors: ['OUTER_SIGNATURE_COULD_NOT_BE_VERIFIED', 'MESSAGE_INTEGRITY_INVALID'],
  },
  '33_recipient_by_ski': noKey,
  '34_kek_recipient_only': noRsa,
};

const old = { warnings: ['SIGNING_TIME_EXPIRED'] };

const others: Readonly<Record<string, Expected>> = {
  correct: old,
  multi_recipients: old,
  invalid_key_usage: old,
  cross_signed: { ...old, errors: ['MESSAGE_INTEGRITY_INVALID'] },
  invalid_signature: { ...old, errors: mismatch },
  signed_with_other_key_and_algo: { ...old, errors: [...digest, ...mismatch] },
  unsupported_algos_SHA224WITHRSA: { ...old, errors: digest },
  without_outer_cert: { ...old, errors: ['OUTER_CERTIFICATE_EXPECTED_BUT_NOT_PRESENT'] },
  with_2_signerinfos: twoSigners('OUTER'),
  invalid_cms_signed: outerStructure,
  invalid_encrypted: envelopeStructure,
  invalid_inner_signed: innerStructure,
  expired_encr: noKey,
};

describe.skipIf(!present)('vectors (../shared/vectors/etee, openssl)', () => {
  const sealingMoment = new Date('2026-11-29T09:26:40Z');
  const today = new Date('2026-12-01T00:00:00Z');
  const lab = () => [authority('own/pki/root.crt'), authority('own/pki/iss.crt')];
  const of2014 = () => [authority('public/keys/eH-Root-CA-2014.cer')];

  function expectVerdict(
    message: Buffer,
    expected: Expected,
    options: Omit<Parameters<typeof unseal>[1], 'reveal'>,
  ): string | null {
    const verdict = unseal(message, { ...options, reveal: 'notVerified' });
    expect({
      fatal: verdict.fatal,
      errors: [...verdict.errors].sort(),
      warnings: verdict.warnings,
    }).toEqual({
      fatal: expected.fatal ?? null,
      errors: [...(expected.errors ?? [])].sort(),
      warnings: expected.warnings ?? [],
    });
    expect(verdict.content !== null).toBe(!expected.fatal && !expected.errors);
    const text = verdict.content ?? verdict.flaggedContent;
    expect(text !== null).toBe(!expected.fatal);
    return text === null ? null : Buffer.from(text).toString();
  }

  for (const [name, expected] of Object.entries(own)) {
    const path = `own/msg/${name}.cms`;
    it.skipIf(!existsSync(at(path)))(`judges ${name} as eHealth's library does`, () => {
      const keys = keysOf('own/pki/group.enc.p12', 'lab');
      const text = expectVerdict(readFileSync(at(path)), expected, {
        keys,
        anchors: lab(),
        now: sealingMoment,
      });
      const clear = name === '21_empty' ? '' : readFileSync(at('own/msg/clear.txt'), 'utf8');
      expect(text ?? clear).toBe(clear);
    });
  }

  for (const [name, expected] of Object.entries(others)) {
    const path = `public/msg/triple_wrapped_${name}.msg`;
    it.skipIf(!existsSync(at(path)))(`judges the public ${name} as eHealth's library does`, () => {
      const keys = keysOf('public/keys/bobs_private_key_store.p12', 'test');
      const options = { keys, anchors: of2014(), now: today };
      const text = expectVerdict(readFileSync(at(path)), expected, options);
      expect(text ?? '').toMatch(/^(?:|This is a secret message from [\s\S]{53}|[\s\S]{9})$/);
    });
  }

  it('opens the public messages for holders whose certificates have one serial number', () => {
    const message = readFileSync(at('public/msg/triple_wrapped_multi_recipients.msg'));
    for (const name of ['Bob2', 'Bob3']) {
      const keys = keysOf(`public/keys/${name}_private_key_store.p12`, 'test');
      expectVerdict(message, old, { keys, anchors: of2014(), now: today });
    }
  });

  it('opens a letter for the old key that it was sealed for', () => {
    const message = readFileSync(at('public/msg/triple_wrapped_expired_encr.msg'));
    const keys = keysOf('public/keys/expired_encr.p12', 'test');
    expectVerdict(message, old, { keys, anchors: of2014(), now: today });
  });

  it('opens its own letter for the sender', () => {
    const keys = keysOf('own/pki/anna.enc.p12', 'lab');
    for (const name of ['00a_official', '00c_node']) {
      const message = readFileSync(at(`own/msg/${name}.cms`));
      expectVerdict(message, {}, { keys, anchors: lab(), now: sealingMoment });
    }
  });

  it('finds no trusted chain with another authority, and no other fault', () => {
    const options = {
      keys: keysOf('own/pki/group.enc.p12', 'lab'),
      anchors: [authority('own/pki/ecroot.crt')],
      now: sealingMoment,
    };
    const message = readFileSync(at('own/msg/00c_node.cms'));
    expectVerdict(message, { errors: ['OUTER_CERTIFICATE_CHAIN_NOT_TRUSTED'] }, options);
    expect(unseal(message, options).level).toBe('senderUnchecked');
  });
});
