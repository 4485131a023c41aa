import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../plugin/package-root.ts';
import { SettingsSchema } from '../../plugin/settings/index.ts';
import { EhealthSetting } from '../../plugin/settings/sessions.ts';
import { listSettings, settingsManual } from '../../plugin/settings/settings-manual.ts';

const readme = readFileSync(join(packageRoot(), 'README.md'), 'utf8');
const settings = listSettings();
const paths = new Set(settings.map(({ path }) => path));
const groups = Object.keys(SettingsSchema.shape);

describe('manual of settings', () => {
  it('describes every setting, and names what it is by default', () => {
    expect(settings.filter(({ description }) => description === '')).toEqual([]);
    const of = (wanted: string) => settings.find(({ path }) => path === wanted);
    expect(of('ehealth.maxLifeHours')).toMatchObject({ byDefault: '72', required: false });
    expect(of('frameAncestors')).toMatchObject({ byDefault: '[]' });
    expect(of('databasePath')).toMatchObject({ byDefault: null, required: true });
    expect(of('ehealth.claims.*.holders')).toBeDefined();
    expect(of('trustAnchors[].file')).toMatchObject({ required: true });
  });

  it('returns a row of three cells for each setting', () => {
    const rows = settingsManual()
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    expect(rows).toHaveLength(settings.length);
    for (const row of rows) expect(row.match(/(?<!\\)\|/g)).toHaveLength(4);
  });
});

describe('settings in README.md', () => {
  /** Text in backticks that begins with a setting, such as `cookie.sameSite: "none"`. */
  const named = [...readme.matchAll(/`([A-Za-z]\w*(?:\.\w+)*)[^`\n]*`/g)]
    .map(([, path = '']) => path)
    // Events of requests begin with the same word as their settings
    .filter((path) => !/^enrolment\.[a-z]+(?:ed|gun)$/.test(path) || paths.has(path))
    .filter((path) => groups.includes(path.split('.')[0] ?? ''));

  it('names every group of settings', () => {
    const examples = readme.match(/```js[\s\S]*?```/g)?.join('') ?? '';
    const missing = groups.filter(
      (group) =>
        !named.some((path) => path.split('.')[0] === group) && !examples.includes(`${group}:`),
    );
    expect(missing).toEqual([]);
  });

  it('names no setting that does not exist', () => {
    expect(named.filter((path) => !paths.has(path) && !groups.includes(path))).toEqual([]);
    expect(named.length).toBeGreaterThan(30);
  });

  it('shows a quality of one’s own as the schema takes it', () => {
    const [example = ''] = /^\{ "claims".*$|^\{\n {2}"claims"[\s\S]*?^\}/m.exec(readme) ?? [];
    const { claims } = EhealthSetting.parse(JSON.parse(example));
    expect(Object.keys(claims)).toEqual(['x-laboratory']);
  });
});
