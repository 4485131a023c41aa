import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemPart } from './system-parts.ts';

const utility = systemPart('softhsm2-util');
const library = systemPart('/usr/lib/softhsm/libsofthsm2.so');

/** Whether SoftHSM is there; {@link createSoftHsm} needs it. */
export const softHsm = { missing: utility.missing || library.missing, library: library.path };

export interface SoftToken {
  /** In the place of the reader's name: SoftHSM's description of the slot. */
  readonly readerName: string;
  readonly publicKey: KeyObject;
}

export interface SoftHsm {
  readonly library: string;
  readonly pin: string;
  readonly RSA: SoftToken;
  readonly EC: SoftToken;
  remove(): void;
}

/**
 * Two tokens in a private folder, each with a key labelled as on the Belgian card: RSA-2048, and EC P-384. Sets SOFTHSM2_CONF
 * for this process, before any library is loaded.
 */
export function createSoftHsm(pin = '1234'): SoftHsm {
  const folder = mkdtempSync(join(tmpdir(), 'trousseau-softhsm-'));
  mkdirSync(join(folder, 'tokens'));
  const configuration = join(folder, 'softhsm2.conf');
  writeFileSync(
    configuration,
    `directories.tokendir = ${join(folder, 'tokens')}\nobjectstore.backend = file\n`,
  );
  process.env['SOFTHSM2_CONF'] = configuration;

  const util = (...args: string[]): string =>
    execFileSync(utility.path, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

  function token(label: string, keys: { privateKey: KeyObject; publicKey: KeyObject }): SoftToken {
    const answer = util(
      ...['--init-token', '--free', '--label', label, '--pin', pin, '--so-pin', '5678'],
    );
    const slot = /reassigned to slot (\d+)/.exec(answer)?.[1] ?? '';
    const file = join(folder, `${label}.p8`);
    writeFileSync(file, keys.privateKey.export({ format: 'pem', type: 'pkcs8' }));
    util(
      ...['--import', file, '--token', label, '--label', 'Authentication', '--id', '02'],
      ...['--pin', pin],
    );
    return {
      readerName: `SoftHSM slot ID 0x${Number(slot).toString(16)}`,
      publicKey: keys.publicKey,
    };
  }

  return {
    library: library.path,
    pin,
    RSA: token('RSA', generateKeyPairSync('rsa', { modulusLength: 2048 })),
    EC: token('EC', generateKeyPairSync('ec', { namedCurve: 'P-384' })),
    remove() {
      delete process.env['SOFTHSM2_CONF'];
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
