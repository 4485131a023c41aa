import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createPractices } from '../../demo/data/people.ts';
import { startDemo } from '../../demo/start-demo.ts';
import type { RunningDemo } from '../../demo/start-demo.ts';
import { translator } from '../../plugin/i18n/index.ts';
import { openSimulatedEidPki } from '../../simulator/pki/eid-pki.ts';
import type { SimulatedEidPki } from '../../simulator/pki/eid-pki.ts';
import { createEmulatedCard } from '../support/card/emulated-card.ts';
import type { EmulatedCard, EmulatedCardOptions } from '../support/card/emulated-card.ts';
import { pcscdIsMissing, startPcscd } from '../support/card/pcscd.ts';
import type { RunningPcscd } from '../support/card/pcscd.ts';
import { insertCard } from '../support/card/vpcd.ts';
import type { InsertedCard } from '../support/card/vpcd.ts';
import { chromiumPart, startBrowser } from '../support/tools/browser.ts';
import type { TestBrowser } from '../support/tools/browser.ts';
import { closeAll } from '../support/stories/close-all.ts';
import { expectClean, logIn } from '../support/tools/story.ts';

/*
 * The readiness check as people see it: Debian's Chromium, the demo practice, the simulated eHealth, and an emulated identity card in a
 * virtual reader of the system's card service.
 */

const missing = chromiumPart.missing || pcscdIsMissing();
const t = translator('fr');

describe.skipIf(missing)('readiness in a browser (needs chromium, pcscd, vpcd)', () => {
  let browser: TestBrowser;
  let pcscd: RunningPcscd;
  let demo: RunningDemo;
  let eidPki: SimulatedEidPki;
  let folder: string;
  let inserted: InsertedCard | undefined;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'trousseau-readiness-'));
    pcscd = await startPcscd();
    browser = await startBrowser();
    demo = await startDemo({ dataFolder: folder, port: 0, users: 12 });
    eidPki = await openSimulatedEidPki(join(folder, 'authorities'));
  });
  afterEach(async () => {
    await inserted?.remove();
    inserted = undefined;
  });
  afterAll(() =>
    closeAll(
      () => browser.close(),
      () => demo.close(),
      () => pcscd.stop(),
      () => rmSync(folder, { recursive: true, force: true }),
    ),
  );

  async function insert(options: Partial<EmulatedCardOptions> = {}): Promise<EmulatedCard> {
    const user = createPractices(12)
      .flatMap((practice) => practice.users)
      .find(({ id }) => id === 'basile')!;
    const card = await createEmulatedCard({
      applet: '1.8',
      eidPki,
      person: { ssin: user.ssin!, firstNames: 'Basile', lastName: 'Exemple' },
      ...options,
    });
    inserted = await insertCard(card, pcscd.readers[0]!.port);
    return card;
  }

  async function check(page: Page): Promise<Frame> {
    await page.goto(`${demo.url}/session`);
    await page.frameLocator('iframe[name=trousseau]').getByRole('heading', { level: 1 }).waitFor();
    const frame = page.frame('trousseau')!;
    await frame.goto(frame.url().replace(/\/session.*$/, '/users/basile/readiness'));
    return frame;
  }

  const toneOf = (frame: Frame, line: string) =>
    frame.locator(`[data-tr-line=${line}]`).getAttribute('data-tr-tone');

  it.each([1366, 375])('shows what a card can do at %i pixels', async (width) => {
    const page = await logIn(browser, demo, 'basile', 'fr', { width });
    const card = await insert();
    let frame = await check(page);
    // The service notices a card some 400 ms after it was put in, and reads it for two seconds
    await expect
      .poll(async () => {
        frame = await check(page);
        return toneOf(frame, 'signature').catch(() => null);
      })
      .toBe('ok');
    expect(await toneOf(frame, 'card')).toBe('ok');
    expect(await toneOf(frame, 'services')).toBe('ok');
    expect(await toneOf(frame, 'clock')).toBe('ok');
    // No session was opened with this card here: its code may be forgotten
    expect(await toneOf(frame, 'pin')).toBe('attention');
    await frame.getByRole('link', { name: t('readiness.openSession') }).waitFor();
    expect(
      await frame.evaluate(
        'document.documentElement.scrollWidth <= document.documentElement.clientWidth',
      ),
    ).toBe(true);
    expect([card.pinAttempts, card.signatures]).toEqual([0, 0]);
    await expectClean(page);
  });

  it.each([
    ['without a signature certificate', { withSignature: false }, 'NoSignature'],
    ['whose signature key was never activated', { isSignatureInactive: true }, 'SignatureInactive'],
  ] as const)('shows a card %s before the day', async (_name, options, reason) => {
    const page = await logIn(browser, demo, 'basile', 'fr');
    const card = await insert(options);
    let frame = await check(page);
    await expect
      .poll(async () => {
        frame = await check(page);
        return toneOf(frame, 'signature').catch(() => null);
      })
      .toBe('unusable');
    await frame.getByText(t(`readiness.reason.${reason}`)).waitFor();
    expect(card.pinAttempts).toBe(0);
    await expectClean(page);
  });
});
