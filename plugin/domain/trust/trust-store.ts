import { X509Certificate } from 'node:crypto';
import type { SignerAnchor } from '../../ehealth/sts/signer-validation.ts';
import { toAnchor } from '../../pki/x509/trust-anchor.ts';
import type { Environment, TrustAnchor } from '../../pki/x509/trust-anchor.ts';
import type { TrustStore, TrustRepository } from './service.ts';
import type { TrustEntry, TrustSet } from './trust-entry.ts';

export interface TrustStoreDeps {
  readonly builtIn: readonly TrustAnchor[];
  /** `trustAnchors` of the settings. */
  readonly settingsAnchors: readonly TrustAnchor[];
  /** `ehealth.signerAnchors` of the settings: DER, with the environment each belongs to. */
  readonly settingsSigners: readonly {
    readonly certificate: Uint8Array;
    readonly environment: Environment;
  }[];
  readonly repository: Pick<TrustRepository, 'list' | 'version'>;
}

/**
 * Holds the authorities this process trusts: the built-in table, what settings name, and what updates brought. Call `refresh` once before
 * use; until then updates are not known. The sets stay apart: an authority of one never shows in the other.
 */
export function createTrustStore(deps: TrustStoreDeps): TrustStore {
  const entriesOf = (
    anchors: readonly TrustAnchor[],
    source: TrustEntry['source'],
    set: TrustSet = 'issuers',
  ): TrustEntry[] =>
    anchors.map((anchor) => ({ ...anchor, set, source, addedAt: null, addedBy: null }));
  const signers = deps.settingsSigners.map(({ certificate, environment }) =>
    toAnchor(new X509Certificate(certificate), environment),
  );
  const fixed = [
    ...entriesOf(deps.builtIn, 'built-in'),
    ...entriesOf(deps.settingsAnchors, 'settings'),
    ...entriesOf(signers, 'settings', 'assertion-signers'),
  ];
  let version = 0;
  let entries = mergeEntries(fixed, []);
  let anchors = issuersAmong(entries);

  return {
    entries: () => entries,
    anchors: () => anchors,
    signerAnchors: (environment) =>
      entries
        .filter((one) => one.set === 'assertion-signers' && one.environment === environment)
        .flatMap(toSignerAnchor),
    refresh: async () => {
      // Asked first: what is added in between shows as another version next time
      const current = await deps.repository.version();
      if (current === version) return false;
      entries = mergeEntries(fixed, await deps.repository.list());
      anchors = issuersAmong(entries);
      version = current;
      return true;
    },
  };
}

function issuersAmong(entries: readonly TrustEntry[]): readonly TrustEntry[] {
  return entries.filter(({ set }) => set === 'issuers');
}

/** One entry for each authority of a set and environment. A certificate that an update brought completes a bare fingerprint. */
function mergeEntries(
  fixed: readonly TrustEntry[],
  stored: readonly TrustEntry[],
): readonly TrustEntry[] {
  const merged = new Map<string, TrustEntry>();
  for (const entry of [...fixed, ...stored]) {
    const key = `${entry.set} ${entry.environment} ${entry.fingerprint}`;
    const known = merged.get(key);
    merged.set(
      key,
      known === undefined
        ? entry
        : { ...known, certificate: known.certificate ?? entry.certificate },
    );
  }
  return [...merged.values()];
}

function toSignerAnchor({ certificate, fingerprint }: TrustEntry): SignerAnchor[] {
  return certificate === null
    ? []
    : [{ certificate: Buffer.from(certificate, 'base64'), fingerprint }];
}
