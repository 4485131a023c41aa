/** MessageIdType of the schema: what a request may name. The platform gives one to each copy of a letter. */
export const isMessageId = (text: string): boolean => /^[a-zA-Z0-9]{13}$/.test(text);
