import type { X509Certificate } from 'node:crypto';
import type { TrustStoreDeps } from '../domain/trust/trust-store.ts';
import { parseSettings } from '../settings/index.ts';
import type { Settings } from '../settings/index.ts';
import {
  readCardRoots,
  readListSigners,
  readServerAuthorities,
  readSignerAnchors,
  readTimeStampAnchors,
  readTrustAnchors,
} from '../settings/anchor-files.ts';

/** The settings with the content of the certificate files that they name. */
export interface Configuration {
  readonly settings: Settings;
  /** PEM of the CAs that servers called by us may have, besides Node's own. */
  readonly authorities: readonly string[];
  readonly anchors: Pick<TrustStoreDeps, 'settingsAnchors' | 'settingsSigners'> & {
    /** Certificates that may sign a trusted list. */
    readonly listSigners: readonly X509Certificate[];
    /** DER of the root CAs that identity cards must lead to. */
    readonly cardRoots: readonly Uint8Array[];
    /** Who issues to eHealth's time-stamp authority, or its certificates themselves. */
    readonly timeStampAnchors: readonly X509Certificate[];
  };
}

/** Throws ERR_SETTINGS_INVALID with the path of the setting, also for a file that cannot be read. */
export function readConfiguration(hostSettings: unknown): Configuration {
  const settings = parseSettings(hostSettings);
  return {
    settings,
    authorities: readServerAuthorities(settings.outbound.authorities),
    anchors: {
      settingsAnchors: readTrustAnchors(settings.trustAnchors),
      settingsSigners: readSignerAnchors(settings.ehealth.signerAnchors),
      listSigners: readListSigners(settings.trust.listSigners),
      cardRoots: readCardRoots(settings.eid.rootAnchors),
      timeStampAnchors: readTimeStampAnchors(settings.ehealth.timeStamp.anchors),
    },
  };
}
