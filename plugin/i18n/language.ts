/** The languages of screens, messages and API. French is the reference of the word files. */
export const languages = ['fr', 'nl', 'de', 'en'] as const;
export type Language = (typeof languages)[number];
