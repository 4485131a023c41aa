import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkCards } from '../../../plugin/cli/doctor/card.ts';
import { EidSetting } from '../../../plugin/settings/sessions.ts';
import { anEmulatedCard } from '../../support/card/an-emulated-card.ts';
import { pcscdIsMissing, startPcscd } from '../../support/card/pcscd.ts';
import type { RunningPcscd } from '../../support/card/pcscd.ts';
import { insertCard } from '../../support/card/vpcd.ts';

describe.skipIf(pcscdIsMissing())('checkCards with a card in a reader', () => {
  let pcscd: RunningPcscd;
  beforeAll(async () => {
    pcscd = await startPcscd({ readers: 2 });
  });
  afterAll(() => pcscd.stop());

  test('reports reader and card, without the holder’s identity, when a card is inserted', async () => {
    const [reader] = pcscd.readers;
    const card = await anEmulatedCard({
      applet: '1.8',
    });
    const inserted = await insertCard(card, reader!.port);
    const look = () => checkCards(EidSetting.parse({ signing: 'apdu' }), process.env);
    // The system's service takes a moment to notice the card
    await expect
      .poll(async () => (await look()).find(({ name }) => name === 'card')?.found, {
        timeout: 15_000,
      })
      .toBe(`${reader!.name}: eID applet 1.8, …097, root taken from the card itself`);
    const checks = await look();
    expect(checks.map(({ status }) => status)).not.toContain('failed');
    expect(JSON.stringify(checks)).not.toMatch(/Voorbeeld|00000000097/);
    expect(card.pinAttempts).toBe(0);
    await inserted.remove();
  });
});
