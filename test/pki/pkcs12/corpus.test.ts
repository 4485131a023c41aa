import { existsSync, readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { isPluginError, PluginError } from '../../../plugin/errors.ts';
import type { OpenedKeystore } from '../../../plugin/pki/pkcs12/keystore-content.ts';
import { defaultKeystoreLimits } from '../../../plugin/pki/pkcs12/keystore-content.ts';
import { openKeystore } from '../../../plugin/pki/pkcs12/open-keystore.ts';

// Public test keystores of other projects, kept next to the project and not in it
const folder = new URL('../../../../shared/corpus-keystores/', import.meta.url);
const index = new URL('index.tsv', folder);

interface Row {
  readonly path: string;
  readonly password: string;
  readonly expected: string;
  readonly keys: string;
  readonly certificates: string;
  readonly mac: string;
}

function rows(): Row[] {
  if (!existsSync(index)) return [];
  return readFileSync(index, 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => {
      const [path = '', password = '', expected = '', keys = '', certificates = '', mac = ''] =
        line.split('\t');
      return {
        path,
        password: password === '\\0' ? '' : password,
        expected,
        keys,
        certificates,
        mac,
      };
    });
}

function attempt(path: string, password: string): OpenedKeystore | string {
  try {
    return openKeystore(readFileSync(new URL(path, folder)), password);
  } catch (error) {
    if (error instanceof PluginError) return error.code;
    throw error;
  }
}

/** Nothing in them is encrypted and no MAC protects them, so every password is as good as another. */
const opensWithAnyPassword = new Set(['openssl/nomac_parse.p12']);

describe.skipIf(!existsSync(index))('public corpus (../shared/corpus-keystores)', () => {
  const all = rows();

  test('lists all 94 files', () => {
    expect(all).toHaveLength(94);
  });

  test.each(all.filter(({ expected }) => expected === 'accept'))(
    'opens $path with $keys keys and $certificates certificates',
    ({ path, password, keys, certificates }) => {
      const opened = attempt(path, password);
      if (typeof opened === 'string') expect.fail(opened);
      expect([opened.facts.keys.length, opened.facts.certificates.length]).toEqual([
        Number(keys),
        Number(certificates),
      ]);
      // No file of the corpus has a key or certificate that we cannot read
      expect(opened.facts.anomalies).not.toContain('UnreadableKey');
      expect(opened.facts.anomalies).not.toContain('UnreadableCertificate');
    },
    5000,
  );

  test.each(all.filter(({ expected }) => expected === 'accept'))(
    'answers only "wrong password" when the password of $path is wrong',
    ({ path }) => {
      const refused = attempt(path, 'certainly not it');
      if (opensWithAnyPassword.has(path)) expect(typeof refused).toBe('object');
      else expect(refused).toBe('ERR_KEYSTORE_PASSWORD');
    },
    5000,
  );

  test.each(all.filter(({ expected }) => expected === 'reject'))(
    'refuses $path',
    ({ path, password }) => {
      expect([
        'ERR_KEYSTORE_DAMAGED',
        'ERR_KEYSTORE_PASSWORD',
        'ERR_KEYSTORE_TOO_COSTLY',
      ]).toContain(attempt(path, password));
    },
    5000,
  );

  test.each(all.filter(({ expected }) => expected === 'accept-or-unsupported'))(
    'opens $path, or rejects the file as unsupported',
    ({ path, password }) => {
      const opened = attempt(path, password);
      if (typeof opened === 'string') expect(opened).toBe('ERR_KEYSTORE_UNSUPPORTED');
    },
  );

  test.each(
    all.filter(({ expected }) => expected === 'no-crash' || expected === 'accept-or-clear-reject'),
  )('opens $path, or rejects the file as damaged or unsupported', ({ path, password }) => {
    const opened = attempt(path, password);
    if (typeof opened === 'string') expect(opened).toMatch(/^ERR_KEYSTORE_(DAMAGED|UNSUPPORTED)$/);
  });

  // Costly ones answer by their cost, so that this stays quick; the mutations are the same in every run
  const limits = { ...defaultKeystoreLimits, maxWorkMs: 6 };
  test.each(all)(
    'opens mutations of $path, or rejects the mutations with a coded error',
    ({ path, password }) => {
      const file = readFileSync(new URL(path, folder));
      const spots = Array.from({ length: 12 }, (_, index) =>
        Math.floor((file.length * index) / 12),
      );
      for (const spot of spots) {
        const flipped = Buffer.from(file);
        flipped[spot]! ^= 1 << (spot % 8);
        const doubled = Buffer.concat([file.subarray(0, spot + 9), file.subarray(spot)]);
        for (const mutated of [flipped, file.subarray(0, spot), doubled])
          try {
            openKeystore(mutated, password, limits);
          } catch (error) {
            if (!isPluginError(error)) throw error;
          }
      }
    },
  );
});
