import { expect, test } from 'vitest';
import { createSafeLog } from '../../../plugin/wiring/host/safe-log.ts';

test('keeps the caller going when the log throws, and counts the line', () => {
  const lines: string[] = [];
  const write = (_details: object, message: string) => {
    if (message === 'refused') throw new Error('ENOSPC');
    lines.push(message);
  };
  const { log, lostLines } = createSafeLog({
    debug: write,
    info: write,
    warn: write,
    error: write,
  });
  log.info({}, 'first');
  log.error({}, 'refused');
  log.warn({}, 'refused');
  log.debug({}, 'last');
  expect(lines).toEqual(['first', 'last']);
  expect(lostLines()).toBe(2);
});
