import type { Actor } from '../../../plugin/domain/practice/actor.ts';

/** A clinician; the same person as {@link aUser} and as the holder of {@link aJudged}. */
export function anActor(changes: Partial<Actor> = {}): Actor {
  return {
    userId: 'anne',
    displayName: 'Anne Exemple',
    practiceId: 'practice-1',
    roles: ['clinician'],
    language: 'fr',
    ...changes,
  };
}

/** Who runs that practice, and has no certificate. */
export const anAdmin = (changes: Partial<Actor> = {}): Actor =>
  anActor({ userId: 'admin', displayName: 'Alix Gestion', roles: ['admin'], ...changes });
