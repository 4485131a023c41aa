import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FindingCode } from '../../../plugin/domain/certificate/findings/finding.ts';
import { findingText } from '../../../plugin/domain/certificate/findings/finding-text.ts';
import { noProbes } from '../../../plugin/domain/certificate/online-status.ts';
import type { ProbeFacts, StatusAnswer } from '../../../plugin/domain/certificate/online-status.ts';
import { judge, summarise } from '../../../plugin/domain/certificate/verdict/verdict.ts';
import { formatsFor, translator } from '../../../plugin/i18n/index.ts';
import {
  aKeystore,
  anAnchor,
  midway,
  placeholder,
  factsOf,
} from '../../support/fixtures/keystore-facts.ts';
import { checkedAt, depotSays, files, probed } from './online-cases.ts';

const onlineCodes: readonly FindingCode[] = [
  'Revoked',
  'RequestRefused',
  'NoEncryptionKey',
  'OtherFilePublished',
  'EtkNotActivated',
];

const verdictOf = (file: keyof typeof files, probes: ProbeFacts) =>
  judge(aKeystore({ facts: files[file], probes }), midway);

function found(file: keyof typeof files, probes: ProbeFacts): string {
  const names = verdictOf(file, probes)
    .findings.filter(({ code }) => onlineCodes.includes(code))
    .map(({ code, variant }) => (variant === null ? code : `${code}.${variant}`));
  return names.join(' ') || 'good';
}

type Word = StatusAnswer['etk'] | 'not asked';

describe('findings on the published key', () => {
  it.each<[keyof typeof files, Word, keyof typeof depotSays | 'not asked', string]>([
    // File, word of the status on its ETK, word of the depot (certificates.md 8.2)
    ['complete', 'VALID_ACTIVE', 'own', 'good'],
    ['complete', 'VALID_ACTIVE', 'another', 'OtherFilePublished'],
    ['complete', 'not asked', 'own', 'good'],
    ['complete', 'not asked', 'another', 'OtherFilePublished.unsure'],
    ['complete', 'not asked', 'nothing', 'NoEncryptionKey.withdrawn'],
    ['complete', 'REVOKED', 'nothing', 'NoEncryptionKey.withdrawn'],
    ['complete', 'EXPIRED', 'nothing', 'NoEncryptionKey.withdrawn'],
    ['complete', 'VALID_ACTIVE', 'nothing', 'good'],
    ['complete', null, 'another', 'OtherFilePublished.unsure'],
    ['complete', 'WAIT_FOR_ACTIVATION', 'another', 'EtkNotActivated'],
    ['complete', 'WAIT_FOR_ACTIVATION', 'nothing', 'EtkNotActivated'],
    ['complete', 'WAIT_FOR_ACTIVATION', 'not asked', 'EtkNotActivated'],
    ['renewed', 'VALID_ACTIVE', 'own', 'good'],
    ['renewed', 'not asked', 'old', 'EtkNotActivated'],
    ['renewed', 'WAIT_FOR_ACTIVATION', 'old', 'EtkNotActivated'],
    ['renewed', 'not asked', 'another', 'OtherFilePublished.unsure'],
    ['authOnly', 'not asked', 'nothing', 'NoEncryptionKey'],
    ['authOnly', 'not asked', 'not asked', 'NoEncryptionKey'],
    ['authOnly', 'not asked', 'another', 'NoEncryptionKey.elsewhere'],
    ['authOnly', 'VALID_ACTIVE', 'another', 'NoEncryptionKey.elsewhere'],
    ['authOnly', 'NOT_REQUESTED', 'another', 'NoEncryptionKey'],
    ['authOnly', 'IN_REQUEST', 'another', 'NoEncryptionKey'],
    ['authAndOld', 'not asked', 'old', 'NoEncryptionKey.oldKeys'],
    ['authAndOld', 'not asked', 'another', 'NoEncryptionKey.elsewhere'],
  ])('reports for the file %s, with status %s and depot %s: %s', (file, etk, depot, expected) => {
    const probes = probed({
      ...(etk === 'not asked' ? {} : { status: { etk } }),
      ...(depot === 'not asked' ? {} : { depot: depotSays[depot] }),
    });
    expect(found(file, probes)).toBe(expected);
  });

  it('drops the wait for activation when a later depot answer has the key', () => {
    const at = (depotAt: string) =>
      found(
        'complete',
        probed({ status: { etk: 'WAIT_FOR_ACTIVATION' }, depot: depotSays.own, depotAt }),
      );
    expect(at('2027-05-30T01:29:59.999Z')).toBe('EtkNotActivated');
    expect(at('2027-05-30T01:30:00.001Z')).toBe('good');
  });

  it('names the day of the answer', () => {
    const { findings } = verdictOf('complete', probed({ depot: depotSays.another }));
    const wording = { t: translator('en'), ...formatsFor('en') };
    expect(findings[0]?.facts).toEqual({ checkedAt });
    expect(findingText(findings[0]!, wording).message).toContain('30 May 2027');
  });

  it('lists step 2 last when another copy holds the published key', () => {
    const { findings } = verdictOf('authOnly', probed({ depot: depotSays.another }));
    const { steps } = findingText(findings[0]!, { t: translator('fr'), ...formatsFor('fr') });
    expect(steps).toHaveLength(3);
    expect(steps[2]).toContain('alors seulement');
  });
});

