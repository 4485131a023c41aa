import type { KeyObject } from 'node:crypto';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { certificatePem } from '../../simulator/pki/certification-authority.ts';
import { systemPart } from './system-parts.ts';

export const openssl = systemPart('openssl');

const run = promisify(execFile);

export interface TokenParts {
  /** DER of the encryption certificate, or what shall stand in its place. */
  readonly content: Uint8Array;
  readonly signer: { readonly certificate: Uint8Array; readonly privateKey: KeyObject };
  /** DER, besides the signer's. */
  readonly certificates: readonly Uint8Array[];
}

/** An encryption token as openssl writes it: no signed attributes, SHA-256, unless the options say otherwise. */
export async function tokenByOpenssl(
  { content, signer, certificates }: TokenParts,
  options: readonly string[] = ['-noattr', '-md', 'sha256'],
): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'trousseau-etk-'));
  const at = (name: string) => join(folder, name);
  try {
    await writeFile(at('content'), content);
    await writeFile(at('signer.pem'), certificatePem(signer.certificate));
    await writeFile(
      at('signer.key'),
      signer.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
      { mode: 0o600 },
    );
    await writeFile(at('others.pem'), certificates.map(certificatePem).join(''));
    await run(openssl.path, [
      ...['cms', '-sign', '-binary', '-nodetach', '-nosmimecap', ...options],
      ...['-in', at('content'), '-out', at('token'), '-outform', 'DER'],
      ...['-signer', at('signer.pem'), '-inkey', at('signer.key')],
      ...['-certfile', at('others.pem')],
    ]);
    return await readFile(at('token'));
  } finally {
    await rm(folder, { recursive: true });
  }
}
