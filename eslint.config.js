import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import { avoidedWords, plainWords } from './scripts/lint/plain-words.js';

export default tseslint.config(
  {
    ignores: ['dist', 'coverage', '.data', 'test/.output', 'plugin/views/assets', 'test/fixtures'],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      'no-console': 'error',
      // Each of these packages touches keys, cards, SQL or mail: exactly one file may import it (see .dependency-cruiser.cjs)
    },
  },
  {
    files: [
      'test/**/*.ts',
      'bench/**/*.ts',
      'scripts/**/*.ts',
      'demo/**/*.ts',
      'simulator/**/*.ts',
      'plugin/cli/**/*.ts',
    ],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['plugin/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ImportDeclaration[source.value="zod"] > ImportSpecifier[imported.name="z"]',
          message: "Write `import * as z from 'zod'`: the build then leaves out what is not used.",
        },
      ],
    },
  },
  {
    // Words, not code
    files: ['plugin/i18n/{fr,nl,de,en}/*.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      'max-lines': 'off',
      'no-restricted-syntax': [
        'error',
        ...['Literal[value=/\\.tr-/]', 'TemplateElement[value.raw=/\\.tr-/]'].map((selector) => ({
          selector,
          message:
            'A class says how a part looks. Find it by role, name or label: test/support/tools/page.ts.',
        })),
      ],
    },
  },
  {
    files: ['**/*.{js,cjs,mjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        module: 'writable',
        require: 'readonly',
        __dirname: 'readonly',
        document: 'readonly',
        setInterval: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        fetch: 'readonly',
        location: 'readonly',
        DOMParser: 'readonly',
      },
    },
  },
  {
    plugins: { 'plain-words': plainWords },
    rules: {
      'no-warning-comments': ['error', { terms: avoidedWords, location: 'anywhere' }],
      'plain-words/names': 'error',
      'plain-words/texts': 'error',
    },
  },
  {
    files: ['test/**/*.test.ts'],
    rules: { 'plain-words/titles': 'error' },
  },
  {
    // Help of commands, metrics, settings and the API; what users read on screens is in the word files
    files: ['plugin/**/*.ts'],
    ignores: ['plugin/i18n/{fr,nl,de,en}/*.ts'],
    rules: { 'plain-words/texts': ['error', { everyString: true }] },
  },
);
