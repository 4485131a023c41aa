import { describe, expect, it } from 'vitest';
import {
  findingText,
  isFindingKey,
} from '../../../plugin/domain/certificate/findings/finding-text.ts';
import type { FindingKey } from '../../../plugin/domain/certificate/findings/finding-text.ts';
import { findingCodes } from '../../../plugin/domain/certificate/findings/finding.ts';
import type {
  Blocked,
  FindingCode,
  Severity,
} from '../../../plugin/domain/certificate/findings/finding.ts';
import { judge } from '../../../plugin/domain/certificate/verdict/verdict.ts';
import type { VerdictInput } from '../../../plugin/domain/certificate/verdict/verdict-input.ts';
import { catalogues, formatsFor, languages, translator } from '../../../plugin/i18n/index.ts';
import {
  aCertificate,
  aKeystore,
  anAnchor,
  aSibling,
  authentication,
  ca,
  encryption,
  factsOf,
  midway,
  notAfter,
  oldEncryption,
  placeholder,
  subjectOf,
  withLeaf,
} from '../../support/fixtures/keystore-facts.ts';
import { depotSays, onlineCases, probed } from './online-cases.ts';

interface Case {
  readonly when: string;
  readonly input: VerdictInput;
  readonly now?: string;
  readonly finding: FindingCode | `${FindingCode}.${string}`;
  /** Key of the wording, where a count chooses another than that of the finding. */
  readonly wording?: string;
  readonly severity: Severity;
  readonly blocks?: readonly Blocked[];
}

const all: readonly Blocked[] = ['session', 'decryption', 'renewal'];
const daysBeforeEnd = (days: number) =>
  new Date(Date.parse(notAfter) - days * 86_400_000).toISOString();
/** Takes the place of the judged certificate once it is activated. */
const aSuccessor = aSibling({
  notBefore: '2028-10-20T00:00:00.000Z',
  notAfter: '2031-10-20T00:00:00.000Z',
  succession: 'after',
});
const withFacts = (changes: Parameters<typeof factsOf>[2]) =>
  aKeystore({ facts: factsOf([authentication, encryption], [ca], changes) });
const notCompleted = (changes: Partial<VerdictInput> = {}) =>
  aKeystore({ facts: factsOf([placeholder]), ...changes });
const expecting = (kind: 'person' | 'group' | 'company', identifier: string) =>
  aKeystore({ expected: { kind, identifier } });
const withoutCa = factsOf([{ ...authentication, signedBy: [] }, encryption]);
const eid = aCertificate({
  subject: [
    { type: '2.5.4.3', value: 'Alix Exemple (Authentication)' },
    { type: '2.5.4.5', value: '00000000097' },
  ],
  issuer: [{ type: '2.5.4.3', value: 'Citizen CA' }],
});
const lookAlike = aCertificate({ issuer: subjectOf('SSIN=00000000097'), issuerIsSubject: true });
const other = { alias: null, certificate: aCertificate({ fingerprint: 'F2', spkiSha256: 'K2' }) };

