import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

/** The words to avoid, each group with what to write instead. CONTRIBUTING.md prints this list. */
export const wordGroups = JSON.parse(
  readFileSync(new URL('./words.json', import.meta.url), 'utf8'),
);

/** Every word of the list, as ESLint's own `no-warning-comments` takes them. */
export const avoidedWords = wordGroups.flatMap(({ words }) => words);

const patterns = wordGroups.flatMap(({ words, instead }) =>
  words.map((word) => ({ word, instead, pattern: new RegExp(`\\b${word}\\b`, 'iu') })),
);

const messages = { avoided: '"{{word}}" in {{where}}: write {{instead}}' };
const schema = [
  { type: 'object', properties: { everyString: { type: 'boolean' } }, additionalProperties: false },
];

/** `nextCheckAt`, `NEXT_CHECK_AT` and `next-check-at` are all "next check at". */
const splitName = (name) =>
  name
    .replaceAll(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replaceAll(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .replaceAll(/[^\p{L}\d]+/gu, ' ');

function checkText(context, node, text, where) {
  for (const { word, instead, pattern } of patterns) {
    if (pattern.test(text)) {
      context.report({ node, messageId: 'avoided', data: { word, instead, where } });
    }
  }
}

/** Names where they are declared: a use is renamed together with its declaration, and a package's names are its own. */
const names = {
  meta: { type: 'suggestion', messages, schema: [] },
  create(context) {
    const check = (node) => {
      if (node.type === 'Identifier' || node.type === 'PrivateIdentifier') {
        checkText(context, node, splitName(node.name), `the name ${node.name}`);
      }
    };
    const checkKey = (node) => {
      if (!node.computed) check(node.key);
    };
    return {
      Program(node) {
        checkText(context, node, splitName(basename(context.filename)), 'the name of the file');
      },
      'Program:exit'() {
        const declared = context.sourceCode.scopeManager.scopes
          .flatMap(({ variables }) => variables)
          .filter(({ defs }) => defs.every(({ type }) => type !== 'ImportBinding'))
          .flatMap(({ identifiers }) => identifiers);
        // A class declares its name inside and outside
        new Set(declared).forEach(check);
      },
      // `{ name }` alone repeats a variable, which is reported where it is declared
      'ObjectExpression > Property[shorthand=false]': checkKey,
      PropertyDefinition: checkKey,
      MethodDefinition: checkKey,
      TSPropertySignature: checkKey,
      TSMethodSignature: checkKey,
    };
  },
};

const logMethods = new Set(['debug', 'info', 'warn', 'error', 'fatal']);
const testFunctions = new Set(['describe', 'it', 'test']);

/** The name a call starts from: `it` for `it('…')`, `it.skip('…')` and `it.each(table)('…')`. */
function rootName(callee) {
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type === 'MemberExpression') return rootName(callee.object);
  return callee.type === 'CallExpression' ? rootName(callee.callee) : undefined;
}

/** The texts that an argument may be: its branches, its parts, the fixed parts of a template. */
function textsOf(node) {
  if (node.type === 'Literal') return typeof node.value === 'string' ? [node] : [];
  if (node.type === 'TemplateLiteral')
    return [...node.quasis, ...node.expressions.flatMap(textsOf)];
  if (node.type === 'ConditionalExpression') {
    return [...textsOf(node.consequent), ...textsOf(node.alternate)];
  }
  return node.type === 'BinaryExpression' ? [...textsOf(node.left), ...textsOf(node.right)] : [];
}

const textOf = (node) => (node.type === 'TemplateElement' ? node.value.raw : node.value);

/** What an operator or a developer reads: log messages, error messages, titles of tests; every text where `everyString` is set. */
const texts = {
  meta: { type: 'suggestion', messages, schema, defaultOptions: [{ everyString: false }] },
  create(context) {
    if (context.options[0].everyString) {
      const checkString = (node) => {
        if (typeof node.value !== 'number')
          checkText(context, node, String(textOf(node)), 'a text');
      };
      return {
        'Literal:not(ImportDeclaration > Literal)': checkString,
        TemplateElement: checkString,
      };
    }
    const checkArguments = (args, where) => {
      for (const node of args.flatMap(textsOf)) checkText(context, node, textOf(node), where);
    };
    return {
      CallExpression({ callee, arguments: args }) {
        if (testFunctions.has(rootName(callee))) checkArguments(args.slice(0, 1), 'a test title');
        if (callee.type === 'MemberExpression' && logMethods.has(callee.property.name)) {
          checkArguments(args, 'a log message');
        }
      },
      NewExpression({ callee, arguments: args }) {
        if (callee.type === 'Identifier' && callee.name.endsWith('Error')) {
          checkArguments(args, 'an error message');
        }
      },
    };
  },
};

const cases = new Set(['it', 'test']);

/** "returns", "keeps": a third person. These words end alike, and say nothing of what the unit does. */
const startsWithVerb = /^(?!(?:is|has|was|does|its|this|always)\b)[a-z]+s\b/u;

/** The title of a case says what the unit does. What comes from a table or a variable is not checked. */
const titles = {
  meta: {
    type: 'suggestion',
    messages: { verb: 'start with a verb: returns, rejects, keeps … when …' },
    schema: [],
  },
  create(context) {
    return {
      CallExpression({ callee, arguments: [title] }) {
        if (title === undefined || !cases.has(rootName(callee))) return;
        const [text] = title.type === 'TemplateLiteral' ? title.quasis : textsOf(title);
        if (text !== undefined && !startsWithVerb.test(textOf(text))) {
          context.report({ node: title, messageId: 'verb' });
        }
      },
    };
  },
};

/** ESLint plugin: keeps the words of words.json out of names and texts. Comments are for `no-warning-comments`. */
export const plainWords = { rules: { names, texts, titles } };
