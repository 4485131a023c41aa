import { describe, expect, it } from 'vitest';
import { shownHolder, shownJudgedHolder } from '../../../plugin/domain/certificate/holder-name.ts';
import { aFinding, aJudged, aVerdict } from '../../support/builders/certificate.ts';

describe('shownHolder', () => {
  it.each([
    ['a person by the profile', 'person', 'ANNE EXEMPLE', 'Anne Exemple', 'Anne Exemple'],
    ['a person by the certificate', 'person', 'ANNE EXEMPLE', '', 'ANNE EXEMPLE'],
    ['a group by its certificate', 'group', 'GROUPE X', 'Anne Exemple', 'GROUPE X'],
    ['a company without a name by the profile', 'company', '', 'Anne Exemple', 'Anne Exemple'],
  ] as const)('returns the name of %s', (_what, kind, holderName, profileName, expected) => {
    expect(shownHolder({ kind, holderName }, profileName)).toBe(expected);
  });
});

describe('shownJudgedHolder', () => {
  const holder = { type: 'SSIN', id: '00000000196', applicationId: null, name: 'BOB AUTRE' };

  it('returns the profile’s name for the person’s own certificate', () => {
    expect(shownJudgedHolder(aJudged({}, aVerdict({ holder })))).toBe('Anne Exemple');
  });

  it('returns the name in the file when the certificate belongs to another person', () => {
    const findings = [aFinding('HolderMismatch', 'error')];
    expect(shownJudgedHolder(aJudged({}, aVerdict({ holder, findings })))).toBe('BOB AUTRE');
  });

  it('returns the name kept at loading for a group whose file names no holder', () => {
    const group = { kind: 'group', holderName: 'GROUPE X' } as const;
    expect(shownJudgedHolder(aJudged(group, aVerdict({ holder: null })))).toBe('GROUPE X');
  });
});