const cases: readonly Case[] = [
  {
    when: 'no key is eHealth’s',
    input: aKeystore({ facts: factsOf([]) }),
    finding: 'NotEhealth',
    severity: 'error',
    blocks: all,
  },
  {
    when: 'it is an identity card’s',
    input: aKeystore({ facts: factsOf([{ alias: null, certificate: eid }]) }),
    finding: 'NotEhealth.eid',
    severity: 'error',
    blocks: all,
  },
  {
    when: 'it signed itself',
    input: aKeystore({
      facts: factsOf([{ alias: 'mykey', certificate: lookAlike, signedBy: ['F-LEAF'] }]),
    }),
    finding: 'NotEhealth.selfSigned',
    severity: 'error',
    blocks: all,
  },
  {
    when: 'the key is missing',
    input: aKeystore({
      facts: factsOf([], [{ certificate: aCertificate(), signedBy: ['F-CA'] }, ca]),
    }),
    finding: 'NoPrivateKey',
    severity: 'error',
    blocks: all,
  },
  {
    when: 'the certificate of the key cannot be read',
    input: aKeystore({
      facts: factsOf([{ alias: 'authentication', certificate: null }, oldEncryption], [ca], {
        unreadCertificates: 1,
        anomalies: ['UnreadableCertificate'],
      }),
    }),
    finding: 'CertificateUnreadable',
    severity: 'error',
    blocks: all,
  },
  {
    when: 'the certificate of another key cannot be read',
    input: aKeystore({
      facts: factsOf([authentication, { alias: '1', certificate: null }], [ca], {
        unreadCertificates: 1,
        anomalies: ['UnreadableCertificate'],
      }),
    }),
    finding: 'CertificateUnreadable.encryption',
    severity: 'error',
    blocks: ['decryption'],
  },
  {
    when: 'step 2 was never done',
    input: notCompleted(),
    finding: 'NotCompleted',
    severity: 'error',
    blocks: all,
  },
  {
    when: 'a renewal was never completed',
    input: notCompleted({ siblings: [aSibling()] }),
    finding: 'NotCompleted.renewal',
    severity: 'error',
    blocks: all,
  },
  {
    when: 'the loaded certificate had ended before the request',
    input: notCompleted({ siblings: [aSibling({ notAfter: '2025-12-31T00:00:00.000Z' })] }),
    finding: 'NotCompleted',
    severity: 'error',
  },
  {
    when: 'no certificate fits the key',
    input: aKeystore({
      facts: factsOf(
        [{ alias: 'authentication', certificate: null }],
        [{ certificate: aCertificate(), signedBy: ['F-CA'] }, ca],
      ),
    }),
    finding: 'KeyCertificateMismatch',
    severity: 'error',
    blocks: all,
  },
  {
    when: 'a further key has no certificate',
    input: aKeystore({
      facts: factsOf([authentication, encryption, { alias: '12', certificate: null }], [ca]),
    }),
    finding: 'KeyCertificateMismatch.extra',
    severity: 'warning',
  },
  {
    when: 'it is a colleague’s',
    input: expecting('person', '00000000196'),
    finding: 'HolderMismatch.person',
    severity: 'error',
    blocks: all,
  },
  {
    when: 'it is not the group’s',
    input: expecting('group', '00000196'),
    finding: 'HolderMismatch.group',
    severity: 'error',
    blocks: all,
  },
  {
    when: 'it is not the company’s',
    input: expecting('company', '0000000097'),
    finding: 'HolderMismatch.company',
    severity: 'error',
    blocks: all,
  },
  {
    when: 'a placeholder’s name is another’s',
    input: notCompleted({ expected: { kind: 'person', identifier: '00000000196' } }),
    finding: 'HolderMismatch.fileName',
    severity: 'warning',
  },
  {
    when: 'its end is past',
    input: aKeystore(),
    now: '2029-01-15T09:50:01.000Z',
    finding: 'Expired',
    severity: 'error',
    blocks: ['session', 'renewal'],
  },
  {
    when: 'its begin is to come',
    input: aKeystore(),
    now: '2026-01-15T09:49:59.000Z',
    finding: 'NotYetValid',
    severity: 'error',
    blocks: ['session'],
  },
  {
    when: 'no anchor is its issuer',
    input: aKeystore({ anchors: [] }),
    finding: 'IssuerUnknown',
    severity: 'error',
    blocks: ['session', 'renewal'],
  },
  {
    when: 'the issuer’s certificate is nowhere',
    input: aKeystore({ facts: withoutCa }),
    finding: 'IssuerUnknown.missing',
    severity: 'error',
    blocks: ['session', 'renewal'],
  },
  {
    when: 'it is for acceptance',
    input: aKeystore({ anchors: [anAnchor({ environment: 'acceptance' })] }),
    finding: 'WrongEnvironment',
    severity: 'error',
    blocks: ['session', 'renewal'],
  },
  {
    when: 'a placeholder is named for acceptance',
    input: notCompleted({ fileName: 'SSIN=00000000097 20260115-110000.acc-p12' }),
    finding: 'WrongEnvironment.supposed',
    severity: 'warning',
  },
  {
    when: 'step 2 broke half-way',
    input: aKeystore({ facts: factsOf([authentication], [ca]) }),
    finding: 'NoEncryptionKey',
    severity: 'error',
    blocks: ['decryption'],
  },
  {
    when: 'the file also holds old encryption keys only',
    input: aKeystore({ facts: factsOf([authentication, oldEncryption], [ca]) }),
    finding: 'NoEncryptionKey.oldKeys',
    severity: 'error',
    blocks: ['decryption'],
  },
  {
    when: 'only old keys are left',
    input: aKeystore({ facts: factsOf([oldEncryption]) }),
    finding: 'OldKeysOnly',
    severity: 'error',
    blocks: ['session', 'renewal'],
  },
  {
    when: 'RSA is short',
    input: withLeaf({ keyAlgorithm: { type: 'RSA', bits: 1024 } }),
    finding: 'WeakKey',
    severity: 'error',
    blocks: ['session', 'renewal'],
  },
  {
    when: 'the curve is unknown',
    input: withLeaf({ keyAlgorithm: { type: 'EC', curve: 'secp160r1' } }),
    finding: 'WeakKey.kind',
    severity: 'error',
    blocks: ['session', 'renewal'],
  },
  {
    when: 'the key is of another kind',
    input: withLeaf({ keyAlgorithm: { type: 'other', name: 'DSA' } }),
    finding: 'WeakKey.kind',
    severity: 'error',
  },
  {
    when: 'a later one is loaded',
    input: aKeystore({
      siblings: [
        aSibling({ notBefore: '2027-01-01T00:00:00.000Z', notAfter: '2030-01-01T00:00:00.000Z' }),
      ],
    }),
    finding: 'NewerLoaded',
    severity: 'warning',
  },
  {
    when: 'ninety days are left',
    input: aKeystore(),
    now: daysBeforeEnd(90),
    finding: 'Expiring',
    severity: 'info',
  },
  {
    when: 'thirty days are left',
    input: aKeystore(),
    now: daysBeforeEnd(30),
    finding: 'Expiring.soon',
    severity: 'warning',
  },
  {
    when: 'seven days are left',
    input: aKeystore(),
    now: daysBeforeEnd(7),
    finding: 'Expiring.urgent',
    severity: 'error',
  },
  {
    when: 'a day is left',
    input: aKeystore(),
    now: daysBeforeEnd(1),
    finding: 'Expiring.tomorrow',
    severity: 'error',
  },
  {
    when: 'hours are left',
    input: aKeystore(),
    now: daysBeforeEnd(0.2),
    finding: 'Expiring.today',
    severity: 'error',
  },
  {
    when: 'two lie in the file',
    input: aKeystore({ facts: factsOf([authentication, other], [ca]) }),
    finding: 'SeveralCertificates',
    severity: 'warning',
  },
  {
    when: 'an older one is still loaded',
    input: aKeystore({ siblings: [aSibling()] }),
    finding: 'SeveralCertificates.loaded',
    severity: 'warning',
  },
  {
    when: 'it takes the place of a loaded one once it is activated',
    input: aKeystore({ siblings: [aSibling({ succession: 'before' })] }),
    finding: 'EtkNotActivated.here',
    severity: 'warning',
  },
  {
    when: 'a loaded one takes its place once that is activated',
    input: aKeystore({ siblings: [aSuccessor] }),
    finding: 'NewerLoaded.toActivate',
    severity: 'warning',
  },
  {
    when: 'that is about to happen as seven days are left',
    input: aKeystore({ siblings: [aSuccessor] }),
    now: daysBeforeEnd(7),
    finding: 'Expiring.renewed',
    severity: 'error',
  },
  {
    when: 'the extension says acceptance',
    input: aKeystore({ fileName: 'x.acc.p12' }),
    finding: 'EnvironmentNameMismatch',
    severity: 'warning',
  },
  {
    when: 'common name and unit differ',
    input: withLeaf({
      subject: [
        ...subjectOf('SSIN=00000000097').slice(0, -1),
        { type: '2.5.4.3', value: 'SSIN=00000000196' },
      ],
    }),
    finding: 'NameInconsistent',
    severity: 'warning',
  },
  {
    when: 'the authority certified a wrong number',
    input: withLeaf({ subject: subjectOf('SSIN=00000000098') }),
    finding: 'IdentifierCheckDigit',
    severity: 'info',
  },
  {
    when: 'a known authority gave two years',
    input: withLeaf({ notAfter: '2028-01-15T09:50:00.000Z' }),
    finding: 'UnusualValidity',
    severity: 'warning',
  },
  {
    when: 'an unknown authority gave two years',
    input: { ...withLeaf({ notAfter: '2028-01-15T09:50:00.000Z' }), anchors: [] },
    finding: 'UnusualValidity',
    severity: 'info',
  },
  {
    when: 'it runs 39 months',
    input: withLeaf({ notAfter: '2029-04-15T09:50:00.000Z' }),
    finding: 'UnusualValidity.historic',
    severity: 'info',
  },
  {
    when: 'the name names another',
    input: aKeystore({ fileName: 'SSIN=00000000196.p12' }),
    finding: 'FileContradictsContent.holder',
    severity: 'warning',
  },
  {
    when: 'the name bears another date',
    input: aKeystore({ fileName: 'SSIN=00000000097 20230115-110000.p12' }),
    finding: 'FileContradictsContent.date',
    severity: 'info',
  },
  {
    when: 'a placeholder is large',
    input: aKeystore({ facts: factsOf([placeholder], [], { size: 12_000 }) }),
    finding: 'FileContradictsContent.size',
    severity: 'info',
  },
  {
    when: 'the CA is not in the file and unknown',
    input: aKeystore({ facts: withoutCa, anchors: [] }),
    finding: 'ChainIncomplete.unknown',
    severity: 'info',
  },
  {
    when: 'the ciphers are old',
    input: withFacts({ encryption: ['pbeWithSHA1And40BitRC2-CBC'] }),
    finding: 'ProtectionObsolete',
    severity: 'info',
  },
  {
    when: 'the derivation is cheap',
    input: withFacts({ encryptionIterations: 1 }),
    finding: 'ProtectionObsolete',
    severity: 'info',
  },
  {
    when: 'nothing is encrypted',
    input: withFacts({ encryption: [], encryptionIterations: 0 }),
    finding: 'ProtectionObsolete.plain',
    severity: 'info',
  },
  {
    when: 'there is no MAC',
    input: withFacts({ mac: null }),
    finding: 'ProtectionObsolete.noMac',
    severity: 'info',
  },
  {
    when: 'one old key is kept',
    input: aKeystore({ facts: factsOf([authentication, encryption, oldEncryption], [ca]) }),
    finding: 'OldKeysKept',
    wording: 'OldKeysKept.one',
    severity: 'info',
  },
  {
    when: 'two old keys are kept',
    input: aKeystore({
      facts: factsOf(
        [authentication, encryption, oldEncryption, { alias: '12', certificate: null }],
        [ca],
      ),
    }),
    finding: 'OldKeysKept',
    severity: 'info',
  },
  {
    when: 'the file departs from the norm',
    input: withFacts({ anomalies: ['TrailingBytes'] }),
    finding: 'FileAnomaly',
    severity: 'info',
  },
  ...onlineCases,
];

