import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findingText } from '../../../plugin/domain/certificate/findings/finding-text.ts';
import { findingCodes } from '../../../plugin/domain/certificate/findings/finding.ts';
import type { Finding } from '../../../plugin/domain/certificate/findings/finding.ts';
import { noProbes } from '../../../plugin/domain/certificate/online-status.ts';
import { judge, summarise } from '../../../plugin/domain/certificate/verdict/verdict.ts';
import type {
  SiblingCertificate,
  VerdictInput,
} from '../../../plugin/domain/certificate/verdict/verdict-input.ts';
import { formatsFor, translator } from '../../../plugin/i18n/index.ts';
import type {
  CertificateFacts,
  KeyFacts,
  KeystoreFacts,
} from '../../../plugin/pki/pkcs12/keystore-content.ts';
import type { KeyAlgorithm, KeyUsage } from '../../../plugin/pki/x509/certificate-facts.ts';
import {
  aCertificate,
  aKeystore,
  anAnchor,
  aSibling,
  authentication,
  ca,
  encryption,
  factsOf,
  notAfter,
  oldEncryption,
  placeholder,
  subjectOf,
} from '../../support/fixtures/keystore-facts.ts';
import { onlineCases } from './online-cases.ts';
import { levelOfSummary, levelCutoffs } from '../../../plugin/domain/certificate/verdict/level.ts';

/* Any facts: names, times and indices that no reader would give included. */

const instant = fc.oneof(
  fc.date().map((date) => (Number.isNaN(date.getTime()) ? 'Invalid' : date.toISOString())),
  fc.constantFrom(
    '',
    'nonsense',
    '2026-01-15T09:50:00.000Z',
    '9999-12-31T23:59:59.000Z',
    '-271821-04-20T00:00:00.000Z',
  ),
);
const subject = fc.oneof(
  fc.constantFrom(
    subjectOf('SSIN=00000000097'),
    subjectOf('SSIN=00000000196'),
    subjectOf('CBE=0000000097', 'CABINET', 'APP'),
    [{ type: '2.5.4.6', value: 'Dummy' }],
    [{ type: '2.5.4.3', value: 'Invented issuing CA' }],
  ),
  fc.array(
    fc.record({ type: fc.constantFrom('2.5.4.3', '2.5.4.11', '2.5.4.5'), value: fc.string() }),
  ),
);
const usage = fc.constantFrom<readonly KeyUsage[] | null>(
  null,
  [],
  ['digitalSignature', 'keyEncipherment'],
  ['keyEncipherment', 'dataEncipherment'],
  ['digitalSignature', 'keyEncipherment', 'dataEncipherment'],
);
const algorithm: fc.Arbitrary<KeyAlgorithm> = fc.oneof(
  fc.record({ type: fc.constant('RSA' as const), bits: fc.integer() }),
  fc.record({ type: fc.constant('EC' as const), curve: fc.constantFrom('P-256', 'x', '') }),
  fc.record({ type: fc.constant('other' as const), name: fc.string() }),
);
const spki = fc.constantFrom('K-AUTH', 'K-ENC', 'K-CA', '');
const alias = fc.oneof(
  fc.constantFrom(null, 'authentication', 'Authentication', '12'),
  fc.string(),
);
const indices = fc.array(fc.integer({ min: -1, max: 6 }), { maxLength: 4 });

const certificate: fc.Arbitrary<CertificateFacts> = fc
  .record({
    fingerprint: fc.constantFrom('F-LEAF', 'F-CA', 'F-ENC', 'F-OTHER'),
    subject,
    issuer: subject,
    issuerIsSubject: fc.boolean(),
    notBefore: instant,
    notAfter: instant,
    keyAlgorithm: algorithm,
    spkiSha256: spki,
    keyUsage: usage,
    isCa: fc.boolean(),
    friendlyName: alias,
    verifiedBy: indices,
  })
  .map((changes) => aCertificate(changes));
const key: fc.Arbitrary<KeyFacts> = fc.record({
  algorithm,
  spkiSha256: spki,
  publicKeyIdentifier: fc.constant('AA'),
  friendlyName: alias,
  localKeyId: fc.constant(null),
  certificates: indices,
});
const anyFacts: fc.Arbitrary<KeystoreFacts> = fc.record({
  size: fc.nat(),
  mac: fc.option(fc.record({ algorithm: fc.string(), iterations: fc.nat() })),
  encryption: fc.array(fc.string(), { maxLength: 2 }),
  encryptionIterations: fc.nat(),
  keys: fc.array(key, { maxLength: 4 }),
  certificates: fc.array(certificate, { maxLength: 6 }),
  unreadCertificates: fc.nat(),
  crls: fc.nat(),
  secrets: fc.nat(),
  anomalies: fc.subarray(['NoMac' as const, 'TrailingBytes' as const]),
});
/** Facts as real files have them, so that the properties are about more than foreign keys. */
const likelyFacts = fc
  .record({
    entries: fc.subarray([authentication, encryption, oldEncryption, placeholder]),
    hasCa: fc.boolean(),
    size: fc.nat({ max: 20_000 }),
  })
  .map(({ entries, hasCa, size }) => factsOf(entries, hasCa ? [ca] : [], { size }));
const sibling: fc.Arbitrary<SiblingCertificate> = fc
  .record({
    environment: fc.constantFrom('production' as const, 'acceptance' as const, null),
    notBefore: instant,
    notAfter: instant,
    state: fc.constantFrom('Complete' as const, 'NotCompleted' as const, 'OldKeysOnly' as const),
    succession: fc.constantFrom(null, null, 'before' as const, 'after' as const),
  })
  .map((changes) => aSibling(changes));
