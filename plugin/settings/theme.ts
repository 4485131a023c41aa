/** Colours of the screens; `auto` follows the user's system. */
export const themes = ['light', 'dark', 'auto'] as const;

export type Theme = (typeof themes)[number];
