/** Another program or computer that is to have the new file before it is activated, as its holder calls it. */
export interface Place {
  readonly id: string;
  readonly name: string;
  /** When it had the new file, by the holder's word; null: not yet. */
  readonly doneAt: Date | null;
}

/** Of one request. */
export const placeLimit = 12;
/** In characters, counted as {@link placeName} returns them. */
export const placeNameLength = 60;

/** A typed name as it is kept: one line, single spaces. */
export const placeName = (typed: string): string =>
  typed.replaceAll(/[\p{White_Space}\p{Cc}\p{Cf}]+/gu, ' ').trim();
