import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { KeyPair, KeySource } from './key-source.ts';

/** A certificate and its key as they lie in a folder: `<name>.pem` and, for its owner only, `<name>.key.pem`. */
export interface KeptPair extends KeyPair {
  readonly certificate: Buffer;
}

export async function keepPair(
  folder: string,
  name: string,
  pair: Pick<KeptPair, 'certificate' | 'privateKey'>,
): Promise<void> {
  const key = pair.privateKey.export({ format: 'pem', type: 'pkcs8' });
  const certificate = new X509Certificate(pair.certificate).toString();
  await writeWhole(join(folder, `${name}.key.pem`), key.toString(), 0o600);
  await writeWhole(join(folder, `${name}.pem`), certificate, 0o644);
}

export async function readPair(folder: string, name: string): Promise<KeptPair> {
  const privateKey = createPrivateKey(await readFile(join(folder, `${name}.key.pem`), 'utf8'));
  const certificate = new X509Certificate(await readFile(join(folder, `${name}.pem`), 'utf8'));
  return { certificate: certificate.raw, privateKey, publicKey: createPublicKey(privateKey) };
}

/** Opens the RSA key that `folder` keeps as `<name>.key.pem`, or makes it there the first time. */
export async function openKey(folder: string, name: string, keys: KeySource): Promise<KeyPair> {
  const file = join(folder, `${name}.key.pem`);
  const kept = await unlessAbsent(() => readFile(file, 'utf8'));
  if (kept !== null) {
    const privateKey = createPrivateKey(kept);
    return { privateKey, publicKey: createPublicKey(privateKey) };
  }
  const made = await keys.rsa();
  await writeWhole(
    file,
    made.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    0o600,
  );
  return made;
}

/** Runs `read`; null where a file of it is not there. */
export async function unlessAbsent<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** Written aside first, so that a start that dies half-way leaves no half a key. */
async function writeWhole(path: string, text: string, mode: number): Promise<void> {
  await writeFile(`${path}.new`, text, { mode });
  await rename(`${path}.new`, path);
}
