import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { PluginError } from '../errors.ts';
import { decodeText } from '../text-encoding.ts';

/**
 * Every certificate of a PEM file that the settings name under `path`. Throws ERR_SETTINGS_INVALID when the file cannot be read
 * or holds no certificate: a mistake here must not show later as a refusal of every certificate or session.
 */
export function readCertificateFile(file: string, path: string): readonly X509Certificate[] {
  let text: string;
  try {
    text = decodeText(readFileSync(file));
  } catch (error) {
    throw invalidFile(path, 'cannot be read', error);
  }
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g);
  if (blocks === null) throw invalidFile(path, 'holds no certificate in PEM form');
  return blocks.map((block) => {
    try {
      return new X509Certificate(block);
    } catch (error) {
      throw invalidFile(path, 'holds a certificate that cannot be read', error);
    }
  });
}

/** The settings' own error, for the content of a file they name. */
export function invalidFile(path: string, problem: string, cause?: unknown): PluginError {
  return new PluginError('ERR_SETTINGS_INVALID', `invalid settings: ${path} ${problem}`, {
    params: { path, problem },
    cause,
  });
}
