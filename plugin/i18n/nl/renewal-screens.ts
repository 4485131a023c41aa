import type { renewalScreens as fr } from '../fr/renewal-screens.ts';

/** Screens of notices, guide and mute. */
export const renewalScreens: Record<keyof typeof fr, string> = {};
