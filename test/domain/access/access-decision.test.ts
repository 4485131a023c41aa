import { describe, expect, test } from 'vitest';
import type { Role } from '../../../plugin/domain/practice/actor.ts';
import type {
  AccessDecision,
  AccessTarget,
} from '../../../plugin/domain/access/access-decision.ts';
import { decideAccess } from '../../../plugin/domain/access/access-decision.ts';
import type { CertificateAction } from '../../../plugin/domain/access/certificate-action.ts';

const own: AccessTarget = {
  practiceId: 'practice-1',
  userId: 'doctor',
  kind: 'person',
  identifier: '00000000097',
};
const colleagues: AccessTarget = { ...own, userId: 'nurse', identifier: '00000000196' };
const myGroups: AccessTarget = {
  ...own,
  userId: 'nurse',
  kind: 'group',
  identifier: '00000097',
};
const otherGroups: AccessTarget = { ...myGroups, identifier: '00000196' };
const elsewhere: AccessTarget = { ...own, practiceId: 'practice-2' };

const me = {
  organisations: [{ kind: 'group' as const, identifier: '00000097', name: 'Groupe démo' }],
};

type Row = [
  who: Role,
  what: string,
  target: AccessTarget,
  decisions: Record<CertificateAction, AccessDecision>,
];

const allHidden = { see: 'hidden', load: 'hidden', remove: 'hidden', export: 'hidden' } as const;

const rows: Row[] = [
  [
    'clinician',
    'their own personal certificate',
    own,
    { see: 'allow', load: 'allow', remove: 'allow', export: 'allow' },
  ],
  ['clinician', 'a colleague’s personal certificate', colleagues, allHidden],
  [
    'clinician',
    'a certificate of their group',
    myGroups,
    { see: 'allow', load: 'forbidden', remove: 'forbidden', export: 'forbidden' },
  ],
  ['clinician', 'a certificate of another group', otherGroups, allHidden],
  [
    'clinician',
    'a group certificate on their own profile',
    { ...myGroups, userId: 'doctor' },
    { see: 'allow', load: 'forbidden', remove: 'forbidden', export: 'allow' },
  ],
  [
    'admin',
    'a colleague’s personal certificate',
    colleagues,
    { see: 'allow', load: 'allow', remove: 'allow', export: 'forbidden' },
  ],
  [
    'admin',
    'their own personal certificate',
    own,
    { see: 'allow', load: 'allow', remove: 'allow', export: 'allow' },
  ],
  [
    'service',
    'any certificate of another practice, even under the same id',
    own,
    { see: 'allow', load: 'allow', remove: 'allow', export: 'forbidden' },
  ],
  ['admin', 'a certificate of another practice', elsewhere, allHidden],
  ['service', 'a certificate of another practice', elsewhere, allHidden],
  ['clinician', 'a certificate of another practice under the same user id', elsewhere, allHidden],
];

describe('decideAccess', () => {
  test.each(rows)('returns the decisions for a %s on %s', (role, _what, target, decisions) => {
    const actor = { userId: 'doctor', practiceId: 'practice-1', roles: [role] };
    for (const action of ['see', 'load', 'remove', 'export'] as const) {
      expect([action, decideAccess(actor, action, target, me)]).toEqual([
        action,
        decisions[action],
      ]);
    }
  });

  test('hides a group’s certificate when the host does not know the clinician’s profile', () => {
    const actor = { userId: 'doctor', practiceId: 'practice-1', roles: ['clinician' as const] };
    expect(decideAccess(actor, 'see', myGroups, undefined)).toBe('hidden');
  });
});
