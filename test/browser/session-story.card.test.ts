import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { translator as demoTranslator } from '../../demo/i18n/index.ts';
import { createPractices } from '../../demo/data/people.ts';
import { startDemo } from '../../demo/start-demo.ts';
import type { RunningDemo } from '../../demo/start-demo.ts';
import type { Language } from '../../plugin/i18n/language.ts';
import { translator } from '../../plugin/i18n/index.ts';
import { openSimulatedEidPki } from '../../simulator/pki/eid-pki.ts';
import type { SimulatedEidPki } from '../../simulator/pki/eid-pki.ts';
import { samplePassword } from '../../simulator/keystore/sample-keystores.ts';
import type { SimulatorSettings } from '../../simulator/control/control.ts';
import { chromiumPart, startBrowser } from '../support/tools/browser.ts';
import { expectClean, logIn } from '../support/tools/story.ts';
import type { TestBrowser } from '../support/tools/browser.ts';
import { closeAll } from '../support/stories/close-all.ts';
import { createEmulatedCard } from '../support/card/emulated-card.ts';
import type { EmulatedCard } from '../support/card/emulated-card.ts';
import { pcscdIsMissing, startPcscd } from '../support/card/pcscd.ts';
import type { RunningPcscd } from '../support/card/pcscd.ts';
import { insertCard } from '../support/card/vpcd.ts';
import type { InsertedCard } from '../support/card/vpcd.ts';

/*
 * The session as people live it: Debian's Chromium, the demo practice, the simulated eHealth as a process of its own, the
 * system's card service with an emulated identity card in a virtual reader.
 */

const pin = '4711';
const missing = chromiumPart.missing || pcscdIsMissing();

