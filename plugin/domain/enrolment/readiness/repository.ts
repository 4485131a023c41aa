/* What this folder needs of a store. */

/** Of each person the last check that found everything in order; of others nothing is kept. */
export interface ReadinessRepository {
  /** null: never, or not yet. */
  lastGood(practiceId: string, userId: string): Promise<Date | null>;
  /** Writes it down; renewals whose notice asks for the check are due at once. */
  saveGood(practiceId: string, userId: string, at: Date): Promise<void>;
}
