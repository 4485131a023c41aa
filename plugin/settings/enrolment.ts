import * as z from 'zod';
import { address } from './renewal.ts';

/** Key types that eHealth issued certificates for (certificates.md section 6.1); its connector asks for the first. */
export const enrolmentKeyTypes = ['RSA-2048', 'EC-P384'] as const;

export const EnrolmentSetting = z
  .strictObject({
    enabled: z
      .boolean()
      .default(true)
      .describe('Certificates are asked for, completed and renewed here.'),
    etkRaEndpoint: address
      .nullable()
      .default(null)
      .describe('Registration authority of encryption tokens; null: that of the environment.'),
    keyType: z
      .enum(enrolmentKeyTypes)
      .default('RSA-2048')
      .describe('Of new authentication keys. eHealth’s connector takes RSA only.'),
    ecdsaHash: z
      .enum(['sha256', 'sha384'])
      .default('sha256')
      .describe(
        'Of requests that an EC key signs. What eHealth takes of EC cards is not published.',
      ),
  })
  .prefault({})
  .describe('Requests for certificates.');
