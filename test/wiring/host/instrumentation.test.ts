import { expect, test } from 'vitest';
import { createInstrumentation } from '../../../plugin/wiring/host/instrumentation.ts';
import type { PluginEvent } from '../../../plugin/host.ts';
import { freshStore, now } from '../../store/store-fixture.ts';

const event: PluginEvent = {
  type: 'certificate.loaded',
  at: now,
  practiceId: 'practice-1',
  userId: 'user-1',
  certificateId: 'c1',
};

test.each<[string, (event: PluginEvent) => void]>([
  [
    'throws',
    () => {
      throw new Error('host');
    },
  ],
  ['rejects', () => Promise.reject(new Error('host'))],
])('keeps going and logs once when the handler of the host %s', async (_how, onEvent) => {
  const { store } = await freshStore();
  const lines: string[] = [];
  const note = (_details: object, message: string) => void lines.push(message);
  const { emit } = createInstrumentation({
    log: { debug: note, info: note, warn: note, error: note },
    lostLines: () => 0,
    onEvent,
    settings: { metrics: null },
    store,
    version: '1.2.3',
    now: () => now,
  });
  emit(event);
  await new Promise(setImmediate);
  expect(lines).toEqual(['host event handler failed']);
});