/** Only a real certificate can complete a chain: test/domain/certificate/chain.test.ts. */
const shownElsewhere = ['ChainIncomplete'];

const nameOf = (finding: { readonly code: string; readonly variant: string | null }) =>
  finding.variant === null ? finding.code : `${finding.code}.${finding.variant}`;

describe('finding', () => {
  it.each(cases)(
    'returns $finding ($severity) when $when',
    ({ input, now, finding, severity, blocks }) => {
      const { findings } = judge(input, now === undefined ? midway : new Date(now));
      const found = findings.filter((candidate) => nameOf(candidate) === finding);
      expect(found).toHaveLength(1);
      expect(found[0]!.severity).toBe(severity);
      if (blocks !== undefined) expect(found[0]!.blocks).toEqual(blocks);
    },
  );

  it('returns no finding when the keystore is in order', () => {
    expect(judge(aKeystore(), midway)).toMatchObject({
      state: 'Complete',
      findings: [],
      level: 'ok',
      works: { session: true, decryption: true, renewal: true },
    });
  });

  it('covers every finding code', () => {
    const shown = new Set(cases.map(({ finding }) => finding.split('.')[0]));
    expect(findingCodes.filter((code) => !shown.has(code))).toEqual([]);
  });

  it('covers every wording of the catalogue', () => {
    const worded = Object.keys(catalogues.fr)
      .filter((key) => /^finding\..+\.message$/.test(key))
      .map((key) => key.replace(/^finding\.|\.message$/g, ''));
    const shown = [...cases.map(({ finding, wording }) => wording ?? finding), ...shownElsewhere];
    expect(worded.toSorted()).toEqual([...new Set(shown)].toSorted());
  });

  it('contains no full identification number for each case', () => {
    for (const { input, now } of cases) {
      const { findings } = judge(input, now === undefined ? midway : new Date(now));
      expect(JSON.stringify(findings)).not.toMatch(/000000[0-9]{2}/);
    }
  });
});

