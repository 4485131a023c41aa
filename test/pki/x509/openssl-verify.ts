import type { X509Certificate } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemPart } from '../../support/tools/system-parts.ts';

export const openssl = systemPart('openssl');

export interface PathQuestion {
  readonly target: X509Certificate;
  readonly candidates: readonly X509Certificate[];
  readonly anchors: readonly X509Certificate[];
  readonly at: Date | null;
}

/** What `openssl verify` says of the same question: an independent judge. Trusts any given anchor, self-signed or not. */
export function opensslAccepts({ target, candidates, anchors, at }: PathQuestion): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'trousseau-path-'));
  const file = (name: string, certificates: readonly X509Certificate[]) => {
    const path = join(folder, name);
    writeFileSync(path, certificates.map((one) => one.toString()).join(''));
    return path;
  };
  try {
    const { status, stderr } = spawnSync(
      openssl.path,
      [
        ...['verify', '-partial_chain', '-trusted', file('anchors.pem', anchors)],
        ...(candidates.length === 0 ? [] : ['-untrusted', file('others.pem', candidates)]),
        ...(at === null ? ['-no_check_time'] : ['-attime', String(at.getTime() / 1000)]),
        file('target.pem', [target]),
      ],
      { encoding: 'utf8' },
    );
    if (status !== 0 && !/^error .* at \d+ depth lookup/m.test(stderr))
      throw new Error(`openssl verify: ${stderr}`);
    return status === 0;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
