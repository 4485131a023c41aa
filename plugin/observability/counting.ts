import { isPluginError } from '../errors.ts';
import type { HostLog } from '../logging.ts';
import type { KeystoreReader } from '../pki/pkcs12/keystore-content.ts';
import type { ProbeRepository } from '../domain/probe/repository.ts';
import type { SessionServices } from '../domain/session/service.ts';
import { sourceNames } from './installation-samples.ts';
import type { Metrics } from './metrics.ts';

/*
 * The same services, with their failures counted. Put around them where everything is wired, so that no code that opens, signs or
 * asks knows of metrics.
 */

export function countingReader(
  reader: KeystoreReader,
  metrics: Pick<Metrics, 'countKeystoreFailure'>,
): KeystoreReader {
  const counted = async <Outcome>(opening: Promise<Outcome>): Promise<Outcome> => {
    try {
      return await opening;
    } catch (error) {
      if (isPluginError(error)) metrics.countKeystoreFailure(error.code);
      throw error;
    }
  };
  return {
    inspect: (...asked) => counted(reader.inspect(...asked)),
    openKey: (...asked) => counted(reader.openKey(...asked)),
    openKeys: (...asked) => counted(reader.openKeys(...asked)),
    rewrite: (...asked) => counted(reader.rewrite(...asked)),
    build: (...asked) => counted(reader.build(...asked)),
    close: () => reader.close(),
  };
}

/** Openings that worked are counted by their event. */
export function countingSessions<Services extends Pick<SessionServices, 'open'>>(
  services: Services,
  metrics: Pick<Metrics, 'countSessionFailure'>,
): Services {
  return {
    ...services,
    open: async (actor, request) => {
      try {
        return await services.open(actor, request);
      } catch (error) {
        metrics.countSessionFailure(
          request.mode,
          isPluginError(error) ? error.code : 'ERR_UNEXPECTED',
        );
        throw error;
      }
    },
  };
}

export function countingProbes<Repository extends Pick<ProbeRepository, 'save'>>(
  probes: Repository,
  metrics: Pick<Metrics, 'countSourceError'>,
): Repository {
  return {
    ...probes,
    save: (probe, saved) => {
      // Without an address nothing was asked
      if (saved.problem !== null && saved.problem !== 'NoAddress') {
        metrics.countSourceError(sourceNames[probe.source]);
      }
      return probes.save(probe, saved);
    },
  };
}

/** Counts unexpected errors in the log: of requests by their code, of jobs by what is no code of ours. */
export function countingLog(log: HostLog, metrics: Pick<Metrics, 'countUnexpected'>): HostLog {
  return {
    debug: (details, message) => log.debug(details, message),
    info: (details, message) => log.info(details, message),
    warn: (details, message) => log.warn(details, message),
    error: (details, message) => {
      const problem = 'problem' in details ? details.problem : undefined;
      const isUnexpected =
        ('code' in details && details.code === 'ERR_UNEXPECTED') ||
        (typeof problem === 'string' && !problem.startsWith('ERR_'));
      if (isUnexpected) metrics.countUnexpected();
      log.error(details, message);
    },
  };
}
