import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/* Schema and signatures of messages, judged by a checker that lives next to this project and is not available everywhere. */

const program = fileURLToPath(new URL('../../../shared/check-wire', import.meta.url));

export const checkWire = {
  missing: !existsSync(program),
  /** What it finds wrong with messages; empty where all are right. */
  complaints(messages: readonly string[]): readonly string[] {
    const folder = mkdtempSync(join(tmpdir(), 'trousseau-wire-'));
    try {
      const files = messages.map((message, index) => {
        const file = join(folder, `${String(index)}.xml`);
        writeFileSync(file, message);
        return file;
      });
      const { stdout, stderr } = spawnSync(program, files, { encoding: 'utf8' });
      const lines = `${stdout}${stderr}`.split('\n').filter((line) => line !== '');
      return lines.filter((line) => !line.startsWith('ok '));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