describe('findings on a revocation', () => {
  it.each(['good', 'unknown'] as const)('reports no revocation for the answer "%s"', (kind) => {
    expect(found('complete', probed({ revocation: { kind } }))).toBe('good');
  });

  it('reports a revocation when the other answers are good', () => {
    const probes = probed({
      revocation: { kind: 'revoked', source: 'crl' },
      status: {},
      depot: depotSays.own,
    });
    expect(found('complete', probes)).toBe('Revoked.undated');
    expect(verdictOf('complete', probes).works).toEqual({
      session: false,
      decryption: true,
      renewal: false,
    });
  });

  it('reports one revocation, with its date, when two sources state the revocation', () => {
    const revokedAt = '2027-05-01T08:00:00.000Z';
    const probes = probed({
      revocation: { kind: 'revoked', revokedAt },
      status: { certificate: 'REVOKED' },
    });
    expect(found('complete', probes)).toBe('Revoked');
  });
});

describe('finding IssuerEndsFirst', () => {
  const ending = (notAfter: string) =>
    judge(aKeystore({ anchors: [anAnchor({ notAfter })] }), midway).findings.map(
      ({ code }) => code,
    );

  it.each([
    ['2029-01-14T00:00:00.000Z', ['IssuerEndsFirst']],
    // Of the listed ones the day is known, not the hour
    ['2029-01-15T00:00:00.000Z', []],
    ['2029-01-16T00:00:00.000Z', []],
    ['not a date', []],
  ])('returns the expected findings when the authority ends on %s', (notAfter, expected) => {
    expect(ending(notAfter)).toEqual(expected);
  });
});

describe('verdict with online answers', () => {
  const anyProbes = fc
    .record({
      depot: fc.constantFrom(undefined, ...Object.values(depotSays)),
      etk: fc.constantFrom<Word>(
        'not asked',
        null,
        ...(['NOT_REQUESTED', 'IN_REQUEST', 'WAIT_FOR_ACTIVATION'] as const),
        ...(['VALID_ACTIVE', 'REVOKED', 'EXPIRED'] as const),
      ),
      certificate: fc.constantFrom('VALID_ACTIVE' as const, 'REVOKED' as const, null),
      kind: fc.constantFrom(undefined, 'good' as const, 'revoked' as const, 'unknown' as const),
    })
    .map(({ depot, etk, certificate, kind }) =>
      probed({
        ...(depot === undefined ? {} : { depot }),
        ...(etk === 'not asked' ? {} : { status: { etk, certificate } }),
        ...(kind === undefined ? {} : { revocation: { kind } }),
      }),
    );
  const anyFile = fc.constantFrom(...(Object.keys(files) as (keyof typeof files)[]));

  it('reports at most one finding on the published key for any answers', () => {
    fc.assert(
      fc.property(anyFile, anyProbes, (file, probes) => {
        const aboutKey = verdictOf(file, probes).findings.filter(({ code }) =>
          ['NoEncryptionKey', 'OtherFilePublished', 'EtkNotActivated'].includes(code),
        );
        expect(aboutKey.length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('keeps or lowers the list rank for any answers, with a level that follows the findings', () => {
    fc.assert(
      fc.property(anyFile, anyProbes, (file, probes) => {
        const given = aKeystore({ facts: files[file], probes });
        const silent = { ...given, probes: noProbes };
        expect(summarise(given).staticRank).toBeLessThanOrEqual(summarise(silent).staticRank);
        const { level, works, findings } = judge(given, midway);
        expect(level === 'unusable').toBe(findings.some(({ severity }) => severity === 'error'));
        if (!works.session || !works.decryption) expect(level).toBe('unusable');
      }),
    );
  });

  it('reports no finding when every question failed', () => {
    const failure = { at: checkedAt, problem: 'Timeout' } as const;
    const failed = { answer: null, failure };
    const probes: ProbeFacts = { depot: failed, status: failed, revocation: failed };
    expect(found('complete', probes)).toBe('good');
  });

  it('reports a refused request when the status of a placeholder is REFUSED', () => {
    const probes = probed({ status: { certificate: 'REFUSED', etk: null } });
    const { findings } = judge(aKeystore({ facts: factsOf([placeholder]), probes }), midway);
    expect(findings.map(({ code }) => code)).toEqual(['NotCompleted', 'RequestRefused']);
  });
});
