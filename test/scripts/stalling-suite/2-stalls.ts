import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { test } from 'vitest';

test('blocks the event loop while a child process runs', () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 60_000)']);
  writeFileSync(process.env['STALLED_PROCESSES']!, `${process.pid} ${String(child.pid)}`);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});
