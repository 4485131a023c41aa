import { createPrivateKey, createPublicKey, generateKeyPairSync, randomUUID } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import jwt from 'jsonwebtoken';
import type { Language } from '../../plugin/i18n/language.ts';
import type { Role } from '../../plugin/host.ts';

/** Who the demo says is at the screen. */
interface TokenSubject {
  readonly userId: string;
  readonly displayName: string;
  readonly practiceId: string;
  readonly roles: readonly Role[];
  readonly language: Language;
}

/** Signs what a host hands the module: a launch token for a person's screens, a bearer token for its own calls. */
export interface TokenSigner {
  readonly issuer: string;
  /** PEM, for the module's settings. */
  readonly publicKey: string;
  /** The module comes without brand, languages and name: the demo shows its own around it. */
  launch(subject: TokenSubject): string;
  bearer(subject: TokenSubject): string;
}

export const tokenIssuer = 'cabinet-demo';

/** A token is used at once, so half a minute is plenty; the module accepts no more than a minute. */
const lifeSeconds = 30;

/** Opens the signing key kept at `path` (mode 0600), or makes one the first time. */
export async function openTokenSigner(path: string): Promise<TokenSigner> {
  const key = (await readKey(path)) ?? (await createKey(path));
  const sign = (subject: TokenSubject, audience: string, display: object = {}): string =>
    jwt.sign(
      {
        name: subject.displayName,
        practice: subject.practiceId,
        roles: subject.roles,
        locale: subject.language,
        ...display,
      },
      key,
      {
        algorithm: 'ES256',
        issuer: tokenIssuer,
        audience,
        subject: subject.userId,
        jwtid: randomUUID(),
        expiresIn: lifeSeconds,
      },
    );
  return {
    issuer: tokenIssuer,
    publicKey: createPublicKey(key).export({ format: 'pem', type: 'spki' }).toString(),
    launch: (subject) => sign(subject, 'trousseau', { chrome: 'none' }),
    bearer: (subject) => sign(subject, 'trousseau-api'),
  };
}

async function readKey(path: string): Promise<KeyObject | null> {
  try {
    return createPrivateKey(await readFile(path, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

async function createKey(path: string): Promise<KeyObject> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' });
  await writeFile(path, pem, { mode: 0o600, flag: 'wx' });
  return privateKey;
}
