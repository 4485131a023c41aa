import * as z from 'zod';
import { enrolmentKinds, enrolmentStates } from '../../../domain/enrolment/enrolment.ts';
import type { ContactData } from '../../../ehealth/registration/contact-data.ts';
import { Instant } from '../schema.ts';

/* Requests for certificates as the JSON API says and accepts them. A contract is signed on the screens, or by the host in process: no PIN comes in here. */

export const HolderSchema = z.object({
  type: z.string().describe('As in the certificate: SSIN, CBE, NIHII-HOSPITAL …'),
  id: z.string().describe('Masked for all but the person.'),
  applicationId: z.string().nullable(),
  name: z.string(),
});

export const ProblemSchema = z.object({
  at: Instant,
  kind: z.enum(['refused', 'unreachable', 'not-received', 'untrusted']),
  code: z.string(),
  message: z.string().describe('eHealth’s own words; may be empty.'),
});

/** What has to happen next, and by which act. */
export const nextSteps = ['sign', 'confirm', 'wait', 'password', 'activate', 'none'] as const;

export const EnrolmentSchema = z
  .object({
    id: z.string(),
    userId: z.string(),
    kind: z.enum(enrolmentKinds),
    state: z.enum(enrolmentStates),
    holder: HolderSchema,
    next: z
      .enum(nextSteps)
      .describe(
        'sign: the contract, on the screen at `path`; confirm: at `confirm.url`; wait: eHealth or the clock goes on; password: advance with it; activate.',
      ),
    path: z.string().describe('Of its screen, below the mount path.'),
    startedAt: Instant,
    changedAt: Instant,
    submittedAt: Instant.nullable(),
    endedAt: Instant.nullable(),
    checkedByHand: z.boolean().nullable().describe('Null while that is not known.'),
    unattended: z.boolean().describe('It is finished without its password.'),
    nextAt: Instant.nullable().describe('When eHealth is asked next; null: a person has to act.'),
    certificateId: z.string().nullable().describe('Null until it is on the profile.'),
    replaces: z.string().nullable(),
    confirm: z
      .object({ url: z.string(), before: Instant.nullable() })
      .nullable()
      .describe(
        'Where its person confirms a request that was made without a card, as eHealth answered; for that person alone.',
      ),
    contractLanguages: z.array(z.string()),
    problem: ProblemSchema.nullable(),
  })
  .meta({ id: 'Enrolment' });

export const EnrolmentListSchema = z.object({
  enrolments: z
    .array(EnrolmentSchema)
    .describe('Those that run, and those of the last 30 days; newest first.'),
});

const password = z.string().max(1_000);
const unattended = z
  .boolean()
  .default(false)
  .describe('The keys of this one file stay until the certificate is in place.');
const conditionsAccepted = z.literal(true).describe('The person accepted eHealth’s conditions.');

const ContactDataSchema = z.strictObject({
  emailPrivate: z.string().max(400),
  emailGeneral: z.string().max(400).optional(),
  phonePrivate: z.string().max(400),
  phoneGeneral: z.string().max(400).optional(),
});

/** A second address or number is left out when it is absent. */
export const contactDataOf = ({
  emailGeneral,
  phoneGeneral,
  ...contact
}: z.output<typeof ContactDataSchema>): ContactData => ({
  ...contact,
  ...(emailGeneral !== undefined && { emailGeneral }),
  ...(phoneGeneral !== undefined && { phoneGeneral }),
});

export const BeginBodySchema = z.strictObject({
  organisation: z
    .strictObject({
      type: z.string().max(40).default('').describe('Empty where host or certificate says it.'),
      id: z.string().min(1).max(20),
      applicationId: z.string().max(30).toUpperCase().default(''),
    })
    .nullable()
    .default(null)
    .describe('One of the profile; null: for the person.'),
  contactData: ContactDataSchema,
  password: password.describe('Of the new keystore.'),
  currentPassword: password
    .nullable()
    .default(null)
    .describe('Of the keystore that runs out: its old encryption keys move along.'),
  unattended,
  conditionsAccepted,
});

export const NonResidentBodySchema = z.strictObject({
  firstNames: z.string().max(200).describe('As on the identity document.'),
  lastName: z.string().max(200).describe('As on the identity document.'),
  contactData: ContactDataSchema,
  password: password.describe('Of the new keystore.'),
  unattended,
  conditionsAccepted,
});

export const KeyBodySchema = z.strictObject({
  password: password.nullable().default(null).describe('Null where the keys were left.'),
});

export const CompleteBodySchema = z.strictObject({ password });
