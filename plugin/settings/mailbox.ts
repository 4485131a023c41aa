import * as z from 'zod';
import { address } from './renewal.ts';

export const MailboxSetting = z
  .strictObject({
    enabled: z
      .boolean()
      .default(false)
      .describe('Letters of the eHealthBox are read and written here.'),
    consultationEndpoint: address
      .nullable()
      .default(null)
      .describe('eHealthBox consultation, version 3; null: that of the environment.'),
    publicationEndpoint: address
      .nullable()
      .default(null)
      .describe('eHealthBox publication, version 3; null: that of the environment.'),
    pollMinutes: z
      .int()
      .min(1)
      .max(60)
      .default(5)
      .describe(
        'While a session lasts, its box is asked for new letters about this often; no letter is fetched by that.',
      ),
  })
  .prefault({})
  .describe('The eHealthBox.');
