import * as z from 'zod';
import {
  findingCodes,
  keystoreStates,
  purposes,
  severities,
} from '../../domain/certificate/findings/finding.ts';
import { todayReasons } from '../../domain/report/team-day.ts';
import { environments } from '../../pki/x509/trust-anchor.ts';
import { holderKinds } from '../../pki/x509/identifier.ts';
import { certificateLevels } from '../../domain/certificate/verdict/level.ts';
import { certificateRoles } from '../../domain/certificate/repository.ts';

/*
 * What the JSON API says and accepts, as schemas: the OpenAPI document is made from them. Nothing here holds key material;
 * certificates themselves are left out too, since their fingerprints name them.
 */

export const HolderKindSchema = z.enum(holderKinds);
export const Environment = z.enum(environments);
const Level = z.enum(certificateLevels);
export const Instant = z.iso.datetime().describe('ISO 8601, UTC');

export const FindingSchema = z.object({
  code: z.enum(findingCodes),
  severity: z.enum(severities),
  blocks: z.array(z.enum(purposes)),
  message: z.string().describe('In the language of the token’s locale.'),
  remedy: z.string(),
});

export const VerdictSchema = z
  .object({
    level: Level,
    state: z.enum(keystoreStates),
    environment: Environment.nullable(),
    holder: z
      .object({
        type: z.string(),
        id: z.string(),
        applicationId: z.string().nullable(),
        name: z.string(),
      })
      .nullable(),
    validity: z.object({ notBefore: Instant, notAfter: Instant }).nullable(),
    issuer: z.string().nullable(),
    fingerprint: z.string().nullable().describe('SHA-256, upper-case hex.'),
    encryptionKeys: z.array(
      z.object({ serialNumber: z.string().nullable(), current: z.boolean() }),
    ),
    works: z.object({ session: z.boolean(), decryption: z.boolean(), renewal: z.boolean() }),
    findings: z.array(FindingSchema).describe('Gravest first.'),
  })
  .meta({ id: 'Verdict' });

export const CertificateSchema = z
  .object({
    id: z.string(),
    userId: z.string(),
    userName: z.string(),
    kind: HolderKindSchema,
    identifier: z.string().describe('Masked in lists.'),
    fileName: z.string(),
    role: z.enum(certificateRoles),
    loadedAt: Instant,
    loadedBy: z.object({ userId: z.string(), displayName: z.string() }),
    replacedAt: Instant.nullable(),
    verdict: VerdictSchema,
  })
  .meta({ id: 'Certificate' });

export const RemovedListSchema = z.object({
  certificates: z.array(
    z.object({
      id: z.string(),
      fileName: z.string(),
      kind: HolderKindSchema,
      holderName: z.string(),
      removedAt: Instant,
      removedBy: z.string(),
      until: Instant.describe('Then it is destroyed.'),
    }),
  ),
});

export const CertificateListSchema = z.object({ certificates: z.array(CertificateSchema) });

export const OverviewSchema = z.object({
  certificates: z.array(CertificateSchema).describe('By urgency.'),
  total: z.number().int(),
  counts: z.object({
    unusable: z.number().int(),
    attention: z.number().int(),
    ok: z.number().int(),
  }),
  checkedAt: Instant,
});

export const OverviewQuerySchema = z.object({
  text: z.string().max(100).default(''),
  level: z.enum(['all', ...certificateLevels]).default('all'),
  kind: z.enum(['all', ...holderKinds]).default('all'),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** The file itself is the part named `file`. */
export const LoadBodySchema = z.object({
  kind: HolderKindSchema,
  identifier: z.string().max(40).describe('SSIN, NIHII or enterprise number; blanks allowed.'),
  password: z.string().max(1_000),
});

export const DraftSchema = z
  .object({
    id: z.string(),
    userId: z.string(),
    kind: HolderKindSchema,
    identifier: z.string(),
    fileName: z.string(),
    expiresAt: Instant,
    storable: z.boolean(),
    replaceable: z.array(CertificateSchema).describe('Newest first.'),
    verdict: VerdictSchema,
  })
  .meta({ id: 'Draft' });

export const StoreBodySchema = z.strictObject({
  replaces: z.string().nullable().default(null).describe('Id out of `replaceable`, or null.'),
});

export const StoredSchema = z.object({ certificateId: z.string() });

export const BrowserSessionsSchema = z.object({
  sessions: z
    .array(
      z.object({
        id: z.string(),
        device: z.string().describe('Browser and system, e.g. "Firefox, Windows"; may be empty.'),
        createdAt: Instant,
        lastUsedAt: Instant.describe('To within a minute.'),
        expiresAt: Instant.describe('At the latest.'),
      }),
    )
    .describe('The one used last first.'),
});

export const ChangePasswordBodySchema = z.strictObject({
  password: z.string().max(1_000),
  newPassword: z.string().max(1_000),
  protection: z.enum(['modern', 'compatible']).default('modern').meta({
    description: 'compatible: the older, weaker encryption, for programs that read nothing else',
  }),
});

export const ExportBodySchema = z.strictObject({
  password: z.string().max(1_000),
  compatible: z.boolean().default(false).meta({
    description:
      'A copy in the older, weaker encryption, under the same password; the stored file stays as it is',
  }),
});

export const StatusSchema = z.object({
  status: z
    .array(
      z.object({
        certificateId: z.string(),
        kind: HolderKindSchema,
        environment: Environment.nullable(),
        notAfter: Instant.nullable(),
        level: Level,
        text: z.string(),
      }),
    )
    .describe('Worst first, one per kind.'),
});

/** RFC 9457. */
export const ProblemSchema = z
  .object({
    type: z.string().describe('urn:trousseau:error:<code>'),
    title: z.string().describe('What happened, in the reader’s language.'),
    status: z.number().int(),
    detail: z.string().describe('What to do about it.'),
    code: z.string(),
    reference: z.string().optional().describe('Finds an unexpected error in the log.'),
    params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    support: z
      .object({ code: z.string(), text: z.string(), ticket: z.string().nullable() })
      .optional()
      .describe('What eHealth said, in its own words, for its help desk.'),
  })
  .meta({ id: 'Problem' });

export const TeamSchema = z.object({
  morning: Instant.describe('Eight o’clock of the next working day in Belgium.'),
  members: z.array(
    z.object({
      userId: z.string(),
      name: z.string(),
      sessionUntil: Instant.nullable(),
      certificateUntil: Instant.nullable().describe('Of the personal certificate.'),
      certificateWorks: z.boolean(),
      today: z.enum(todayReasons).nullable().describe('Why this person must come by today.'),
      certificateCovers: z.boolean().describe('It holds on that morning.'),
      sessionCovers: z.boolean(),
    }),
  ),
});
