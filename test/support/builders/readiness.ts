import type { ReadinessFacts } from '../../../plugin/domain/enrolment/readiness/readiness-facts.ts';

/** A person with a card, a reader and a code that was used lately: all is ready on 1 June 2026. */
export function aReadinessFacts(changes: Partial<ReadinessFacts> = {}): ReadinessFacts {
  return {
    readers: {
      kind: 'readers',
      names: ['Lecteur <d’essai> 00'],
      card: {
        kind: 'own',
        validFrom: '2024-01-01',
        validTo: '2034-01-01',
        certificateValidity: {
          notBefore: new Date('2024-01-01T00:00:00Z'),
          notAfter: new Date('2034-01-01T12:00:00Z'),
        },
      },
    },
    library: { setting: 'auto', found: { kind: 'none' } },
    signature: { kind: 'present', validUntil: new Date('2034-01-01'), isRevoked: false },
    triesLeft: 3,
    pinUsedAt: new Date('2026-05-20T08:00:00Z'),
    token: null,
    authority: { kind: 'answered', milliseconds: 400, clock: { offset: 0, uncertainty: 100 } },
    ...changes,
  };
}