describe.each(languages)('finding text in %s', (language) => {
  const wording = { t: translator(language), ...formatsFor(language) };

  it.each(cases)(
    'renders $finding as complete sentences without open placeholders',
    ({ input, now, finding, wording: key = finding }) => {
      const { findings } = judge(input, now === undefined ? midway : new Date(now));
      const text = findingText(
        findings.find((candidate) => nameOf(candidate) === finding)!,
        wording,
      );
      const [start = ''] = catalogues[language][`finding.${key}.message` as FindingKey].split('{');
      expect(text.message.startsWith(start)).toBe(true);
      for (const sentence of [text.message, text.remedy, ...text.steps]) {
        expect(sentence).toMatch(/[.!?]$/);
        expect(sentence).not.toMatch(/[{}]|undefined|NaN|^finding\./);
      }
    },
  );

  it('leads to our own screens, and names the official tool only where they have no such act', () => {
    const tool = 'eHealth Certificate Manager';
    for (const { input, now, finding } of cases) {
      const { findings } = judge(input, now === undefined ? midway : new Date(now));
      const one = findings.find((candidate) => nameOf(candidate) === finding)!;
      const official = findingText(one, wording);
      const ours = findingText(one, { ...wording, requestsHere: true });
      expect([finding, official.here]).toEqual([finding, false]);
      if (ours.here) expect([finding, ours.remedy]).not.toEqual([finding, official.remedy]);
      // What was renewed with the tool is activated with it
      if (finding !== 'EtkNotActivated') expect(ours.remedy).not.toContain(tool);
    }
  });

  it('keeps the placeholders of the French text', () => {
    const placeholders = (text: string) => [...new Set(text.match(/\{\w+\}/g))].toSorted();
    for (const key of Object.keys(catalogues.fr).filter(isFindingKey)) {
      expect([key, placeholders(catalogues[language][key])]).toEqual([
        key,
        placeholders(catalogues.fr[key]),
      ]);
    }
  });

  it('lists at least five steps and mentions the card for a new request and a renewal', () => {
    for (const siblings of [[], [aSibling()]]) {
      const [finding] = judge(notCompleted({ siblings }), midway).findings;
      const { remedy, steps } = findingText(finding!, wording);
      expect(steps.length).toBeGreaterThanOrEqual(5);
      expect(remedy).toMatch(/carte|kaart|karte|ausweis|card/i);
    }
  });
});

