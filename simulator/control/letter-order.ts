import { z } from 'zod';

/** How the parts of a letter are sealed, or what is wrong with the seal (mailbox.md 14 to 16). */
export const sealKinds = [
  // Right
  'sealed',
  'sealed-ber',
  'inner-certificates',
  'no-signing-time',
  'rsa-pkcs1-signature',
  'signed-ahead',
  // Wrong: a text comes out, the seal proves little or nothing
  'aes-256',
  'oaep',
  'other-inner-signer',
  'tampered-envelope',
  'tampered-outer-signature',
  'tampered-inner-signature',
  'no-outer-certificate',
  'two-signing-times',
  'sha-1',
  'expired-signer',
  'revoked-signer',
  'unknown-authority',
  'no-non-repudiation',
  'other-sender',
  // Wrong: no text comes out
  'two-outer-signers',
  'other-recipient',
  'ec-recipient',
  'bad-key-padding',
  'bad-content-padding',
  'truncated',
  'envelope-only',
  'signed-only',
  'not-sealed',
  // Encoded once more, as some senders do
  'base64-twice',
] as const;

export type SealKind = (typeof sealKinds)[number];

/** Sets of letters that the simulator has ready (mailbox.md 22, rule 15). */
export const letterSets = [
  /** What a practice gets in two weeks. */
  'everyday',
  /** One letter per {@link SealKind}. */
  'seals',
  /** Bodies, titles and annexes at the limits, and hostile ones. */
  'odd',
  /** 250 short letters in clear. */
  'many',
  /** One letter with an annex of nine million bytes. */
  'large',
] as const;

export type LetterSet = (typeof letterSets)[number];

export interface AnnexPlan {
  readonly title: string;
  readonly fileName: string;
  readonly mimeType: string;
  /** Bytes in base64. */
  readonly content: string;
}

/** A letter to be put into a box. Absent parts are left out of the letter. */
export interface LetterPlan {
  readonly title: string;
  readonly kind?: 'DOCUMENT' | 'NEWS';
  readonly publicationId?: string;
  /** The body; one of both. `content`: bytes in base64. */
  readonly text?: string;
  readonly content?: string;
  /** Whether the body travels as an attachment. */
  readonly isBinary?: boolean;
  readonly fileName?: string;
  readonly mimeType?: string;
  /** In clear when absent. */
  readonly seal?: SealKind;
  /** SSIN. */
  readonly patient?: string;
  readonly freeText?: string;
  readonly table?: readonly (readonly [left: string, right: string])[];
  readonly annexes?: readonly AnnexPlan[];
  readonly customMeta?: Readonly<Record<string, string>>;
  readonly applicationName?: string;
  readonly isImportant?: boolean;
  readonly hoursAgo?: number;
}

export interface LetterOrder {
  /** `INSS 00000000097 DOCTOR`. */
  readonly box: string;
  /** Who writes: a laboratory (default), a doctor, a hospital, all of the simulator's invention. */
  readonly from?: 'laboratory' | 'doctor' | 'hospital';
  readonly letters: LetterSet | readonly LetterPlan[];
  /**
   * Encryption certificates, DER in base64, that the letters are sealed for. Default: the tokens that the depot has of the box's
   * holder, and without any the letters that would be sealed are left out.
   */
  readonly sealedFor?: readonly string[];
}

const base64 = z.base64();

const plan = z.strictObject({
  title: z.string().min(1),
  kind: z.enum(['DOCUMENT', 'NEWS']).optional(),
  publicationId: z.string().min(1).max(13).optional(),
  text: z.string().optional(),
  content: base64.optional(),
  isBinary: z.boolean().optional(),
  fileName: z.string().min(1).optional(),
  mimeType: z.string().min(1).optional(),
  seal: z.enum(sealKinds).optional(),
  patient: z.string().optional(),
  freeText: z.string().optional(),
  table: z.array(z.tuple([z.string(), z.string()])).optional(),
  annexes: z
    .array(
      z.strictObject({
        title: z.string(),
        fileName: z.string().min(1),
        mimeType: z.string().min(1),
        content: base64,
      }),
    )
    .optional(),
  customMeta: z.record(z.string(), z.string()).optional(),
  applicationName: z.string().optional(),
  isImportant: z.boolean().optional(),
  hoursAgo: z.number().nonnegative().optional(),
});

export const LetterOrderSchema = z.strictObject({
  box: z.string(),
  from: z.enum(['laboratory', 'doctor', 'hospital']).optional(),
  letters: z.union([z.enum(letterSets), z.array(plan)]),
  sealedFor: z.array(base64).optional(),
}) as z.ZodType<LetterOrder>;
