import * as z from 'zod';
import { SettingsSchema } from './index.ts';

/** What is read of JSON Schema. */
interface Described {
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Described>>;
  readonly required?: readonly string[];
  readonly items?: Described;
  readonly additionalProperties?: Described | boolean;
  readonly anyOf?: readonly Described[];
  readonly oneOf?: readonly Described[];
}

export interface SettingRow {
  /** `launch.issuer`; `trustAnchors[].file` in each of a list, `ehealth.claims.*.ask` under any name. */
  readonly path: string;
  readonly description: string;
  /** As JSON; null where there is none. */
  readonly byDefault: string | null;
  readonly required: boolean;
}

/** Every setting, groups before what is in them, in the order of the schema. */
export function listSettings(): readonly SettingRow[] {
  const defaults: unknown = SettingsSchema.omit({ masterKey: true, launch: true }).parse({
    databasePath: 'trousseau.sqlite',
  });
  return rowsOf(z.toJSONSchema(SettingsSchema, { io: 'input' }) as Described, '').map((row) =>
    row.required || row.byDefault !== null ? row : { ...row, byDefault: defaultOf(defaults, row) },
  );
}

/** Of a setting whose text is turned into something else JSON Schema has no default. */
function defaultOf(defaults: unknown, { path }: SettingRow): string | null {
  const value = path
    .split('.')
    .reduce<unknown>(
      (group, name) =>
        typeof group === 'object' && group !== null
          ? Object.entries(group).find(([key]) => key === name)?.[1]
          : undefined,
      defaults,
    );
  return value === undefined ? null : JSON.stringify(value);
}

/**
 * The manual of settings in Markdown: what plugin/settings/settings-manual.md must be (`npm run generate` writes it, a test
 * compares).
 */
export function settingsManual(): string {
  const rows = listSettings().map(
    ({ path, description, byDefault, required }) =>
      `| \`${path}\` | ${cell(required ? 'required' : shownDefault(byDefault))} | ${cell(description)} |`,
  );
  return [
    '# Settings',
    '',
    'Every setting, as the file of `trousseau serve --settings` and `createPlugin({ settings })` take it. `[]`: in each of a list; `*`: under any',
    'name. Made by `npm run generate` from the schema in `plugin/settings/`; do not edit by hand.',
    '',
    '| setting | by default | what it does |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

const shownDefault = (json: string | null) =>
  json === null || json === '{}' || json === 'null' ? '' : `\`${json}\``;

const cell = (text: string) => text.replaceAll('|', '\\|');

function rowsOf(schema: Described, path: string): readonly SettingRow[] {
  const variants = [schema, ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  const inner = new Map<string, SettingRow>();
  const add = (rows: readonly SettingRow[]) => {
    for (const row of rows) if (!inner.has(row.path)) inner.set(row.path, row);
  };
  for (const { properties = {}, required = [], items, additionalProperties } of variants) {
    for (const [name, value] of Object.entries(properties)) {
      const own = path === '' ? name : `${path}.${name}`;
      const row = rowOf(value, own, required.includes(name));
      const [only, ...others] = rowsOf(value, own);
      // A group of one setting is described as a whole
      if (only?.description === '' && others.length === 0)
        add([{ ...only, description: row.description }]);
      else add([row, ...rowsOf(value, own)]);
    }
    if (items !== undefined) add(rowsOf(items, `${path}[]`));
    if (typeof additionalProperties === 'object') add(rowsOf(additionalProperties, `${path}.*`));
  }
  return [...inner.values()];
}

function rowOf(schema: Described, path: string, required: boolean): SettingRow {
  const values = [schema, ...(schema.anyOf ?? [])].flatMap((one) => one.enum ?? []);
  const choice = values.map((value) => `\`${value}\``).join(', ');
  const { description = '' } = schema;
  return {
    path,
    description: [description, choice === '' ? '' : `One of ${choice}.`].join(' ').trim(),
    byDefault: 'default' in schema ? JSON.stringify(schema.default) : null,
    required: required && !('default' in schema),
  };
}