it('lists the same renewal steps for each distance from the end', () => {
  const wording = { t: translator('fr'), ...formatsFor('fr') };
  const steps = ['2028-12-31', '2028-12-01', '2028-10-15'].map((day) => {
    const { findings } = judge(withLeaf({ notAfter: '2028-12-31T22:30:00.000Z' }), new Date(day));
    return findingText(
      findings.find(({ code }) => code === 'Expiring')!,
      wording,
    ).steps;
  });
  expect(steps[0]?.join(' ')).toContain('Complétez votre demande de renouvellement');
  expect(steps[1]).toEqual(steps[0]);
  expect(steps[2]).toEqual(steps[0]);
});

it('names the environment in words, and dates in Brussels time', () => {
  const wording = { t: translator('en'), ...formatsFor('en') };
  const wrong = judge(aKeystore({ anchors: [anAnchor({ environment: 'acceptance' })] }), midway);
  expect(findingText(wrong.findings[0]!, wording).message).toContain('“acceptance (test)”');
  const expired = judge(withLeaf({ notAfter: '2028-12-31T23:30:00.000Z' }), new Date('2029-06-01'));
  expect(findingText(expired.findings[0]!, wording).message).toContain('1 January 2029');
});

describe('facts without a finding', () => {
  const codes = (input: VerdictInput, now = midway) =>
    judge(input, now).findings.map(({ code }) => code);

  it.each([
    ['a day more than three years', '2029-01-16T09:50:00.000Z'],
    ['a second less than three years', '2029-01-15T09:49:59.000Z'],
  ])('returns no finding for a validity of %s', (_case, end) => {
    expect(codes(withLeaf({ notAfter: end }))).toEqual([]);
  });

  it('returns no finding for an acceptance certificate of 366 days', () => {
    const input = withLeaf({ notAfter: '2027-01-16T09:50:00.000Z' });
    const anchors = [anAnchor({ environment: 'acceptance' })];
    expect(
      codes(
        { ...input, anchors, environment: 'acceptance', fileName: 'x.acc-p12' },
        new Date('2026-06-01'),
      ),
    ).toEqual([]);
  });

  it('returns no extra finding for the simulator’s certificates in files named like production’s', () => {
    const anchors = [anAnchor({ environment: 'simulation' })];
    expect(codes(aKeystore({ anchors, environment: 'simulation' }))).toEqual([]);
    const supposed = judge(notCompleted({ anchors, environment: 'simulation' }), midway);
    expect(supposed).toMatchObject({ environment: 'simulation', environmentSupposed: true });
    expect(supposed.findings.map(({ code }) => code)).toEqual(['NotCompleted']);
  });

  it.each<[string, Parameters<typeof aSibling>[0]]>([
    ['of another holder', { holderId: '00000000196' }],
    ['of another application', { applicationId: 'APP' }],
    ['of another environment', { environment: 'acceptance' }],
    ['that has ended', { notAfter: '2026-12-31T00:00:00.000Z' }],
    ['that was never completed', { state: 'NotCompleted' }],
  ])('returns no finding for a loaded file %s', (_case, changes) => {
    expect(codes(aKeystore({ siblings: [aSibling(changes)] }))).toEqual([]);
  });

  it.each<[string, Partial<VerdictInput>, number]>([
    ['the new certificate', { siblings: [aSibling({ succession: 'before' })] }, 500],
    [
      'the new certificate while eHealth publishes the old key',
      {
        siblings: [aSibling({ succession: 'before' })],
        probes: probed({ depot: depotSays.another }),
      },
      500,
    ],
    ['the old certificate', { siblings: [aSuccessor] }, 500],
    ['the old certificate in its window', { siblings: [aSuccessor] }, 80],
    ['the old certificate in its last month', { siblings: [aSuccessor] }, 20],
  ])(
    'returns the activation and nothing else for %s of a renewal made here',
    (_case, given, days) => {
      const { findings, level } = judge(aKeystore(given), new Date(daysBeforeEnd(days)));
      expect(findings.map(({ code, variant }) => `${code}.${variant}`)).toEqual([
        given.siblings?.[0]?.succession === 'before'
          ? 'EtkNotActivated.here'
          : 'NewerLoaded.toActivate',
      ]);
      expect(level).toBe('attention');
    },
  );

  it('returns no finding for a small file that is complete', () => {
    expect(codes(withFacts({ size: 3000 }))).toEqual([]);
  });
});

