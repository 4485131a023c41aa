import { describe, expect, it } from 'vitest';
import type { HostUser } from '../../../../plugin/domain/practice/directory.ts';
import { personQualities } from '../../../../plugin/ehealth/claims/quality.ts';
import type { Quality } from '../../../../plugin/ehealth/claims/quality.ts';
import {
  byLikelihood,
  eligibilityWith,
  eligibilityWithCard,
  noQuality,
} from '../../../../plugin/domain/session/opening/eligibility.ts';
import type { Eligibility } from '../../../../plugin/domain/session/opening/eligibility.ts';
import {
  qualitiesOfOrganisation,
  qualitiesOfPerson,
  subjectFor,
} from '../../../../plugin/domain/session/opening/token-subject.ts';
import { aPolicy } from '../session-fixture.ts';
import {
  aFinding,
  aJudged,
  aVerdict,
  anExpiredVerdict,
} from '../../../support/builders/certificate.ts';
import { aPlainUser } from '../../../support/builders/user.ts';

const policy = { ...aPolicy(), cards: true };
const group = { kind: 'group', identifier: '00000196', name: 'Groupement Exemple' } as const;
const company = { kind: 'company', identifier: '0000000097', name: 'Cabinet SRL' } as const;

function opened(user: HostUser, certificate = aJudged()): Eligibility {
  const openable = eligibilityWith(certificate, user, policy);
  if (openable === undefined) throw new Error('nothing fits');
  return openable;
}

describe('qualities of a person', () => {
  it('lists every profession, the one stated by the host first', () => {
    expect(opened(aPlainUser({ quality: 'nurse' })).qualities.slice(0, 3)).toEqual([
      'nurse',
      'doctor',
      'dentist',
    ]);
    expect(opened(aPlainUser()).qualities).toEqual(
      personQualities.filter((one) => one !== 'pharmacy'),
    );
  });

  it('marks the quality as stated when the host names one that fits a person', () => {
    expect(opened(aPlainUser({ quality: 'nurse' })).qualityStated).toBe(true);
    expect(opened(aPlainUser()).qualityStated).toBe(false);
    // What they cannot open with says nothing of the rest
    expect(opened(aPlainUser({ quality: 'hospital' })).qualityStated).toBe(false);
    const offering = { ...policy, cards: true, sessions: { ...policy.sessions, eidOnly: true } };
    expect(eligibilityWithCard(aPlainUser({ quality: 'doctor' }), offering)?.qualityStated).toBe(
      true,
    );
    expect(eligibilityWithCard(aPlainUser(), offering)?.qualityStated).toBe(false);
  });

  it('lists pharmacy only when the user has the number of an organisation', () => {
    const pharmacy = { ...group, quality: 'pharmacy' } as const;
    expect(opened(aPlainUser({ quality: 'pharmacy' })).qualities).not.toContain('pharmacy');
    expect(opened(aPlainUser({ quality: 'pharmacy', organisations: [group] })).qualities[0]).toBe(
      'pharmacy',
    );
    expect(opened(aPlainUser({ organisations: [company, pharmacy] })).qualities).toContain(
      'pharmacy',
    );
  });

  it('leaves out a quality of organisations when the host states one for a person', () => {
    expect(opened(aPlainUser({ quality: 'hospital' })).qualities).not.toContain('hospital');
  });
});

