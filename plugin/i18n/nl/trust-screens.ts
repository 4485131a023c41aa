import type { trustScreens as fr } from '../fr/trust-screens.ts';

/** Screens of the certification authorities. */
export const trustScreens: Record<keyof typeof fr, string> = {};
