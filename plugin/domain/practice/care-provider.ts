import { personQualities } from '../../ehealth/claims/quality.ts';
import type { HostUser } from './directory.ts';

/**
 * Whether this person gives care, so that eHealth knows them by a certificate of their own: an active profile with a NIHII number, or
 * with one of the qualities of a person. Reception and management need none.
 */
export function isCareProvider({
  active,
  nihii,
  quality,
}: Pick<HostUser, 'active' | 'nihii' | 'quality'>): boolean {
  if (!active) return false;
  return nihii.length > 0 || personQualities.some((known) => known === quality);
}