describe('qualities of an organisation', () => {
  const numbers = { ssin: '00000000097', organisation: '00000196' };
  const of = (kind: 'group' | 'company', holderType: string | null, quality?: Quality) =>
    qualitiesOfOrganisation({ kind, holderType, quality }, numbers, policy.ehealth);

  it.each([
    ['group', 'NIHII-GROUP', undefined, ['groupofnurses']],
    ['group', 'NIHII-MEDICAL_HOUSE', undefined, ['medicalhouse']],
    ['group', 'NIHII-GROUP', 'guardpost', ['guardpost', 'groupofnurses']],
    ['company', 'CBE', undefined, ['enterprise', 'institution']],
    ['group', 'NIHII-PALLIATIVE_CARE', 'hospital', ['hospital']],
    ['group', 'NIHII-GROUP', 'doctor', ['groupofnurses']],
    ['group', 'NIHII-PHARMACY', undefined, ['pharmacy']],
    ['group', 'NIHII-LABO', undefined, []],
    ['group', 'NIHII', undefined, []],
    ['company', 'SITE', undefined, []],
  ] as const)(
    'returns the qualities for a %s of type %s when the host states %s',
    (kind, holderType, quality, expected) => {
      expect(of(kind, holderType, quality)).toEqual(expected);
    },
  );

  it('returns the qualities that the settings add for the type, and for persons', () => {
    const row = { assert: [{ uri: 'x', value: 'organisation' as const }], ask: [], optional: [] };
    const settings = { claims: { 'x-laboratory': { ...row, holders: ['NIHII-LABO', 'SSIN'] } } };
    const added = (holderType: string) =>
      qualitiesOfOrganisation({ kind: 'group', holderType, quality: undefined }, numbers, settings);
    expect(added('NIHII-LABO')).toEqual(['x-laboratory']);
    expect(added('NIHII-RETIREMENT')).toEqual([]);
    const user = aPlainUser({ organisations: [group] });
    expect(qualitiesOfPerson(user, settings)).toContain('x-laboratory');
    expect(qualitiesOfPerson(user, policy.ehealth)).not.toContain('x-laboratory');
  });

  it('returns every quality of the kind when a placeholder has no type and the host states none', () => {
    expect(of('group', null)).toContain('groupofdoctors');
    expect(of('group', null)).not.toContain('enterprise');
    expect(of('company', null)).toEqual(['enterprise', 'institution', 'ehp']);
  });
});

describe('ways to open with a pharmacy’s own certificate', () => {
  const judged = (type: string) =>
    aJudged(
      { id: 'g', kind: 'group', identifier: group.identifier },
      aVerdict({ holder: { type, id: group.identifier, applicationId: null, name: 'Exemple' } }),
    );
  const user = aPlainUser({ organisations: [group] });

  it('leaves out the fallback, because a person is named as holder of the header’s certificate', () => {
    expect(opened(user, judged('NIHII-PHARMACY'))).toMatchObject({
      qualities: ['pharmacy'],
      qualityStated: true,
      modes: ['eid'],
    });
    expect(opened(user, judged('NIHII-GROUP')).modes).toEqual(['eid', 'fallback']);
  });

  it('says of a type without a quality that none is known', () => {
    const certificate = judged('NIHII-LABO');
    expect(eligibilityWith(certificate, user, policy)).toBeUndefined();
    expect(noQuality(certificate)).toMatchObject({
      code: 'ERR_QUALITY_NONE',
      params: { type: 'NIHII-LABO' },
    });
    expect(noQuality(aJudged()).code).toBe('ERR_QUALITY_UNFIT');
  });
});

describe('subject of a token request', () => {
  const numbers = { ssin: '00000000097', organisation: '0000000097' };
  it.each([
    ['doctor', { ssin: '00000000097', organisation: null }],
    ['enterprise', { ssin: null, organisation: '0000000097' }],
    ['institution', { ssin: '00000000097', organisation: '0000000097' }],
    ['pharmacy', { ssin: '00000000097', organisation: '0000000097' }],
  ] as const)('returns the numbers to assert for the quality %s', (quality, expected) => {
    expect(subjectFor(quality, numbers, policy.ehealth)).toEqual({ quality, ...expected });
  });

  it('returns the person in charge of a pharmacy when that is another than the user', () => {
    const titular = '00000000196';
    const found = subjectFor('pharmacy', { ...numbers, titular }, policy.ehealth);
    expect(found).toMatchObject({ ssin: '00000000097', titular });
    expect(subjectFor('doctor', { ...numbers, titular }, policy.ehealth)).not.toHaveProperty(
      'titular',
    );
  });

  it('follows the claims table when the settings replace a row', () => {
    const row = { assert: [{ uri: 'x', value: 'organisation' as const }], ask: [], optional: [] };
    const settings = { claims: { doctor: row } };
    expect(subjectFor('doctor', numbers, settings)?.ssin).toBeNull();
    expect(subjectFor('doctor', { ...numbers, organisation: null }, settings)).toBeUndefined();
  });
});

