import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import type { KeyObject, KeyPairKeyObjectResult } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemPart } from './system-parts.ts';

const utility = systemPart('softhsm2-util');
const library = systemPart('/usr/lib/softhsm/libsofthsm2.so');
/** Writes what SoftHSM's own utility cannot: certificates, and keys that want the PIN for each signature. */
const writer = systemPart('pkcs11-tool');

/** Whether SoftHSM is there; {@link createSoftHsm} needs it. */
export const softHsm = {
  missing: utility.missing || library.missing || writer.missing,
  library: library.path,
};

export interface SoftToken {
  /** In the place of the reader's name: SoftHSM's description of the slot. */
  readonly readerName: string;
  readonly publicKey: KeyObject;
  /** Of the key that wants the PIN for each signature, as the card's second one does. */
  readonly signaturePublicKey: KeyObject;
}

export interface SoftHsm {
  readonly library: string;
  readonly pin: string;
  readonly RSA: SoftToken;
  readonly EC: SoftToken;
  /** One more token, as a signing service or a USB token has it. */
  addToken(label: string, entries: readonly TokenEntry[]): void;
  remove(): void;
}

export interface TokenEntry {
  readonly privateKey: KeyObject;
  /** DER, public on the token. */
  readonly certificate: Uint8Array;
  /** DER. */
  readonly issuers?: readonly Uint8Array[];
  /** The key wants the PIN for each signature (CKA_ALWAYS_AUTHENTICATE). */
  readonly alwaysAuthenticate?: boolean;
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

  function write(label: string, name: string, object: Uint8Array | string, args: string[]): void {
    const file = join(folder, name);
    writeFileSync(file, object);
    execFileSync(
      writer.path,
      [
        ...['--module', library.path, '--token-label', label, '--login', '--pin', pin],
        ...['--write-object', file, ...args],
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
  }

  function addToken(label: string, entries: readonly TokenEntry[]): void {
    util(...['--init-token', '--free', '--label', label, '--pin', pin, '--so-pin', '5678']);
    entries.forEach(({ privateKey, certificate, issuers = [], alwaysAuthenticate }, index) => {
      // Not the id of a card's key, and no label of one
      const names = ['--id', `a${index}`, '--label', `Key ${index}`];
      write(label, `${label}-${index}.p8`, pkcs8Of(privateKey), [
        ...['--type', 'privkey', '--usage-sign', ...names],
        ...(alwaysAuthenticate === true ? ['--always-auth'] : []),
      ]);
      write(label, `${label}-${index}.cer`, certificate, ['--type', 'cert', ...names]);
      issuers.forEach((issuer, above) =>
        write(label, `${label}-${index}-${above}.cer`, issuer, [
          ...[
            '--type',
            'cert',
            '--label',
            `Authority ${index} ${above}`,
            '--id',
            `b${index}${above}0`,
          ],
        ]),
      );
    });
  }

  function token(label: string, make: () => KeyPairKeyObjectResult): SoftToken {
    const keys = make();
    const signature = make();
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
    write(label, `${label}-signature.p8`, pkcs8Of(signature.privateKey), [
      ...[
        '--type',
        'privkey',
        '--usage-sign',
        '--always-auth',
        '--label',
        'Signature',
        '--id',
        '03',
      ],
    ]);
    return {
      readerName: `SoftHSM slot ID 0x${Number(slot).toString(16)}`,
      publicKey: keys.publicKey,
      signaturePublicKey: signature.publicKey,
    };
  }

  return {
    library: library.path,
    pin,
    RSA: token('RSA', () => generateKeyPairSync('rsa', { modulusLength: 2048 })),
    EC: token('EC', () => generateKeyPairSync('ec', { namedCurve: 'P-384' })),
    addToken,
    remove() {
      delete process.env['SOFTHSM2_CONF'];
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const pkcs8Of = (key: KeyObject): Buffer => key.export({ format: 'der', type: 'pkcs8' });
