import { HtmlValidate, StaticConfigLoader } from 'html-validate';

/** Works out the rules once, not for each page: that was a third of the time. */
class FixedRules extends StaticConfigLoader {
  private rules: ReturnType<StaticConfigLoader['getConfigFor']> | undefined;

  override getConfigFor(file: string): ReturnType<StaticConfigLoader['getConfigFor']> {
    return (this.rules ??= super.getConfigFor(file));
  }
}

const rules = new FixedRules({
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
const html = new HtmlValidate(rules);

/** What is wrong with a page's HTML, one line per problem; empty when it is valid. */
export function htmlProblems(page: string): string[] {
  return html
    .validateStringSync(page)
    .results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, line }) => `${ruleId} ${String(line)}: ${message}`),
    );
}