describe('session opening', () => {
  it('returns the gravest blocking finding when sessions are blocked', () => {
    const blocked = opened(aPlainUser(), aJudged({}, anExpiredVerdict('2025-10-01T09:00:00.000Z')));
    expect(blocked.blockedBy?.code).toBe('Expired');
  });

  it('allows an opening with notices when only decryption is blocked or a renewal is due', () => {
    const findings = [
      aFinding('NoEncryptionKey', 'error', { blocks: ['decryption'] }),
      aFinding('NewerLoaded', 'warning'),
      aFinding('Expiring', 'info'),
      aFinding('UnusualValidity', 'info'),
    ];
    const openable = opened(aPlainUser(), aJudged({}, aVerdict({ findings })));
    expect(openable.blockedBy).toBeNull();
    expect(openable.notices.map(({ code }) => code)).toEqual([
      'NoEncryptionKey',
      'NewerLoaded',
      'Expiring',
    ]);
  });

  it.each([
    [true, true, ['eid', 'fallback']],
    [false, true, ['fallback']],
    [true, false, ['eid']],
    [false, false, []],
  ] as const)('offers for cards %s and fallback %s the modes %j', (cards, enabled, modes) => {
    const { sessions } = aPolicy();
    const rules = {
      ...policy,
      cards,
      sessions: { ...sessions, fallback: { ...sessions.fallback, enabled } },
    };
    expect(eligibilityWith(aJudged(), aPlainUser(), rules)?.modes).toEqual(modes);
  });

  it('returns the name in the certificate, or the host’s name when the certificate has none', () => {
    const user = aPlainUser({ organisations: [group] });
    const record = { kind: 'group', identifier: '00000196', holderName: '' } as const;
    expect(opened(user).holder.name).toBe('Anne Exemple');
    expect(opened(user, aJudged(record, aVerdict({ holder: null }))).holder).toEqual(group);
  });

  it('offers the card alone when the practice allows it and the user has a national number', () => {
    const offering = { ...policy, sessions: { ...policy.sessions, eidOnly: true } };
    expect(eligibilityWithCard(aPlainUser(), policy)).toBeUndefined();
    expect(eligibilityWithCard(aPlainUser(), { ...offering, cards: false })).toBeUndefined();
    expect(eligibilityWithCard(aPlainUser({ ssin: null }), offering)).toBeUndefined();
    expect(eligibilityWithCard(aPlainUser(), offering)).toMatchObject({
      certificate: null,
      modes: ['eid-only'],
    });
  });
});

it('sorts the valid personal certificate first and the card alone last', () => {
  const alone = eligibilityWithCard(aPlainUser(), {
    ...policy,
    sessions: { ...policy.sessions, eidOnly: true },
  });
  const user = aPlainUser({ organisations: [group] });
  const expired = opened(
    user,
    aJudged({ id: 'expired' }, anExpiredVerdict('2030-10-01T09:00:00.000Z')),
  );
  const personal = opened(user, aJudged({ id: 'personal' }));
  const { identifier } = group;
  const holder = { type: 'NIHII-GROUP', id: identifier, applicationId: null, name: 'Groupement' };
  const ofGroup = opened(
    user,
    aJudged({ id: 'group', kind: 'group', identifier }, aVerdict({ holder })),
  );
  const sorted = [alone!, ofGroup, expired, personal].sort(byLikelihood);
  expect(sorted.map(({ certificate }) => certificate?.record.id)).toEqual([
    'personal',
    'expired',
    'group',
    undefined,
  ]);
});
