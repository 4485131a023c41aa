import * as z from 'zod';
import { isOwnQuality, ownQualityForm, qualities } from '../../ehealth/claims/quality.ts';
import type { OwnQuality, Quality } from '../../ehealth/claims/quality.ts';
import type { PageLocals } from './page-locals.ts';

/** A quality as forms and JSON bring it; whether the settings have it is for the service to say. */
export const QualitySchema = z.union([
  z.enum(qualities),
  // No transform: the document of the API is made from this
  z.string().regex(ownQualityForm) as unknown as z.ZodType<OwnQuality>,
]);

/** Its name on screen: of the catalogue; one that the settings add is called as there, "x-home-care" as "home care". */
export function qualityText({ t }: Pick<PageLocals, 't'>, quality: Quality): string {
  return isOwnQuality(quality)
    ? quality.slice('x-'.length).replaceAll('-', ' ')
    : t(`session.quality.${quality}`);
}
