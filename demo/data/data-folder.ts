import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the demo keeps what must survive a restart. Delete the folder to start again. */
export interface DataFolder {
  readonly authorities: string;
  readonly anchors: string;
  /** The people and qualities that the simulated eHealth recognises. */
  readonly register: string;
  readonly tokenKey: string;
  readonly masterKey: string;
  readonly database: string;
  readonly keystores: string;
  /** Which encryption keys the simulated eHealth publishes. */
  readonly publishedKeys: string;
  readonly log: string;
  /** Present once the certificates that users begin with have been loaded. */
  readonly preloaded: string;
}

export async function openDataFolder(path: string): Promise<DataFolder> {
  await mkdir(path, { recursive: true, mode: 0o700 });
  return {
    authorities: join(path, 'authorities'),
    register: join(path, 'simulated-register.json'),
    anchors: join(path, 'simulated-issuing-cas.pem'),
    tokenKey: join(path, 'launch-token-key.pem'),
    masterKey: join(path, 'master.key'),
    database: join(path, 'trousseau.db'),
    keystores: join(path, 'keystores'),
    publishedKeys: join(path, 'published-keys.json'),
    log: join(path, 'demo.log'),
    preloaded: join(path, 'preloaded'),
  };
}
