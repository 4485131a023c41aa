import { describe, expect, it } from 'vitest';
import {
  decideOpening,
  decideUse,
  endCauseFor,
  isStillEntitled,
} from '../../../plugin/domain/session/session-access.ts';
import type { HolderKind } from '../../../plugin/pki/x509/identifier.ts';
import type { Role } from '../../../plugin/domain/practice/actor.ts';

const group = { kind: 'group', identifier: '00000196', name: 'Groupement Exemple' } as const;
const member = { active: true, organisations: [group] };
const loner = { active: true, organisations: [] };

function actor(userId: string, roles: readonly Role[] = ['clinician'], practiceId = 'p1') {
  return { userId, practiceId, roles };
}

function target(userId: string, kind: HolderKind = 'person', practiceId = 'p1') {
  return { practiceId, userId, kind, identifier: kind === 'group' ? '00000196' : '00000000097' };
}

describe('decideOpening', () => {
  it.each([
    ['their own certificate', actor('alix'), target('alix'), loner, 'allow'],
    ["a colleague's certificate", actor('basile'), target('alix'), loner, 'hidden'],
    ["an admin a colleague's", actor('chef', ['admin']), target('alix'), loner, 'forbidden'],
    ['an admin their own', actor('chef', ['admin']), target('chef'), loner, 'allow'],
    ['a service', actor('host', ['service']), target('alix'), undefined, 'forbidden'],
    [
      'a service that is a user too',
      actor('alix', ['service']),
      target('alix'),
      loner,
      'forbidden',
    ],
    ['a user the host does not know', actor('alix'), target('alix'), undefined, 'forbidden'],
    ['a user who left', actor('alix'), target('alix'), { ...loner, active: false }, 'forbidden'],
    ["a group's, as a member", actor('basile'), target('alix', 'group'), member, 'allow'],
    ["a group's, as none", actor('basile'), target('alix', 'group'), loner, 'hidden'],
    [
      "a group's on their profile, as no member",
      actor('alix'),
      target('alix', 'group'),
      loner,
      'forbidden',
    ],
    [
      "a group's, as an admin and no member",
      actor('chef', ['admin']),
      target('alix', 'group'),
      loner,
      'forbidden',
    ],
    ["another practice's", actor('alix'), target('alix', 'person', 'p2'), loner, 'hidden'],
  ] as const)('returns the expected decision: %s', (_words, who, what, me, decision) => {
    expect(decideOpening(who, what, me)).toBe(decision);
  });
});

describe('decideUse and endCauseFor', () => {
  it.each([
    ['its owner', actor('alix'), 'allow', 'user'],
    ['the service', actor('host', ['service']), 'allow', 'log-off'],
    ['an admin', actor('chef', ['admin']), 'forbidden', 'admin'],
    ['its owner who is an admin', actor('alix', ['admin']), 'allow', 'user'],
    ['a colleague', actor('basile'), 'hidden', null],
    ['the service of another practice', actor('host', ['service'], 'p2'), 'hidden', null],
    ['the same id in another practice', actor('alix', ['clinician'], 'p2'), 'hidden', null],
  ] as const)('returns the expected decision: %s', (_words, who, use, cause) => {
    const owner = { practiceId: 'p1', userId: 'alix' };
    expect(decideUse(who, owner)).toBe(use);
    expect(endCauseFor(who, owner)).toBe(cause);
  });
});

describe('running session after changes to its user', () => {
  const personal = { holder: { kind: 'person', identifier: '00000000097', name: '' } } as const;
  const ofGroup = { holder: group };

  it.each([
    ['of an active person', personal, loner, true],
    ['of a person that the host deactivated', personal, { ...loner, active: false }, false],
    ['of a person who is gone', personal, undefined, false],
    ['of a member', ofGroup, member, true],
    ['of a former member', ofGroup, loner, false],
  ] as const)('returns the expected decision: %s', (_words, session, user, isEntitled) => {
    expect(isStillEntitled(session, user)).toBe(isEntitled);
  });
});
