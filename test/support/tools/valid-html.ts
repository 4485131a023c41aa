import { HtmlValidate } from 'html-validate';

const html = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Indentation and line ends come from the template engine
    'no-trailing-whitespace': 'off',
    'no-inline-style': 'error',
    // The words hold no-break spaces and typographic marks as characters, on purpose
    'no-raw-characters': 'error',
    // Telephone numbers and long words wrap by the stylesheet
    'tel-non-breaking': 'off',
    'long-title': 'off',
    'void-style': 'off',
    'doctype-style': 'off',
    'valid-id': ['error', { relaxed: true }],
    'prefer-native-element': 'off',
    // A keystore's password belongs in no password manager of a shared practice computer
    'autocomplete-password': 'off',
  },
});

/** What is wrong with a page's HTML, one line per problem; empty when it is valid. */
export function htmlProblems(page: string): string[] {
  return html
    .validateStringSync(page)
    .results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, line }) => `${ruleId} ${String(line)}: ${message}`),
    );
}