it('allows sessions, but no decryption, and sets "unusable" when the encryption key is missing', () => {
  const verdict = judge(aKeystore({ facts: factsOf([authentication], [ca]) }), midway);
  expect(verdict.level).toBe('unusable');
  expect(verdict.works).toEqual({ session: true, decryption: false, renewal: true });
});

it('lists the most severe finding first', () => {
  const input = aKeystore({
    facts: factsOf([authentication], [ca], { anomalies: ['TrailingBytes'] }),
    anchors: [],
    expected: { kind: 'company', identifier: '0000000097' },
  });
  expect(judge(input, midway).findings.map(({ code }) => code)).toEqual([
    'HolderMismatch',
    'IssuerUnknown',
    'NoEncryptionKey',
    'FileAnomaly',
  ]);
});

it('names each old protection method once, with its iteration count when the count is low', () => {
  const { findings } = judge(
    withFacts({
      mac: { algorithm: 'HMAC-SHA-1', iterations: 1 },
      encryption: ['PBES2 (AES-256-CBC, HMAC-SHA-256)'],
      encryptionIterations: 2,
    }),
    midway,
  );
  const found = findings.find(({ code }) => code === 'ProtectionObsolete');
  expect(found?.facts['algorithms']).toBe('PBES2 (AES-256-CBC, HMAC-SHA-256) × 2, HMAC-SHA-1 × 1');
});
