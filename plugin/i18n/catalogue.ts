import type { fr } from './fr/index.ts';

/** Every text of the plugin. French is the reference: the other languages have exactly its keys, or do not compile. */
export type MessageKey = keyof typeof fr;
export type Catalogue = Readonly<Record<MessageKey, string>>;
