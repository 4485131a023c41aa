/** A name of eHealth in the page's language, else in the first that it comes in; undefined without any. */
export const localizedName = (
  names: Readonly<Record<string, string>>,
  language: string,
): string | undefined => names[language] ?? Object.values(names)[0];
