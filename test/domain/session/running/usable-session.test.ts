import { describe, expect, it } from 'vitest';
import { chooseSession } from '../../../../plugin/domain/session/running/usable-session.ts';
import { aSession } from '../../../support/builders/session.ts';

const group = { kind: 'group', identifier: '00000196', name: '' } as const;
const company = { kind: 'company', identifier: '0000000097', name: '' } as const;
const hours = (count: number) => new Date(Date.parse('2026-06-01T08:00:00Z') + count * 3_600_000);

const doctor = aSession({ id: 'doctor', notOnOrAfter: hours(12) });
const nurse = aSession({ id: 'nurse', quality: 'nurse', notOnOrAfter: hours(20) });
const ofGroup = aSession({ id: 'group', holder: group });
const ofCompany = aSession({ id: 'company', holder: company });

describe('chooseSession', () => {
  it.each([
    ['none where there is none', [], {}, undefined],
    ['the personal one', [ofGroup, doctor, ofCompany], {}, 'doctor'],
    ['of two personal ones the one that lasts', [doctor, nurse], {}, 'nurse'],
    ['the only organisation', [ofGroup], {}, 'group'],
    ['no guess between two organisations', [ofGroup, ofCompany], {}, undefined],
    ['the one named', [doctor, nurse, ofGroup], { sessionId: 'doctor' }, 'doctor'],
    ['by kind', [doctor, ofGroup, ofCompany], { kind: 'company' }, 'company'],
    ['by number', [doctor, ofGroup, ofCompany], { identifier: '00000196' }, 'group'],
    ['none of another number', [ofGroup], { kind: 'group', identifier: '00000097' }, undefined],
    [
      'none that is named and of another kind',
      [doctor],
      { sessionId: 'doctor', kind: 'group' },
      undefined,
    ],
  ] as const)('returns the session to use: %s', (_words, sessions, select, id) => {
    expect(chooseSession(sessions, select)?.id).toBe(id);
  });
});
