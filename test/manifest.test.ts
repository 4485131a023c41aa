import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { decideAccess } from '../plugin/domain/access/access-decision.ts';
import type { CertificateAction } from '../plugin/domain/access/certificate-action.ts';
import type { Role } from '../plugin/domain/practice/actor.ts';
import { ManifestSchema } from '../plugin/wiring/manifest.ts';
import { packageRoot } from '../plugin/package-root.ts';
import { SettingsSchema } from '../plugin/settings/index.ts';
import { generatedFiles } from '../scripts/generated-files.ts';
import { startPlugin } from './support/servers/plugin.ts';

const read = (name: string) => readFileSync(join(packageRoot(), name), 'utf8');
const manifest = ManifestSchema.parse(JSON.parse(read('manifest.json')));

test('keeps every generated file equal to the output of the code (else: npm run generate)', async () => {
  const files = await generatedFiles();
  expect(Object.keys(files)).toHaveLength(5);
  for (const [name, content] of Object.entries(files))
    expect([name, read(name)]).toEqual([name, content]);
});

test('names the version of the package and the migrations in order', () => {
  expect(manifest.version).toBe((JSON.parse(read('package.json')) as { version: string }).version);
  expect(manifest.migrations).toEqual(readdirSync(join(packageRoot(), 'migrations')).sort());
  expect(manifest.migrations.length).toBeGreaterThan(0);
});

test('describes the settings with the schema that parses the settings at start', () => {
  expect(manifest.settings).toEqual(
    JSON.parse(JSON.stringify(z.toJSONSchema(SettingsSchema, { io: 'input' }))),
  );
  const { required } = manifest.settings as { required: string[] };
  expect(required.sort()).toEqual(['databasePath', 'launch', 'masterKey']);
});

test('describes every setting, at the setting or at the group of a single setting', () => {
  interface Described {
    readonly description?: string;
    readonly properties?: Readonly<Record<string, Described>>;
  }
  const undescribed = ({ description, properties }: Described, path: string): string[] => {
    if (properties === undefined) return description === undefined ? [path] : [];
    const inner = Object.entries(properties);
    if (inner.length === 1 && description !== undefined) return [];
    return inner.flatMap(([name, each]) => undescribed(each, `${path}.${name}`));
  };
  expect(undescribed(manifest.settings as Described, 'settings')).toEqual([]);
});

test('lists the jobs of the plugin, and pages, health and API addresses that answer', async () => {
  const started = await startPlugin({ mountPath: '/m' });
  expect(started.plugin.jobs.map(({ id, schedule }) => ({ id, schedule }))).toEqual(manifest.jobs);

  const agent = await started.launch('admin');
  for (const { path } of manifest.pages) {
    const { status } = await agent.get(`/m${path.replace('{userId}', 'alix')}`);
    expect([path, status]).toEqual([path, 200]);
  }
  for (const path of [manifest.health.live, manifest.health.ready, manifest.api.openapi]) {
    expect([path, (await request(started.app).get(`/m${path}`)).status]).toEqual([path, 200]);
  }
  await started.close();
});

describe('manifest permissions', () => {
  test.each(manifest.permissions)(
    'grants $id to the same roles as the code',
    ({ id, roles, ownRoles }) => {
      const action = id.replace('certificate.', '') as CertificateAction;
      const may = (role: Role, own: boolean) =>
        decideAccess(
          { userId: 'me', practiceId: 'p', roles: [role] },
          action,
          {
            practiceId: 'p',
            userId: own ? 'me' : 'other',
            kind: 'person',
            identifier: '00000000097',
          },
          undefined,
        ) === 'allow';
      for (const role of ['admin', 'clinician', 'service'] as const) {
        expect([role, may(role, false)]).toEqual([role, roles.includes(role)]);
        if (role === 'service') continue;
        expect([role, may(role, true)]).toEqual([
          role,
          roles.includes(role) || ownRoles.includes(role),
        ]);
      }
    },
  );
});
