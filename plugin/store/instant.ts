/** Instants cross the border to the database as ISO 8601 text with milliseconds, so that text order is time order. */
export function toInstant(text: string): Date;
export function toInstant(text: string | null): Date | null;
export function toInstant(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}

export function toText(instant: Date): string;
export function toText(instant: Date | null): string | null;
export function toText(instant: Date | null): string | null {
  return instant === null ? null : instant.toISOString();
}
