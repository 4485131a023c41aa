import { z } from 'zod';
import type { Register } from './control.ts';

const Attributes = z.record(z.string().min(1), z.string());

/** A register as it comes in by file or over the control port. */
export const RegisterSchema: z.ZodType<Register> = z.strictObject({
  persons: z.record(z.string().regex(/^\d{11}$/), Attributes),
  organisations: z.record(z.string().regex(/^(\d{8}|\d{10})$/), Attributes),
  mandates: z
    .record(
      z.string().regex(/^\d{11}$/),
      z.array(
        z.strictObject({
          type: z.string().min(1),
          id: z.string().regex(/^\d+$/),
          names: z.record(z.string().regex(/^[a-z]{2}$/), z.string().min(1)),
        }),
      ),
    )
    .default({}),
});

const person = 'urn:be:fgov:person:ssin';
const platform = 'urn:be:fgov:ehealth:1.0';
const holder = `${platform}:certificateholder`;

const names = (first: string, last: string): Readonly<Record<string, string>> => ({
  [`${person}:ehealth:1.0:givenname`]: first,
  [`${person}:ehealth:1.0:surname`]: last,
});

/** The invented identities of tests: a doctor, a nurse, a physiotherapist, a group of nurses, a company. */
export const defaultRegister: Register = {
  persons: {
    '00000000097': {
      ...names('ALIX', 'EXEMPLE'),
      [`${person}:doctor:boolean`]: 'true',
      [`${person}:ehealth:1.0:doctor:nihii11`]: '10000007000',
      [`${person}:ehealth:1.0:fpsph:doctor:boolean`]: 'true',
    },
    '00000000196': {
      ...names('SACHA', 'MODELE'),
      [`${person}:nurse:boolean`]: 'true',
      [`${person}:ehealth:1.0:nurse:nihii11`]: '40000028000',
      [`${person}:ehealth:1.0:nihii:nurse:nihii11`]: '40000028000',
      [`${person}:ehealth:1.0:fpsph:nurse:boolean`]: 'true',
    },
    '00000000295': {
      ...names('CAMILLE', 'SPECIMEN'),
      [`${person}:ehealth:1.0:professional:physiotherapist:boolean`]: 'true',
      [`${person}:ehealth:1.0:nihii:physiotherapist:nihii11`]: '50000035000',
      [`${person}:ehealth:1.0:fpsph:physiotherapist:boolean`]: 'true',
    },
  },
  organisations: {
    '00000196': {
      [`${platform}:groupofnurses:nihii-number:recognisedgroupofnurses:nihii11`]: '00000196000',
      [`${holder}:groupofnurses:nihii-number:recognisedgroupofnurses:boolean`]: 'true',
    },
    '0000000097': {
      'urn:be:fgov:kbo-bce:organization:cbe-number': '0000000097',
      [`${holder}:enterprise:cbe-number:ehealth:1.0:cbe_daas_authorized:boolean`]: 'false',
      [`${holder}:recognisedorganization:boolean`]: 'true',
    },
  },
  mandates: {
    '00000000097': [
      { type: 'CBE', id: '0000000097', names: { fr: 'CABINET EXEMPLE', nl: 'PRAKTIJK VOORBEELD' } },
    ],
    '00000000196': [
      {
        type: 'NIHII-GROUP',
        id: '00000196',
        names: { fr: 'GROUPE EXEMPLE', nl: 'GROEP VOORBEELD' },
      },
    ],
  },
};
