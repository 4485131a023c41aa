import { describe, expect, it } from 'vitest';
import type { KeystoreState } from '../../../plugin/domain/certificate/findings/finding.ts';
import { judge } from '../../../plugin/domain/certificate/verdict/verdict.ts';
import type { KeystoreFacts } from '../../../plugin/pki/pkcs12/keystore-content.ts';
import {
  aCa,
  aCertificate,
  aKeystore,
  anAnchor,
  anEncryption,
  aPlaceholder,
  authentication,
  ca,
  completeFacts,
  encryption,
  factsOf,
  midway,
  oldEncryption,
  placeholder,
  subjectOf,
} from '../../support/fixtures/keystore-facts.ts';
import type { Entry } from '../../support/fixtures/keystore-facts.ts';

const webSite: Entry = {
  alias: 'www',
  certificate: aCertificate({
    subject: [{ type: '2.5.4.3', value: 'www.example.org' }],
    fingerprint: 'F-WWW',
    spkiSha256: 'K-WWW',
  }),
};
const withoutKey = { certificate: aCertificate(), signedBy: ['F-CA'] };
const second: Entry = {
  alias: 'second',
  certificate: anEncryption({ fingerprint: 'F-ENC2', spkiSha256: 'K-ENC2', serialNumber: '77' }),
  signedBy: ['F-LEAF'],
};
const strangeOld: Entry = {
  ...oldEncryption,
  certificate: anEncryption({
    fingerprint: 'F-STRANGE',
    spkiSha256: 'K-STRANGE',
    subject: subjectOf('SSIN=00000000196'),
    issuer: subjectOf('SSIN=00000000196'),
  }),
};
const selfSigned = (changes: Parameters<typeof aCertificate>[0]): Entry => ({
  alias: 'mykey',
  certificate: aCertificate({
    issuer: subjectOf('SSIN=00000000097'),
    issuerIsSubject: true,
    ...changes,
  }),
  signedBy: ['F-LEAF'],
});

describe('verdict state', () => {
  it.each<[string, KeystoreFacts, KeystoreState, number]>([
    ['a placeholder', factsOf([placeholder]), 'NotCompleted', 0],
    ['authentication alone', factsOf([authentication], [ca]), 'NoEncryptionKey', 0],
    [
      'authentication and old keys',
      factsOf([authentication, oldEncryption], [ca]),
      'NoEncryptionKey',
      1,
    ],
    ['authentication and its encryption key', completeFacts, 'Complete', 1],
    [
      'the same with old keys',
      factsOf([authentication, encryption, oldEncryption], [ca]),
      'Complete',
      2,
    ],
    [
      'several encryption keys for one certificate',
      factsOf([authentication, encryption, second], [ca]),
      'Complete',
      2,
    ],
    ['old keys alone', factsOf([oldEncryption]), 'OldKeysOnly', 1],
    ['the key of a web site', factsOf([webSite]), 'NotEhealth', 0],
    ['certificates without a key', factsOf([], [withoutKey, ca]), 'NoPrivateKey', 0],
    ['authorities alone', factsOf([], [ca]), 'NoPrivateKey', 0],
    [
      'an eHealth certificate with another key',
      factsOf([{ alias: 'x', certificate: null }], [withoutKey, ca]),
      'NoPrivateKey',
      0,
    ],
    ['a key alone', factsOf([{ alias: 'x', certificate: null }]), 'NotEhealth', 0],
    ['nothing', factsOf([]), 'NotEhealth', 0],
    [
      'an encryption key of another holder',
      factsOf([authentication, strangeOld], [ca]),
      'NoEncryptionKey',
      0,
    ],
    [
      'entries without names',
      factsOf(
        [
          { ...authentication, alias: null },
          { ...encryption, alias: null },
        ],
        [ca],
      ),
      'Complete',
      1,
    ],
    ['a placeholder and old keys', factsOf([placeholder, oldEncryption]), 'NotCompleted', 1],
    [
      'an encryption certificate that another key signed',
      factsOf([authentication, { ...encryption, signedBy: [] }], [ca]),
      'NoEncryptionKey',
      1,
    ],
    [
      'an encryption certificate signed by itself',
      factsOf([authentication, { ...encryption, signedBy: ['F-ENC'] }], [ca]),
      'NoEncryptionKey',
      0,
    ],
    [
      'duplicate bags',
      factsOf([authentication, authentication, encryption], [ca, ca]),
      'Complete',
      1,
    ],
  ])(
    'returns state and encryption keys for a file with %s',
    (_case, facts, state, encryptionKeys) => {
      const verdict = judge(aKeystore({ facts }), midway);
      expect(verdict.state).toBe(state);
      expect(verdict.encryptionKeys).toHaveLength(encryptionKeys);
    },
  );

  it('keeps the state Complete when the issuer is unknown', () => {
    const verdict = judge(aKeystore({ anchors: [] }), midway);
    expect(verdict.state).toBe('Complete');
    expect(verdict.environment).toBeNull();
    expect(verdict.findings[0]).toMatchObject({ code: 'IssuerUnknown', severity: 'error' });
  });

  it.each<[string, Entry, KeystoreState]>([
    ['the connector’s name', { ...placeholder, alias: 'x' }, 'NotCompleted'],
    [
      'the life of a minute',
      {
        alias: 'x',
        certificate: aPlaceholder({ subject: [], keyUsage: null }),
        signedBy: ['F-DUMMY'],
      },
      'NotCompleted',
    ],
    [
      'encryption usage under the authentication alias',
      {
        ...selfSigned({ keyUsage: ['keyEncipherment', 'dataEncipherment'] }),
        alias: 'Authentication',
      },
      'NotCompleted',
    ],
    [
      'encryption usage and no alias',
      { ...selfSigned({ keyUsage: ['keyEncipherment', 'dataEncipherment'] }), alias: null },
      'NotCompleted',
    ],
    [
      'encryption usage under another alias',
      selfSigned({ keyUsage: ['keyEncipherment', 'dataEncipherment'] }),
      'NotEhealth',
    ],
    ['only an eHealth-like name', selfSigned({}), 'NotEhealth'],
    ['no usage at all', selfSigned({ keyUsage: null }), 'NotEhealth'],
  ])('returns the state for a self-signed certificate with %s', (_case, entry, state) => {
    expect(judge(aKeystore({ facts: factsOf([entry]) }), midway).state).toBe(state);
  });

  it('returns no Expired finding for a placeholder', () => {
    const { findings, validity } = judge(aKeystore({ facts: factsOf([placeholder]) }), midway);
    expect(findings.map(({ code }) => code)).not.toContain('Expired');
    expect(validity).toBeNull();
  });
});

