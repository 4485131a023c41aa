import type { practiceScreens as fr } from '../fr/practice-screens.ts';

/** Screens of jobs and reports. */
export const practiceScreens: Record<keyof typeof fr, string> = {};
