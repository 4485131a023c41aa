import type { DeliveryServices } from '../domain/delivery/service.ts';
import type { RenewalReconciler } from '../domain/renewal/service.ts';
import type { ProbeServices } from '../domain/probe/service.ts';
import { jobDefinitions } from './definitions.ts';
import type { Job } from './job.ts';

/*
 * What the services of renewal do by the clock. Each of them remembers by itself how far it came, so a run may be cut off anywhere
 * and the next one goes on.
 */

/** Reconciles every certificate that is due: plans, begins and ends notices. */
export function renewalWatchJob(reconciler: Pick<RenewalReconciler, 'run'>): Job {
  return {
    id: 'renewal-watch',
    ...jobDefinitions['renewal-watch'],
    run: async () => ({ ...(await reconciler.run()) }),
  };
}

/** Sends what waits in the outbox. */
export function deliveriesJob(deliveries: Pick<DeliveryServices, 'run'>): Job {
  return {
    id: 'deliveries',
    ...jobDefinitions.deliveries,
    run: async () => ({ ...(await deliveries.run()) }),
  };
}

/** Asks eHealth's services about certificates that are due; hourly, so that a night's probes are spread. */
export function probesJob(probes: Pick<ProbeServices, 'run'>): Job {
  return {
    id: 'probes',
    ...jobDefinitions.probes,
    run: async (signal) => ({ ...(await probes.run(signal)) }),
  };
}

/** Monday's digest for admins. A Monday that was missed is made up for: its messages have the week in their key. */
export function digestJob(deliveries: Pick<DeliveryServices, 'queueDigests'>): Job {
  return {
    id: 'digest',
    ...jobDefinitions.digest,
    run: async () => ({ queued: await deliveries.queueDigests() }),
  };
}