describe.skipIf(missing)('session in a browser (needs chromium, pcscd, vpcd)', () => {
  let browser: TestBrowser;
  let pcscd: RunningPcscd;
  let demo: RunningDemo;
  let eidPki: SimulatedEidPki;
  let folder: string;
  let inserted: InsertedCard | undefined;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'trousseau-session-story-'));
    pcscd = await startPcscd();
    browser = await startBrowser();
    demo = await startDemo({ dataFolder: folder, port: 0, users: 12 });
    eidPki = await openSimulatedEidPki(join(folder, 'authorities'));
  });
  afterEach(async () => {
    await inserted?.remove();
    inserted = undefined;
    await setSimulator({ lifeSeconds: null });
  });
  afterAll(() =>
    closeAll(
      () => browser.close(),
      () => demo.close(),
      () => pcscd.stop(),
      () => rmSync(folder, { recursive: true, force: true }),
    ),
  );

  async function cardOf(userId: string, applet: '1.7' | '1.8', tries = 3): Promise<EmulatedCard> {
    const user = createPractices(12)
      .flatMap((practice) => practice.users)
      .find(({ id }) => id === userId)!;
    const [firstNames = '', lastName = ''] = user.displayName.replace('Dr ', '').split(' ');
    return createEmulatedCard({
      applet,
      eidPki,
      pin,
      tries,
      person: { ssin: user.ssin!, firstNames, lastName },
    });
  }

  async function insert(card: EmulatedCard): Promise<void> {
    inserted = await insertCard(card, pcscd.readers[0]!.port);
  }

  async function pull(): Promise<void> {
    await inserted?.remove();
    inserted = undefined;
  }

  async function setSimulator(settings: Partial<SimulatorSettings>): Promise<void> {
    const response = await fetch(`${demo.simulator.control}/settings`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(settings),
    });
    expect(response.ok).toBe(true);
  }

  /** The host's page "session", with the module in its frame. */
  async function sessionPage(page: Page): Promise<FrameLocator> {
    await page.goto(`${demo.url}/session`);
    const module = page.frameLocator('iframe[name=trousseau]');
    await module.getByRole('heading', { level: 1 }).waitFor();
    return module;
  }

  async function endSession(page: Page, language: Language): Promise<void> {
    const module = await sessionPage(page);
    const t = translator(language);
    await module
      .getByRole('button', { name: t('mySession.end') })
      .first()
      .click();
    await module.getByText(t('notice.session-ended')).waitFor();
  }

  // One kind of card each: RSA through middleware or commands, elliptic curves by commands
  describe.each([
    ['fr', '1.7'],
    ['nl', '1.8'],
  ] as const)('in %s', (language, applet) => {
    const t = translator(language);
    const host = demoTranslator(language);

    test(`opens a session after a wrong PIN, serves a call and outlives the card’s removal (applet ${applet})`, async () => {
      const card = await cardOf('basile', applet);
      const page = await logIn(browser, demo, 'basile', language);
      let module = await sessionPage(page);
      await module.getByText(t('mySession.none')).first().waitFor();
      await expectClean(page);

      // No card: nothing is asked; the page notices the card by itself
      await module
        .getByRole('link', { name: t('mySession.open') })
        .first()
        .click();
      await module.getByText(t('card.empty'), { exact: true }).waitFor();
      expect(await module.locator('input[name=pin]').count()).toBe(0);
      await expectClean(page);
      await insert(card);
      await module.getByText(t('card.ready'), { exact: true }).waitFor();
      await module.locator('input[name=pin]').waitFor();
      await expectClean(page);

      // A wrong PIN: one try less, said so, nothing tried again
      await module.locator('input[name=password]').fill(samplePassword);
      await module.locator('input[name=pin]').fill('1234');
      await module.getByRole('button', { name: t('opening.submit') }).click();
      await module
        .getByText(t('error.ERR_PIN_WRONG.triesLeft.other', { triesLeft: 2 }))
        .first()
        .waitFor();
      expect(card.pinAttempts).toBe(1);
      expect(await module.locator('input[name=pin]').inputValue()).toBe('');
      await expectClean(page);

      await module.locator('input[name=password]').fill(samplePassword);
      await module.locator('input[name=pin]').fill(pin);
      await module.getByRole('button', { name: t('opening.submit') }).click();
      await module.getByText(t('notice.session-opened')).waitFor();
      await module.getByText(t('mySession.recognised')).first().waitFor();
      expect([card.pinAttempts, card.signatures, card.verified]).toEqual([2, 1, false]);
      await expectClean(page);

      // What the host shows around the module has followed; it uses the session for a call of its own
      await page.locator('#session-badge[data-until]').waitFor();
      await page.getByRole('button', { name: host('session.test.action') }).waitFor();
      await sessionPage(page);
      await page.getByRole('button', { name: host('session.test.action') }).click();
      await page.getByText(host('session.test.answered')).waitFor();
      await page.getByText('COUDRIER', { exact: true }).waitFor();
      await expectClean(page);

      // Via eID the card is needed to open only: the session outlives it
      await pull();
      module = await sessionPage(page);
      await module.getByRole('button', { name: t('mySession.end') }).waitFor();
      await endSession(page, language);
    });

    test('needs at most three clicks from the first page to an open session', async () => {
      await insert(await cardOf('basile', applet));
      const page = await logIn(browser, demo, 'basile', language);
      const module = page.frameLocator('iframe[name=trousseau]');
      let clicks = 0;
      const click = async (target: Locator) => {
        clicks += 1;
        await target.click();
      };
      await click(page.getByRole('link', { name: host('home.session.action'), exact: true }));
      await click(module.getByRole('link', { name: t('mySession.open') }).first());
      await module.locator('input[name=password]').fill(samplePassword);
      await module.locator('input[name=pin]').fill(pin);
      await page.keyboard.press('Enter');
      await module.getByText(t('notice.session-opened')).waitFor();
      expect(clicks).toBeLessThanOrEqual(3);
      await endSession(page, language);
      await pull();
    });

    test('opens a fallback session after asking for a reason when there is no card', async () => {
      const page = await logIn(browser, demo, 'basile', language);
      const module = await sessionPage(page);
      await module
        .getByRole('link', { name: t('mySession.open') })
        .first()
        .click();
      await module.getByRole('link', { name: t('opening.fallback.action') }).click();
      await module.getByRole('heading', { level: 1, name: t('opening.say.fallback') }).waitFor();
      await expectClean(page);

      // No reason chosen: asked for, at its place
      await module.locator('input[name=password]').fill(samplePassword);
      await module.getByRole('button', { name: t('opening.fallback.submit') }).click();
      await module.getByRole('alert').waitFor();
      await expectClean(page);

      await module.getByLabel(t('session.reason.card-forgotten')).check();
      await module.locator('input[name=password]').fill(samplePassword);
      await module.getByRole('button', { name: t('opening.fallback.submit') }).click();
      await module.getByText(t('notice.session-opened')).waitFor();
      await module.getByText(t('session.reason.card-forgotten')).first().waitFor();
      await expectClean(page);
      await endSession(page, language);
    });
  });

  // Only the texts of the pages differ by language: each page once, without repeating every path
  describe.each(['de', 'en'] as const)('in %s', (language) => {
    const t = translator(language);
    const host = demoTranslator(language);

    test('passes axe on each page from no card to the end of a session', async () => {
      const page = await logIn(browser, demo, 'basile', language);
      const module = await sessionPage(page);
      await module.getByText(t('mySession.none')).first().waitFor();
      await expectClean(page);
      await module
        .getByRole('link', { name: t('mySession.open') })
        .first()
        .click();
      await module.getByText(t('card.empty'), { exact: true }).waitFor();
      await expectClean(page);
      await insert(await cardOf('basile', '1.8'));
      await module.getByText(t('card.ready'), { exact: true }).waitFor();
      await module.locator('input[name=pin]').waitFor();
      await expectClean(page);

      await module.locator('input[name=password]').fill(samplePassword);
      await module.locator('input[name=pin]').fill('1234');
      await module.getByRole('button', { name: t('opening.submit') }).click();
      await module
        .getByText(t('error.ERR_PIN_WRONG.triesLeft.other', { triesLeft: 2 }))
        .first()
        .waitFor();
      await expectClean(page);

      await module.getByRole('link', { name: t('opening.fallback.action') }).click();
      await module.getByRole('heading', { level: 1, name: t('opening.say.fallback') }).waitFor();
      await expectClean(page);
      await module.locator('input[name=password]').fill(samplePassword);
      await module.getByRole('button', { name: t('opening.fallback.submit') }).click();
      await module.getByRole('alert').waitFor();
      await expectClean(page);
      await module.getByLabel(t('session.reason.card-forgotten')).check();
      await module.locator('input[name=password]').fill(samplePassword);
      await module.getByRole('button', { name: t('opening.fallback.submit') }).click();
      await module.getByText(t('notice.session-opened')).waitFor();
      await module.getByText(t('session.reason.card-forgotten')).first().waitFor();
      await expectClean(page);

      await page.getByRole('button', { name: host('session.test.action') }).waitFor();
      await sessionPage(page);
      await page.getByRole('button', { name: host('session.test.action') }).click();
      await page.getByText(host('session.test.answered')).waitFor();
      await expectClean(page);
      await endSession(page, language);
    });
  });

  describe('special situations', () => {
    const t = translator('fr');

    async function openingForm(page: Page): Promise<FrameLocator> {
      const module = await sessionPage(page);
      await module
        .getByRole('link', { name: t('mySession.open') })
        .first()
        .click();
      await module.getByRole('region', { name: t('opening.way.card') }).waitFor();
      return module;
    }

    test('asks for no PIN when the card is another person’s', async () => {
      const card = await cardOf('elise', '1.7');
      await insert(card);
      const page = await logIn(browser, demo, 'basile', 'fr');
      const module = await openingForm(page);
      await module.getByText(t('error.ERR_CARD_OTHER_PERSON.message')).first().waitFor();
      expect(await module.locator('input[name=pin]').count()).toBe(0);
      expect(await module.getByText('Élise').count()).toBe(0);
      expect(card.pinAttempts).toBe(0);
      await expectClean(page);
    });

    test('asks for confirmation before the card receives the last PIN try', async () => {
      const card = await cardOf('basile', '1.8', 1);
      await insert(card);
      const page = await logIn(browser, demo, 'basile', 'fr');
      const module = await openingForm(page);
      await module.getByText(t('opening.lastTry'), { exact: true }).waitFor();
      await expectClean(page);
      await module.locator('input[name=password]').fill(samplePassword);
      await module.locator('input[name=pin]').fill(pin);
      await module.getByRole('button', { name: t('opening.submit') }).click();
      await module.getByRole('alert').waitFor();
      expect(card.pinAttempts).toBe(0);

      await module.getByLabel(t('opening.lastTry.confirm')).check();
      await module.locator('input[name=password]').fill(samplePassword);
      await module.locator('input[name=pin]').fill(pin);
      await module.getByRole('button', { name: t('opening.submit') }).click();
      await module.getByText(t('notice.session-opened')).waitFor();
      expect([card.pinAttempts, card.triesLeft]).toEqual([1, 3]);
      await endSession(page, 'fr');
    });

    test('ends a card-only session and shows the cause when the card is pulled', async () => {
      const card = await cardOf('basile', '1.8');
      await insert(card);
      const page = await logIn(browser, demo, 'basile', 'fr');
      let module = await openingForm(page);
      await module.getByText(t('opening.choose')).click();
      await module.getByRole('link', { name: /Carte d’identité seule/ }).click();
      await module.locator('input[name=pin]').fill(pin);
      await module.getByRole('button', { name: t('opening.submit') }).click();
      await module.getByText(t('notice.session-opened')).waitFor();

      // Each call of the host costs one signature of the card
      const before = card.signatures;
      await sessionPage(page);
      await page.getByRole('button', { name: demoTranslator('fr')('session.test.action') }).click();
      await page.getByText(demoTranslator('fr')('session.test.answered')).waitFor();
      expect(card.signatures).toBe(before + 1);

      await pull();
      await expect
        .poll(
          async () => {
            module = await sessionPage(page);
            return module.getByText(t('session.cause.card-removed')).count();
          },
          { timeout: 10_000 },
        )
        .toBeGreaterThan(0);
      await expectClean(page);
    });

    test('ends a session and shows the cause when the end set by eHealth comes', async () => {
      await setSimulator({ lifeSeconds: 8 });
      const page = await logIn(browser, demo, 'basile', 'fr');
      let module = await openingForm(page);
      await module.getByRole('link', { name: t('opening.fallback.action') }).click();
      await module.getByLabel(t('session.reason.card-lost')).check();
      await module.locator('input[name=password]').fill(samplePassword);
      await module.getByRole('button', { name: t('opening.fallback.submit') }).click();
      // In its last minute a session is not used any more (sessions.md 14.1), and the page says so
      await module.getByText(t('mySession.headline.over')).first().waitFor();
      await module
        .getByRole('link', { name: t('mySession.reopen') })
        .first()
        .waitFor();
      await expectClean(page);
      await expect
        .poll(
          async () => {
            module = await sessionPage(page);
            return module.getByText(t('session.cause.expired')).count();
          },
          { timeout: 20_000 },
        )
        .toBeGreaterThan(0);
      await module
        .getByRole('link', { name: t('mySession.open') })
        .first()
        .waitFor();
    });

    test('detects readers and cards again after the card service restarts', async () => {
      const page = await logIn(browser, demo, 'basile', 'fr');
      const module = await openingForm(page);
      await module.getByText(t('card.empty'), { exact: true }).waitFor();
      await pcscd.restart({ readers: 0 });
      await module.getByText(t('error.ERR_READER_NONE.message')).first().waitFor();
      await pcscd.restart({ readers: 2 });
      await module.getByText(t('card.empty'), { exact: true }).waitFor();
      await insert(await cardOf('basile', '1.7'));
      await module.getByText(t('card.ready'), { exact: true }).waitFor();
    });
  });
});
