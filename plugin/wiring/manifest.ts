import * as z from 'zod';
import type { CertificateAction } from '../domain/access/certificate-action.ts';
import { roles } from '../domain/practice/actor.ts';
import { languages } from '../i18n/index.ts';
import { jobSchedules } from '../jobs/definitions.ts';
import { SettingsSchema } from '../settings/index.ts';
import { renewalsPath } from '../domain/renewal/page-path.ts';

const id = z.string().regex(/^[a-z][a-z0-9.-]*$/);
const role = z.enum(roles);

/** What manifest.json may say; published as plugin/manifest.schema.json. */
export const ManifestSchema = z.strictObject({
  $schema: z.string(),
  id,
  name: z.string(),
  version: z.string().regex(/^\d+\.\d+\.\d+/),
  host: z
    .strictObject({
      contract: z.number().int().describe('Version of plugin/host.ts that the host must speak.'),
      node: z
        .string()
        .describe('Node versions, as a range; next to another host only the side-car needs it.'),
      express: z
        .string()
        .describe('Express versions that can mount `app`; any other (req, res) server can too.'),
    })
    .describe('Host compatibility.'),
  pages: z
    .array(
      z.strictObject({
        id,
        path: z
          .string()
          .startsWith('/')
          .describe('Below the mount path; {name} is filled in by the host.'),
        slot: z
          .enum(['configuration', 'user-profile', 'own-account', 'help'])
          .describe('Where a host shows it.'),
        permission: id.nullable(),
        title: z.record(z.enum(languages), z.string()),
      }),
    )
    .describe('Pages worth a link in the host. All of them open through POST /launch with `next`.'),
  permissions: z.array(
    z.strictObject({ id, description: z.string(), roles: z.array(role), ownRoles: z.array(role) }),
  ),
  jobs: z.array(z.strictObject({ id, schedule: z.string().describe('cron, Europe/Brussels') })),
  settings: z.record(z.string(), z.unknown()).describe('JSON Schema of the settings.'),
  egress: z.array(z.strictObject({ host: z.string(), purpose: z.string() })),
  health: z.strictObject({ live: z.string(), ready: z.string() }),
  api: z.strictObject({ base: z.string(), openapi: z.string() }),
  migrations: z.array(z.string()),
  languages: z.array(z.enum(languages)),
});

export type Manifest = z.output<typeof ManifestSchema>;

/**
 * The permissions and who has them; the type makes this the same list as the actions the code knows. `roles`: for any
 * certificate of the practice; `ownRoles`: for one's own only. Decided in domain/access/access-decision.ts, which tests hold against
 * this table.
 */
const permissions: Readonly<
  Record<
    CertificateAction,
    Pick<Manifest['permissions'][number], 'description' | 'roles' | 'ownRoles'>
  >
> = {
  see: {
    description:
      'See a certificate and its verdict; clinicians also those of their groups and companies',
    roles: ['admin', 'service'],
    ownRoles: ['clinician'],
  },
  load: {
    description: 'Load or replace a certificate on a profile',
    roles: ['admin', 'service'],
    ownRoles: ['clinician'],
  },
  remove: {
    description: 'Remove a certificate from a profile',
    roles: ['admin', 'service'],
    ownRoles: ['clinician'],
  },
  export: {
    description: 'Take out the keystore file, after its password is typed; its holder alone',
    roles: [],
    ownRoles: ['admin', 'clinician'],
  },
};

/** Hosts that this machine must be able to reach; addresses in the settings replace them. */
const egress: Manifest['egress'] = [
  { host: 'services.ehealth.fgov.be', purpose: 'eHealth, production: sessions and certificates' },
  { host: 'services-acpt.ehealth.fgov.be', purpose: 'eHealth, acceptance' },
  { host: 'ocsp-eh-ptpki.confidens.zetes.com', purpose: 'Revocation of certificates (OCSP)' },
  { host: 'crl-eh-ptpki.confidens.zetes.com', purpose: 'Revocation of certificates (CRL)' },
  { host: 'ehacc.tsp.zetes.com', purpose: 'Revocation of acceptance certificates (OCSP)' },
];

export interface ManifestFacts {
  readonly version: string;
  readonly migrations: readonly string[];
}

/** What a host needs to know before it mounts us, from the code itself. `npm run generate` writes it to manifest.json. */
export function createManifest(facts: ManifestFacts): Manifest {
  return {
    $schema: './plugin/manifest.schema.json',
    id: 'trousseau',
    name: 'Trousseau',
    version: facts.version,
    host: { contract: 1, node: '>=20.19', express: '>=4.17' },
    pages: [
      {
        id: 'overview',
        path: '/',
        slot: 'configuration',
        permission: 'certificate.see',
        title: {
          fr: 'Certificats eHealth',
          nl: 'eHealth-certificaten',
          de: 'eHealth-Zertifikate',
          en: 'eHealth certificates',
        },
      },
      {
        id: 'user',
        path: '/users/{userId}',
        slot: 'user-profile',
        permission: 'certificate.see',
        title: {
          fr: 'Certificat eHealth',
          nl: 'eHealth-certificaat',
          de: 'eHealth-Zertifikat',
          en: 'eHealth certificate',
        },
      },
      {
        id: 'own',
        path: '/',
        slot: 'own-account',
        permission: 'certificate.see',
        title: {
          fr: 'Mes certificats eHealth',
          nl: 'Mijn eHealth-certificaten',
          de: 'Meine eHealth-Zertifikate',
          en: 'My eHealth certificates',
        },
      },
      {
        id: 'renewals',
        path: renewalsPath,
        slot: 'configuration',
        permission: 'certificate.see',
        title: {
          fr: 'Renouvellements',
          nl: 'Vernieuwingen',
          de: 'Erneuerungen',
          en: 'Renewals',
        },
      },
      {
        id: 'reports',
        path: '/reports',
        slot: 'configuration',
        permission: 'certificate.see',
        title: { fr: 'Rapports', nl: 'Rapporten', de: 'Berichte', en: 'Reports' },
      },
      {
        id: 'jobs',
        path: '/jobs',
        slot: 'configuration',
        permission: 'certificate.see',
        title: { fr: 'Tâches', nl: 'Taken', de: 'Aufgaben', en: 'Jobs' },
      },
      {
        id: 'find-my-certificate',
        path: '/help/find-my-certificate',
        slot: 'help',
        permission: null,
        title: {
          fr: 'Où puis-je trouver mon certificat ?',
          nl: 'Waar vind ik mijn certificaat?',
          de: 'Wo finde ich mein Zertifikat?',
          en: 'Where can I find my certificate?',
        },
      },
    ],
    permissions: Object.entries(permissions).map(([action, permission]) => ({
      id: `certificate.${action}`,
      ...permission,
    })),
    jobs: [...jobSchedules],
    settings: settingsJsonSchema(),
    egress,
    health: { live: '/healthz', ready: '/readyz' },
    api: { base: '/api/v1', openapi: '/api/v1/openapi.json' },
    migrations: [...facts.migrations],
    languages: [...languages],
  };
}

/** The schema that the start parses with; refinements that JSON Schema cannot say are left to the start. */
function settingsJsonSchema(): Manifest['settings'] {
  return { ...z.toJSONSchema(SettingsSchema, { io: 'input' }) };
}

/** The JSON Schema of the manifest itself. */
export function manifestJsonSchema(): Record<string, unknown> {
  return { ...z.toJSONSchema(ManifestSchema), title: 'Manifest of a plugin for practice software' };
}
