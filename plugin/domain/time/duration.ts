/** Lengths of time. A day is 24 hours here; calendar days, which have 23 or 25 twice a year, are in brussels-time.ts. */
export const minuteInMilliseconds = 60_000;
export const hourInMilliseconds = 3_600_000;
export const dayInMilliseconds = 86_400_000;
