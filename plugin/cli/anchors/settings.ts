import { X509Certificate } from 'node:crypto';
import { PluginError } from '../../errors.ts';
import { readCertificateFile } from '../../settings/pem-file.ts';
import { SettingsSchema } from '../../settings/index.ts';
import {
  readListSigners,
  readSignerAnchors,
  readTrustAnchors,
} from '../../settings/anchor-files.ts';
import type { TrustStoreDeps } from '../../domain/trust/trust-store.ts';
import { readSettingsFile } from '../settings-file.ts';

/** What the settings say of authorities. */
export interface AnchorSettings extends Pick<
  TrustStoreDeps,
  'settingsAnchors' | 'settingsSigners'
> {
  readonly listSigners: readonly X509Certificate[];
}

const Parts = SettingsSchema.pick({ trust: true, trustAnchors: true, ehealth: true });

/**
 * Reads only these parts: the command must also run where the rest is not right yet. Without a settings file nothing is known but
 * the signers named on the command line. Throws ERR_SETTINGS_INVALID.
 */
export function readAnchorSettings(
  path: string | undefined,
  listSigner: string | undefined,
): AnchorSettings {
  const parsed = Parts.safeParse(path === undefined ? {} : partsOf(readSettingsFile(path)));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const where = issue?.path.map(String).join('.') ?? '(settings)';
    const problem = issue?.message ?? 'invalid';
    throw new PluginError('ERR_SETTINGS_INVALID', `invalid settings: ${where}: ${problem}`, {
      params: { path: where, problem },
    });
  }
  const { trust, trustAnchors, ehealth } = parsed.data;
  return {
    settingsAnchors: readTrustAnchors(trustAnchors),
    settingsSigners: readSignerAnchors(ehealth.signerAnchors),
    listSigners: [
      ...readListSigners(trust.listSigners),
      ...(listSigner === undefined ? [] : readCertificateFile(listSigner, '--list-signer')),
    ],
  };
}

function partsOf(content: unknown): Readonly<Record<string, unknown>> {
  const given = new Map(
    typeof content === 'object' && content !== null ? Object.entries(content) : [],
  );
  return {
    trust: given.get('trust'),
    trustAnchors: given.get('trustAnchors'),
    ehealth: given.get('ehealth'),
  };
}