describe('trusted issuer', () => {
  const codes = (input: ReturnType<typeof aKeystore>) =>
    judge(input, midway).findings.map(({ code }) => code);

  it('accepts the issuing authority when its fingerprint is listed', () => {
    expect(codes(aKeystore())).toEqual([]);
  });

  it('rejects the issuer when its anchor has the role root', () => {
    expect(codes(aKeystore({ anchors: [anAnchor({ role: 'root' })] }))).toContain('IssuerUnknown');
  });

  it('rejects the listed authority when that authority is in the file but signed nothing', () => {
    const facts = factsOf([{ ...authentication, signedBy: [] }, encryption], [ca]);
    expect(codes(aKeystore({ facts }))).toEqual(['IssuerUnknown', 'ChainIncomplete']);
  });

  it('rejects the issuer when the issuer is not a CA', () => {
    const facts = factsOf([authentication, encryption], [{ certificate: aCa({ isCa: false }) }]);
    expect(codes(aKeystore({ facts }))).toContain('IssuerUnknown');
  });

  it('rejects the issuer when its name differs from the issuer name in the certificate', () => {
    const facts = factsOf([authentication, encryption], [{ certificate: aCa({ subject: [] }) }]);
    expect(codes(aKeystore({ facts }))).toContain('IssuerUnknown');
  });

  it('rejects an anchor when its own certificate cannot be read', () => {
    const anchors = [anAnchor({ certificate: 'AAAA' })];
    expect(
      codes(aKeystore({ anchors, facts: factsOf([{ ...authentication, signedBy: [] }]) })),
    ).toContain('IssuerUnknown');
  });
});

describe('choice among several authentication certificates', () => {
  const other = (changes: Parameters<typeof aCertificate>[0]): Entry => ({
    alias: 'other',
    certificate: aCertificate({ fingerprint: 'F-OTHER', spkiSha256: 'K-OTHER', ...changes }),
    signedBy: ['F-CA'],
  });
  const chosen = (entries: readonly Entry[]) =>
    judge(aKeystore({ facts: factsOf(entries, [ca]) }), midway).fingerprint;

  it('chooses the certificate under the tool’s alias when another certificate is newer', () => {
    expect(chosen([other({ notBefore: '2027-01-01T00:00:00.000Z' }), authentication])).toBe(
      'F-LEAF',
    );
  });

  it('chooses the expected holder’s certificate when another person’s is newer', () => {
    const colleague = other({
      subject: subjectOf('SSIN=00000000196'),
      notBefore: '2027-01-01T00:00:00.000Z',
    });
    expect(chosen([colleague, { ...authentication, alias: null }])).toBe('F-LEAF');
  });

  it('chooses the certificate with an encryption key when a newer certificate has none', () => {
    const newer = other({ notBefore: '2027-01-01T00:00:00.000Z' });
    expect(chosen([newer, { ...authentication, alias: null }, encryption])).toBe('F-LEAF');
  });

  it('chooses the newest certificate when nothing else differs', () => {
    const newer = other({ notBefore: '2027-01-01T00:00:00.000Z' });
    expect(chosen([{ ...authentication, alias: null }, newer])).toBe('F-OTHER');
  });

  it('marks only the encryption keys of the chosen certificate as current', () => {
    const elsewhere = other({});
    const facts = factsOf(
      [{ ...authentication, alias: null }, encryption, { ...elsewhere, alias: 'authentication' }],
      [ca],
    );
    const verdict = judge(aKeystore({ facts }), midway);
    expect(verdict.state).toBe('NoEncryptionKey');
    expect(verdict.encryptionKeys).toEqual([{ serialNumber: encryption.alias, current: false }]);
  });
});
