import * as z from 'zod';
import type { PushedProfile } from '../../../domain/practice/profiles.ts';
import { languages } from '../../../i18n/index.ts';
import { mailAddressOf } from '../../../mail-address.ts';
import { QualitySchema } from '../../parts/quality.ts';

/* Users that a host without Node pushes: each is judged by itself, so that one odd record does not keep the others out. */

const Day = z.iso.date().nullable();
const Quality = QualitySchema.exactOptional().describe(
  'As what eHealth should recognise them; asked on screen when absent.',
);

const ProfileSchema = z
  .strictObject({
    id: z.string().min(1).max(200),
    displayName: z.string().min(1).max(200),
    function: z.string().max(200),
    active: z.boolean(),
    ssin: z
      .string()
      .regex(/^\d{11}$/)
      .nullable(),
    nihii: z.array(z.strictObject({ number: z.string().max(20), from: Day, to: Day })).max(50),
    quality: Quality,
    email: z
      .string()
      .max(320)
      .nullable()
      .default(null)
      .describe('Where notices are sent; one address.'),
    language: z.enum(languages).exactOptional().describe('Of notices.'),
    admin: z
      .boolean()
      .default(false)
      .describe('Gets the weekly digest, and notices about what holders leave undone.'),
    organisations: z
      .array(
        z.discriminatedUnion('kind', [
          z.strictObject({
            kind: z.literal('group'),
            identifier: z.string().regex(/^\d{8}$/),
            name: z.string().max(200),
            quality: Quality,
            titularSsin: z
              .string()
              .regex(/^\d{11}$/)
              .exactOptional()
              .describe('The pharmacist in charge of a pharmacy; the user when absent.'),
          }),
          z.strictObject({
            kind: z.literal('company'),
            identifier: z.string().regex(/^\d{10}$/),
            name: z.string().max(200),
            quality: Quality,
          }),
        ]),
      )
      .max(200),
  })
  .meta({ id: 'Profile' });

/** What a host should send. */
export const ProfilesBodySchema = z.strictObject({
  users: z.array(ProfileSchema).min(1).max(1_000),
});

/** What is read before each user is judged. */
export const ProfileBatchSchema = z.strictObject({
  users: z.array(z.unknown()).min(1).max(1_000),
});

const ProfileProblemSchema = z.object({
  index: z.number().int().describe('Position in `users`, from 0.'),
  id: z.string().nullable().describe('Of the user; null when it could not be read.'),
  path: z.string().describe('The field, e.g. "nihii.0.number".'),
  problem: z.string().describe('e.g. "invalid_format"'),
  kept: z.boolean().describe('true: the user was kept, without this field.'),
});
type ProfileProblem = z.output<typeof ProfileProblemSchema>;

export const ProfileProblemsSchema = z.object({
  kept: z.number().int().describe('How many users were added or replaced.'),
  problems: z.array(ProfileProblemSchema),
});

/** The users that can be kept, and what is wrong with the others. A wrong e-mail address is left out, its user is kept. */
export function readProfiles(users: readonly unknown[]): {
  readonly profiles: readonly PushedProfile[];
  readonly problems: readonly ProfileProblem[];
} {
  const profiles: PushedProfile[] = [];
  const problems: ProfileProblem[] = [];
  for (const [index, user] of users.entries()) {
    const parsed = ProfileSchema.safeParse(user);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      problems.push({
        index,
        id: idOf(user),
        path: issue?.path.map(String).join('.') ?? '',
        problem: issue?.code ?? 'invalid',
        kept: false,
      });
      continue;
    }
    const { id, email } = parsed.data;
    const address = mailAddressOf(email ?? '');
    profiles.push({ ...parsed.data, email: address });
    if (address === null && email !== null && email.trim() !== '') {
      problems.push({ index, id, path: 'email', problem: 'invalid_format', kept: true });
    }
  }
  return { profiles, problems };
}

function idOf(user: unknown): string | null {
  const read = z.object({ id: z.string().max(200) }).safeParse(user);
  return read.success ? read.data.id : null;
}
