import { isCareProvider } from '../practice/care-provider.ts';
import type { HostDirectory, HostUser } from '../practice/directory.ts';
import { everyUser } from '../practice/every-user.ts';
import type { CertificateRepository } from './repository.ts';

export interface WithoutCertificateDeps {
  readonly certificates: Pick<CertificateRepository, 'personalCertificateUsers'>;
  readonly directory: Pick<HostDirectory, 'listUsers'>;
}

/** Care providers who have no active personal certificate. */
export interface WithoutCertificate {
  /** By name. */
  list(practiceId: string, text: string): Promise<readonly HostUser[]>;
  /**
   * Who they are, by id. Each question walks through the host's users, so the answer is kept: until {@link forget}, and ten seconds at most
   * for what other processes and the host change.
   */
  ids(practiceId: string): Promise<ReadonlySet<string>>;
  /** A certificate of this practice came or went. */
  forget(practiceId: string): void;
}

const keptMs = 10_000;

export function createWithoutCertificate({
  certificates,
  directory,
}: WithoutCertificateDeps): WithoutCertificate {
  const kept = new Map<
    string,
    { readonly until: number; readonly ids: Promise<ReadonlySet<string>> }
  >();

  const list = async (practiceId: string, text: string): Promise<readonly HostUser[]> => {
    const [users, holders] = await Promise.all([
      everyUser(directory, practiceId, text),
      certificates.personalCertificateUsers(practiceId),
    ]);
    return users.filter((user) => isCareProvider(user) && !holders.has(user.id));
  };

  return {
    list: async (practiceId, text) =>
      [...(await list(practiceId, text))].sort((a, b) =>
        a.displayName.localeCompare(b.displayName),
      ),

    ids: (practiceId) => {
      const now = performance.now();
      const known = kept.get(practiceId);
      if (known !== undefined && known.until > now) return known.ids;
      const ids = list(practiceId, '').then((users) => new Set(users.map(({ id }) => id)));
      kept.set(practiceId, { until: now + keptMs, ids });
      // A directory that fails is asked again with the next page
      ids.catch(() => kept.delete(practiceId));
      return ids;
    },

    forget: (practiceId) => void kept.delete(practiceId),
  };
}
