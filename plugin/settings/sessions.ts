import { isAbsolute } from 'node:path';
import * as z from 'zod';
import { claimValues, isOwnQuality, qualities } from '../ehealth/claims/quality.ts';
import { environments } from '../pki/x509/trust-anchor.ts';

/* Settings of everything about sessions: eHealth's token service, the card, and the policy. Part of settings.ts. */

const httpAddress = z
  .string()
  .refine((text) => /^https?:\/\//i.test(text) && URL.canParse(text), 'must be an http(s) address');

const softwarePart = z
  .string()
  .regex(/^[a-zA-Z0-9]+\/[0-9a-zA-Z\-_.]+$/, 'must look like Name/1.2, without blanks');

const claimValue = z.enum(claimValues).describe('Which number of the subject is asserted.');

const ClaimsRow = z.strictObject({
  assert: z
    .array(
      z.strictObject({
        uri: z.string().min(1).describe('Name of the claim.'),
        value: claimValue,
      }),
    )
    .describe('Claims with a value.'),
  ask: z.array(z.string().min(1)).describe('Claims that eHealth fills in.'),
  optional: z
    .array(z.string().min(1))
    .default([])
    .describe('Those of `ask` that may come back empty or false.'),
  holders: z
    .array(z.string().min(1))
    .default([])
    .describe('Types of certificate holder that the quality is offered to: NIHII-LABO, SSIN.'),
});

const builtInNames: readonly string[] = qualities;

export const EhealthSetting = z
  .strictObject({
    stsEndpoint: httpAddress
      .nullable()
      .default(null)
      .describe('Address of the token service; that of the environment when absent.'),
    requestedHours: z
      .strictObject({
        eid: z.number().min(0.1).max(24).default(24).describe('With the card.'),
        fallback: z.number().min(0.1).max(24).default(12).describe('Without it.'),
      })
      .prefault({})
      .describe('Life asked for; eHealth decides what it grants.'),
    product: softwarePart
      .nullable()
      .default(null)
      .describe('The host’s name and version in User-Agent, behind our own.'),
    contactEmail: z
      .email()
      .nullable()
      .default(null)
      .describe('E-mail address of the software house, sent as From.'),
    timeoutSeconds: z
      .number()
      .int()
      .min(1)
      .max(120)
      .default(60)
      .describe('How long an answer of eHealth is waited for.'),
    retryWaitSeconds: z
      .array(z.number().min(0).max(300))
      .max(3)
      .default([5, 15, 45])
      .describe(
        'Waits between attempts when the service cannot be reached; at most one with a card.',
      ),
    correctClock: z
      .boolean()
      .default(true)
      .describe('Use eHealth’s clock in messages when ours is off by more than 5 seconds.'),
    signerAnchors: z
      .array(
        z.strictObject({
          file: z.string().min(1).describe('PEM file of CAs, or of signers themselves.'),
          environment: z.enum(environments),
        }),
      )
      .default([])
      .describe('Anchors of the certificate that signs assertions.'),
    signerName: z
      .string()
      .refine((text) => {
        try {
          // What fits nothing at all fits every name
          return !new RegExp(text).test('');
        } catch {
          return false;
        }
      }, 'must be a regular expression that does not match every name')
      .default('^CBE=0809394427, ?(IAM|SIM)')
      .describe('Pattern of the common name of that signer.'),
    acceptSha1: z
      .boolean()
      .default(false)
      .describe('Accept assertions signed with SHA-1, as those of 2020 were.'),
    maxLifeHours: z
      .number()
      .min(1)
      .max(8760)
      .default(72)
      .describe('An assertion of a longer life is refused; eHealth grants 24 hours at most.'),
    audiences: z
      .array(z.string().min(1))
      .default([])
      .describe(
        'Audiences besides eHealth’s own (urn:be:fgov:…, https://….fgov.be) that an assertion may be restricted to.',
      ),
    useRenew: z
      .boolean()
      .default(false)
      .describe('Prolong by WS-Trust Renew instead of a new Issue.'),
    contextAttribute: z
      .enum(['plain', 'namespaced'])
      .default('plain')
      .describe('How Context is written; only eHealth’s help desk would ask for the other.'),
    keyTypeSpelling: z
      .enum(['wstrust', 'ws-trust'])
      .default('wstrust')
      .describe('How KeyType is spelt; likewise.'),
    continuityList: httpAddress
      .nullable()
      .default(null)
      .describe('Address of the business-continuity list; no list is read when absent.'),
    timeStamp: z
      .strictObject({
        endpoint: httpAddress
          .nullable()
          .default(null)
          .describe('Address of the time-stamp authority; that of the environment when absent.'),
        profile: z
          .string()
          .min(1)
          .max(200)
          .default('urn:ehealth:profiles:timestamping:2.1-cert')
          .describe('Profile of the request; only eHealth’s help desk would ask for another.'),
        anchors: z
          .array(z.string().min(1))
          .default([])
          .describe('PEM files of CAs that issue to the authority, or of its certificates.'),
        toleranceSeconds: z
          .number()
          .int()
          .min(1)
          .max(3600)
          .default(300)
          .describe('How far the time of a new time stamp may be from ours.'),
      })
      .prefault({})
      .describe('Time stamps for signed documents (RFC 3161).'),
    claims: z
      .record(
        z
          .string()
          .refine(
            (name) => builtInNames.includes(name) || isOwnQuality(name),
            'must be a known quality, or a new one of the form x-name',
          ),
        ClaimsRow,
      )
      .default({})
      .describe(
        'Rows that replace those of the built-in table of claims; a name that begins with x- adds a quality.',
      ),
    certificateHolder: z
      .enum(['holder-of-key', 'header'])
      .default('holder-of-key')
      .describe(
        'Whose certificate an organisation’s session by card names as certificate holder: its own, or that of the person who signs.',
      ),
    extraClaims: z
      .array(z.string().min(1))
      .default([])
      .describe('Further claims to ask for with every quality; they may come back empty.'),
  })
  .prefault({})
  .describe('eHealth’s token service (I.AM STS).');

export const EidSetting = z
  .strictObject({
    enabled: z.boolean().default(true).describe('Off where no card can be in this machine.'),
    reader: z
      .string()
      .min(1)
      .nullable()
      .default(null)
      .describe(
        'Part of a reader’s name: only such readers are used. Without it all but virtual ones (Windows Hello and its like).',
      ),
    pkcs11Library: z
      .string()
      .min(1)
      // It is loaded into this process: not a file of the folder that the process happens to be started from
      .refine((path) => isAbsolute(path), 'must be an absolute path')
      .nullable()
      .default(null)
      .describe('PKCS#11 library; the official one, else OpenSC, when absent.'),
    signing: z
      .enum(['auto', 'pkcs11', 'apdu'])
      .default('auto')
      .describe(
        'By the PKCS#11 library, or by commands straight to the card; "auto" tries in this order.',
      ),
    signatureToken: z
      .strictObject({
        library: z
          .string()
          .min(1)
          .refine((path) => isAbsolute(path), 'must be an absolute path')
          .describe('Its PKCS#11 library.'),
        label: z.string().min(1).max(32).describe('Label of the token.'),
      })
      .nullable()
      .default(null)
      .describe(
        'Token with a signature certificate of another kind than the identity card: a remote or virtual one, a USB token.',
      ),
    rootAnchors: z
      .array(z.string().min(1))
      .default([])
      .describe(
        'PEM files of Belgium Root CAs; without any, the root on the card itself is accepted.',
      ),
  })
  .prefault({})
  .describe('The identity card in a reader of this machine.');

export const SessionSetting = z
  .strictObject({
    eidOnly: z.boolean().default(false).describe('Offer sessions with the card alone.'),
    pinOnly: z
      .boolean()
      .default(true)
      .describe('Holders may let us keep their authentication key, so that only the PIN is asked.'),
    warnMinutes: z
      .array(z.number().int().min(1).max(720))
      .max(5)
      .default([30, 10, 2])
      .describe('Minutes before the end at which the holder is warned.'),
    fallback: z
      .strictObject({
        enabled: z.boolean().default(true).describe('Whether it is offered at all.'),
        periodDays: z
          .number()
          .int()
          .min(1)
          .max(365)
          .default(30)
          .describe('Days back over which openings are counted, for each holder.'),
        hintAfter: z
          .number()
          .int()
          .min(1)
          .default(3)
          .describe('Openings in the period from which the holder is warned.'),
        noticeAfter: z
          .number()
          .int()
          .min(1)
          .default(5)
          .describe('Openings in the period from which holder and admin are asked to act.'),
        consecutiveDays: z
          .number()
          .int()
          .min(2)
          .max(30)
          .default(3)
          .describe('Days in a row with an opening that have the same effect.'),
        stopAfter: z
          .number()
          .int()
          .min(1)
          .nullable()
          .default(null)
          .describe(
            'Openings in the period after which an admin must lift the stop; never when absent.',
          ),
      })
      .prefault({})
      .describe('The fallback procedure: exceptional and temporary by eHealth’s rule.'),
  })
  .prefault({})
  .describe('Policy of sessions.');
