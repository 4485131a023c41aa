import { PluginError } from '../../errors.ts';
import { isAdmin, requireAdmin } from '../access/role.ts';
import type { Actor } from '../practice/actor.ts';
import { expiringAuthorities } from './expiring-authorities.ts';
import type { IssuedCertificate } from './expiring-authorities.ts';
import type { TrustStore, TrustServices } from './service.ts';
import type { TrustUpdates } from './updates.ts';

export interface TrustServicesDeps {
  readonly updates: TrustUpdates;
  readonly trustStore: Pick<TrustStore, 'entries' | 'refresh'>;
  /** `trust.updateBy` of the settings. */
  readonly updateBy: 'operator' | 'admin';
  /** Active certificates of a practice with the authority of ours that issued each; issued-certificates.ts. */
  readonly issued: (practiceId: string) => Promise<readonly IssuedCertificate[]>;
  readonly now: () => Date;
}

/**
 * What screens call. Admins read; they update only where the settings say so, because the list is one for all practices of the
 * installation. All others get ERR_FORBIDDEN.
 */
export function createTrustServices(deps: TrustServicesDeps): TrustServices {
  const mayUpdate = (actor: Actor) => isAdmin(actor) && deps.updateBy === 'admin';
  const requireUpdater = (actor: Actor) => {
    if (!mayUpdate(actor))
      throw new PluginError('ERR_FORBIDDEN', 'this actor may not update the authorities');
  };

  return {
    list: async (actor) => {
      requireAdmin(actor, 'authorities');
      await deps.trustStore.refresh();
      const entries = deps.trustStore.entries();
      const issued = await deps.issued(actor.practiceId);
      return {
        entries,
        ending: expiringAuthorities(entries, issued, deps.now()),
        mayUpdate: mayUpdate(actor),
      };
    },
    prepare: async (actor, update) => {
      requireUpdater(actor);
      return deps.updates.prepare(actor, update);
    },
    preview: async (actor, id) => {
      requireUpdater(actor);
      return deps.updates.preview(actor, id);
    },
    apply: async (actor, id) => {
      requireUpdater(actor);
      const { userId, displayName, practiceId, signedInBy = 'launch' } = actor;
      await deps.updates.apply({ userId, displayName, practiceId, assurance: signedInBy }, id);
    },
    discard: async (actor, id) => {
      requireUpdater(actor);
      await deps.updates.discard(actor, id);
    },
  };
}
