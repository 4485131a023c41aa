import { PluginError } from '../../../errors.ts';

/** The longest life that any client of eHealth's gives a message is far below; a header that is good for longer invites replay. */
export const longestLifeSeconds = 3600;

/** Throws ERR_FORM_INVALID for a life that is no whole number of seconds from 1 to {@link longestLifeSeconds}. */
export function checkedLife(lifeSeconds: number | undefined): number | undefined {
  if (lifeSeconds === undefined) return undefined;
  if (Number.isInteger(lifeSeconds) && lifeSeconds >= 1 && lifeSeconds <= longestLifeSeconds) {
    return lifeSeconds;
  }
  throw new PluginError('ERR_FORM_INVALID', 'life of a message out of range', {
    params: { path: 'lifeSeconds', problem: 'out of range' },
  });
}
