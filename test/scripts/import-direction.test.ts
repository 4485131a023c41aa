import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Files of a project with our folders. */
type Project = Readonly<Record<string, string>>;

const accepted: Project = {
  'package.json': '{ "type": "module" }',
  'tsconfig.json': '{}',
  'node_modules/better-sqlite3/package.json': '{ "main": "index.js" }',
  'node_modules/better-sqlite3/index.js': '',
  'plugin/errors.ts': 'export const code = 1; export type Code = number;',
  'plugin/pki/asn1/ber.ts': 'export const ber = 1;',
  'plugin/pki/pkcs12/pfx.ts': `export { ber } from '../asn1/ber.ts'; import '../../errors.ts';`,
  'plugin/ehealth/sts/token.ts': 'export const token = 1; export type Token = number;',
  'plugin/domain/session/session.ts': `export type { Token } from '../../ehealth/sts/token.ts';`,
  'plugin/store/sqlite.ts': `import 'better-sqlite3';`,
  'plugin/host.ts': 'export type Host = number;',
  'demo/main.ts': `export type { Host } from '../plugin/host.ts';`,
};

const rejected: Project = {
  'plugin/pki/asn1/upwards.ts': `import '../pkcs12/pfx.ts';`,
  'plugin/pki/asn1/types-upwards.ts': `export type { Code } from '../../errors.ts';`,
  'plugin/domain/session/value.ts': `export { token } from '../../ehealth/sts/token.ts';`,
  'plugin/pki/x509/one.ts': `import type { Other } from './other.ts'; export type One = Other;`,
  'plugin/pki/x509/other.ts': `import type { One } from './one.ts'; export type Other = One;`,
  'plugin/annex/thing.ts': `import '../errors.ts';`,
  'plugin/store/query.ts': `import 'better-sqlite3';`,
  'plugin/store/fault.ts': `import '../../simulator/fault.ts';`,
  'simulator/fault.ts': `import '../plugin/errors.ts';`,
  'demo/session.ts': `export type { Token } from '../plugin/domain/session/session.ts';`,
};

interface Report {
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

describe('import direction', () => {
  let folder = '';
  let found: readonly string[] = [];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'trousseau-imports-'));
    for (const [name, text] of Object.entries({ ...accepted, ...rejected })) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    const program = join(root, 'node_modules', '.bin', 'depcruise');
    const config = join(root, '.dependency-cruiser.cjs');
    const folders = ['plugin', 'demo', 'simulator'];
    const output = execFileSync(
      program,
      ['--config', config, '--output-type', 'json', ...folders],
      { cwd: folder, encoding: 'utf8' },
    );
    const { summary } = JSON.parse(output) as Report;
    found = summary.violations.map(({ from, to, rule }) => `${from} → ${to}: ${rule.name}`);
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it.each([
    [
      'a room that imports one above it',
      'plugin/pki/asn1/upwards.ts → plugin/pki/pkcs12/pfx.ts: pki/asn1 may not import this',
    ],
    [
      'types of a room that the table does not name',
      'plugin/pki/asn1/types-upwards.ts → plugin/errors.ts: pki/asn1 may not import this',
    ],
    [
      'a value where the table allows types',
      'plugin/domain/session/value.ts → plugin/ehealth/sts/token.ts: domain/session may import types of this only',
    ],
    [
      'a circle of types',
      'plugin/pki/x509/one.ts → plugin/pki/x509/other.ts: circle of files, be it of types',
    ],
    [
      'a folder that the table does not name',
      'plugin/annex/thing.ts → plugin/errors.ts: a file in no room: give its folder a line in the table',
    ],
    [
      'a second importer of a guarded package',
      'plugin/store/query.ts → node_modules/better-sqlite3/index.js: better-sqlite3 in one place',
    ],
    [
      'the simulator in the product',
      'plugin/store/fault.ts → simulator/fault.ts: the product imports no tool, demo or simulator',
    ],
    [
      'the product in the simulator',
      'simulator/fault.ts → plugin/errors.ts: the simulator shares nothing with the product',
    ],
    [
      'more than the public contract in the demo',
      'demo/session.ts → plugin/domain/session/session.ts: the demo is a host: it imports the public contract',
    ],
  ])('rejects %s', (_what, violation) => {
    expect(found).toContain(violation);
  });

  it('accepts the imports that the table names', () => {
    const wrong = found.map((violation) => violation.split(' → ')[0]);
    expect(Object.keys(accepted).filter((file) => wrong.includes(file))).toEqual([]);
  });
});
