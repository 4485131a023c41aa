import { describe, expect, it } from 'vitest';
import {
  freeApplicationId,
  holderLimit,
} from '../../../../plugin/domain/enrolment/limit/holder-limit.ts';

const replaceableFrom = new Date('2026-09-01T00:00:00Z');
const ids = (count: number) => Array.from({ length: count }, (_, index) => `ID${String(index)}`);
const ofOrganisation = (
  applicationIds: readonly (string | null)[],
  applicationId: string | null = null,
) => holderLimit({ kind: 'organisation', applicationIds }, { applicationId, replaceableFrom });
const ofPerson = (until: string | null) =>
  holderLimit(
    { kind: 'person', elsewhereUntil: until === null ? null : new Date(until) },
    { applicationId: null, replaceableFrom },
  );

describe('limit of an organisation', () => {
  it.each([
    ['free for the first certificate', [], null, 'free'],
    ['free for another application id', [null], 'APP2', 'free'],
    ['taken for a second without application id', [null], null, 'taken'],
    ['taken for the same application id', [null, 'APP2'], 'APP2', 'taken'],
    ['few-left from eight on', ids(8), null, 'few-left'],
    ['taken among few that are left', [...ids(8), null], null, 'taken'],
    ['reached at ten, with any application id', ids(10), 'ID0', 'reached'],
  ] as const)('returns %s', (_what, existing, applicationId, limit) => {
    expect(ofOrganisation(existing, applicationId)).toBe(limit);
  });
});

describe('limit of a person', () => {
  it.each([
    ['free without a certificate elsewhere', null, 'free'],
    ['elsewhere for one that runs on', '2026-09-01T00:00:01Z', 'elsewhere'],
    ['free for one that eHealth would replace', '2026-09-01T00:00:00Z', 'free'],
  ] as const)('returns %s', (_what, until, limit) => {
    expect(ofPerson(until)).toBe(limit);
  });
});

describe('free application id', () => {
  it.each([
    [[], null],
    [['APP2'], null],
    [[null], 'APP2'],
    [[null, 'APP3', 'APP2'], 'APP4'],
  ] as const)('returns for %j: %j', (taken, id) => {
    expect(freeApplicationId(taken)).toBe(id);
  });
});