const input: fc.Arbitrary<VerdictInput> = fc
  .record({
    facts: fc.oneof(anyFacts, likelyFacts),
    fileName: fc.oneof(
      fc.string(),
      fc.constantFrom('SSIN=00000000097 20260115-110000.p12', 'CBE=97,APP 99999999-999999.acc-p12'),
    ),
    anchors: fc.subarray([
      anAnchor(),
      anAnchor({ environment: 'acceptance', fingerprint: 'F-OTHER' }),
      anAnchor({ certificate: 'bm9uc2Vuc2U=', fingerprint: 'F-BROKEN' }),
    ]),
    environment: fc.constantFrom(
      'production' as const,
      'acceptance' as const,
      'simulation' as const,
      null,
    ),
    expected: fc.option(
      fc.constantFrom(
        { kind: 'person' as const, identifier: '00000000097' },
        { kind: 'company' as const, identifier: '0000000097' },
      ),
    ),
    siblings: fc.array(sibling, { maxLength: 3 }),
    probes: fc.constantFrom(noProbes, ...onlineCases.map((one) => one.input.probes)),
    renewalWindowDays: fc.integer({ min: 1, max: 400 }),
  })
  .map((changes) => aKeystore(changes));
/** Instants as a clock gives them, and those it never would. */
const anyNow = fc.oneof(
  fc.date({ noInvalidDate: false }),
  fc.date({ min: new Date('2025-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
);

const rank = { info: 1, warning: 2, error: 3 } as const;
const ofTime = (findings: readonly Finding[]) =>
  Math.max(
    0,
    ...findings
      .filter(({ code }) => code === 'Expiring' || code === 'Expired')
      .map(({ severity }) => rank[severity]),
  );

describe('judge with any facts and instant', () => {
  it('returns a verdict with ordered findings and a text for each finding', () => {
    const wording = { t: translator('fr'), ...formatsFor('fr') };
    fc.assert(
      fc.property(input, anyNow, (given, now) => {
        const verdict = judge(given, now);
        const ranks = verdict.findings.map(
          ({ code, severity }) => (4 - rank[severity]) * 100 + findingCodes.indexOf(code),
        );
        expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
        for (const finding of verdict.findings) {
          expect(findingText(finding, wording).message).not.toMatch(/^finding\./);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('derives the level and the possible uses from the findings', () => {
    fc.assert(
      fc.property(input, anyNow, (given, now) => {
        const { findings, level, works } = judge(given, now);
        expect(level === 'unusable').toBe(findings.some(({ severity }) => severity === 'error'));
        if (!works.session || !works.decryption || !works.renewal) expect(level).toBe('unusable');
      }),
      { numRuns: 500 },
    );
  });

  it('keeps or raises the severity when the end comes nearer', () => {
    const offset = fc.integer({ min: -500 * 24, max: 60 * 24 }); // hours around the end
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), offset, offset, (renewalWindowDays, a, b) => {
        const at = (hours: number) =>
          ofTime(
            judge(
              aKeystore({ renewalWindowDays }),
              new Date(Date.parse(notAfter) + hours * 3_600_000),
            ).findings,
          );
        expect(at(Math.min(a, b))).toBeLessThanOrEqual(at(Math.max(a, b)));
      }),
      { numRuns: 500 },
    );
  });

  it('agrees with the summary stored for lists', () => {
    fc.assert(
      fc.property(input, anyNow, (given, now) => {
        const summary = summarise(given);
        // A renewal that waits for its activation silences what lasts
        const siblings = given.siblings.map((one) => ({ ...one, succession: null }));
        const verdict = judge({ ...given, siblings }, now);
        expect(summary).toMatchObject({
          state: verdict.state,
          environment: verdict.environment,
          notBefore: verdict.validity?.notBefore ?? null,
          notAfter: verdict.validity?.notAfter ?? null,
          fingerprint: verdict.fingerprint,
        });
        const lasting = verdict.findings.filter(
          ({ code, variant }) =>
            !['Expired', 'NotYetValid', 'Expiring', 'NewerLoaded'].includes(code) &&
            variant !== 'loaded',
        );
        const errors = lasting.filter(({ severity }) => severity === 'error');
        expect(summary.staticRank).toBe(
          errors.some(({ blocks }) => blocks.includes('session'))
            ? 0
            : errors.length > 0
              ? 1
              : lasting.some(({ severity }) => severity === 'warning')
                ? 2
                : 3,
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('agrees with the level from the list columns when no other file competes', () => {
    const instant = fc.date({
      min: new Date('2025-01-01'),
      max: new Date('2030-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(input, instant, (given, now) => {
        const cutoffs = levelCutoffs(now, given.renewalWindowDays);
        expect(levelOfSummary(summarise(given), false, cutoffs)).toBe(
          judge({ ...given, siblings: [] }, now).level,
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('agrees with the level from the list columns while a renewal waits for its activation', () => {
    const answers = fc.constantFrom(noProbes, ...onlineCases.map((one) => one.input.probes));
    const succession = fc.constantFrom(null, 'before' as const, 'after' as const);
    const instant = fc.date({
      min: new Date('2026-01-01'),
      max: new Date('2029-06-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(answers, succession, instant, (probes, of, now) => {
        const given = aKeystore({ probes });
        const competitor = aSibling({ notAfter: '2030-01-01T00:00:00.000Z', succession: of });
        const cutoffs = levelCutoffs(now, given.renewalWindowDays);
        expect(judge({ ...given, siblings: [competitor] }, now).level).toBe(
          levelOfSummary(summarise(given), true, cutoffs),
        );
      }),
      { numRuns: 1000 },
    );
  });
});
