import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anEmulatedCard } from '../../support/card/an-emulated-card.ts';
import { pcscdIsMissing, startPcscd, type RunningPcscd } from '../../support/card/pcscd.ts';
import { insertCard } from '../../support/card/vpcd.ts';
import { systemPart } from '../../support/tools/system-parts.ts';

const run = promisify(execFile);
const missing = pcscdIsMissing() || systemPart('opensc-tool').missing;

/** That OpenSC takes the emulated card for a real one: programs that are not ours and know nothing of it. */
describe.skipIf(missing)("OpenSC's tools on an emulated card", () => {
  let pcscd: RunningPcscd;
  beforeAll(async () => {
    pcscd = await startPcscd();
  });
  afterAll(() => pcscd.stop());

  it.each([
    ['1.7', 'Private RSA Key [Authentication]', 2048],
    ['1.8', 'Private EC Key [Authentication]', 384],
  ] as const)('reads name, key, certificates and PIN of applet %s', async (applet, key, bits) => {
    const card = await anEmulatedCard({ applet });
    const inserted = await insertCard(card, pcscd.readers[0]!.port);
    try {
      const { stdout: name } = await run('opensc-tool', ['--reader', '0', '--name']);
      expect(name).toContain('Belpic');
      const { stdout: atr } = await run('opensc-tool', ['--reader', '0', '--atr']);
      expect(atr.trim().replaceAll(':', '')).toBe(
        Buffer.from(card.atr).toString('hex').toLowerCase(),
      );
      const { stdout: dump } = await run('pkcs15-tool', ['--reader', '0', '--dump']);
      expect(dump).toContain(key);
      expect(dump).toMatch(new RegExp(`(ModLength|FieldLength) +: ${bits}`));
      for (const label of ['Authentication', 'Signature', 'CA', 'Root']) {
        expect(dump).toContain(`X.509 Certificate [${label}]`);
      }
      expect(dump).toContain('PIN [Basic PIN]');
      expect(dump.toUpperCase()).toContain(card.chipNumber);
      const { stdout: pem } = await run('pkcs15-tool', [
        '--reader',
        '0',
        '--read-certificate',
        '04',
      ]);
      expect(pem).toContain('BEGIN CERTIFICATE');
    } finally {
      await inserted.remove();
    }
  });
});
