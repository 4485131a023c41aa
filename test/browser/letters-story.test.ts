import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDemo, type RunningDemo } from '../../demo/start-demo.ts';
import { languages, translator, type Translate } from '../../plugin/i18n/index.ts';
import type { Language } from '../../plugin/i18n/language.ts';
import { plural } from '../../plugin/i18n/plural.ts';
import { samplePassword } from '../../simulator/keystore/sample-keystores.ts';
import { chromiumPart, startBrowser, type TestBrowser } from '../support/tools/browser.ts';
import { expectClean, logIn } from '../support/tools/story.ts';

/*
 * A doctor's morning in Chromium: letters of the simulated eHealthBox, sealed for the doctor's own key, opened by the product's own code in its
 * own threads. axe reads every page on the way.
 */
describe.skipIf(chromiumPart.missing)('letters in a browser (needs chromium)', () => {
  let browser: TestBrowser;
  let demo: RunningDemo;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'trousseau-letters-'));
    [browser, demo] = await Promise.all([
      startBrowser(),
      startDemo({ dataFolder: folder, port: 0, users: 12 }),
    ]);
  });
  afterAll(async () => {
    await browser.close();
    await demo.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const go = (page: Page, path: string) => page.goto(`${demo.url}/trousseau${path}`);
  const title = (page: Page, name: string) =>
    page.getByRole('heading', { level: 1, name }).waitFor();

  async function openSession(page: Page, t: Translate, letters: boolean): Promise<void> {
    await page.getByRole('link', { name: t('mailbox.noSession.open') }).click();
    await page.getByRole('link', { name: t('opening.fallback.action') }).click();
    await page.getByLabel(t('session.reason.home-visit')).check();
    await page.getByLabel(t('opening.password'), { exact: true }).fill(samplePassword);
    await page.getByLabel(t('opening.letters')).setChecked(letters);
    await page.getByRole('button', { name: t('opening.fallback.submit') }).click();
    await page.getByText(t('notice.session-opened')).waitFor();
  }

  const lines = (page: Page) => page.locator('.letters li');
  const unlock = async (page: Page, t: Translate, password: string): Promise<void> => {
    await page.getByLabel(t('mailbox.locked.password'), { exact: true }).fill(password);
    await page.getByRole('button', { name: t('mailbox.locked.submit') }).click();
  };

  async function openModule(language: Language): Promise<Page> {
    const page = await logIn(browser, demo, 'basile', language, { width: 1366 });
    // The host hands its user over in the frame
    await page.goto(`${demo.url}/session`);
    await page.frameLocator('iframe[name=trousseau]').getByRole('heading', { level: 1 }).waitFor();
    await go(page, '/letters');
    return page;
  }

  test('lets a doctor read sealed letters, move one to the bin and delete it', async () => {
    const t = translator('fr');
    const page = await openModule('fr');
    await title(page, t('mailbox.noSession'));
    await expectClean(page);
    await openSession(page, t, false);

    // Listed, and not opened without the keys
    await page.getByRole('link', { name: t('nav.letters') }).click();
    await page.getByRole('heading', { level: 2, name: t('mailbox.locked') }).waitFor();
    await expectClean(page);
    await lines(page).first().getByRole('link').click();
    await page.getByRole('heading', { level: 2, name: t('mailbox.locked') }).waitFor();
    await unlock(page, t, 'wrong-password-1');
    await page.getByRole('alert').waitFor();
    await expectClean(page);
    await unlock(page, t, samplePassword);
    await page.getByText(t('mailbox.choose'), { exact: true }).waitFor();
    await expectClean(page);

    // The letter of a hospital, with its patient and two annexes
    const all = await lines(page).count();
    await title(page, plural({ t }, 'mailbox.say', all));
    await page.getByRole('link', { name: /HOPITAL IMAGINAIRE.*Verslag/ }).click();
    const letter = page.getByRole('article');
    await letter.getByText('Uw patiënt verliet vandaag de afdeling.').waitFor();
    await letter.getByText(t('letter.seal.sender')).waitFor();
    await letter.getByText('00.00.00-001.96').waitFor();
    await title(page, plural({ t }, 'mailbox.say', all - 1));
    await expectClean(page);
    const annex = letter.getByRole('link', { name: /Ontslagbrief/ });
    const answer = await page.request.get(
      new URL((await annex.getAttribute('href')) ?? '', page.url()).href,
    );
    expect([
      answer.headers()['content-type'],
      (await answer.body()).subarray(0, 5).toString(),
    ]).toEqual(['application/pdf', '%PDF-']);

    // On a telephone the letter alone is shown, with the way back
    await page.setViewportSize({ width: 375, height: 667 });
    await page.getByRole('link', { name: t('mailbox.all') }).waitFor();
    expect(await lines(page).first().isVisible()).toBe(false);
    await expectClean(page);
    await page.setViewportSize({ width: 1366, height: 768 });

    // An answer: kept as a draft, found again, sealed and sent
    await letter.getByRole('link', { name: t('write.reply') }).click();
    await title(page, t('write.sayReply'));
    await page.getByLabel(t('write.text'), { exact: true }).fill('Merci, bien reçu.');
    await expectClean(page);
    await page.getByRole('button', { name: t('write.draft') }).click();
    await page.getByText(t('write.kept')).waitFor();
    await go(page, '/letters');
    await expectClean(page);
    await page.getByRole('link', { name: 'Re: Verslag' }).click();
    expect(await page.getByLabel(t('write.text'), { exact: true }).inputValue()).toBe(
      'Merci, bien reçu.',
    );
    await page.getByRole('button', { name: t('write.submit') }).click();
    await page.getByText(t('write.sent')).waitFor();
    await expectClean(page);
    await go(page, '/letters');
    expect(await page.getByText(t('write.unsent')).count()).toBe(0);
    await page.getByRole('link', { name: /HOPITAL IMAGINAIRE.*Verslag/ }).click();

    // Bin, and away for good
    await letter.locator('summary').first().click();
    await letter.getByRole('button', { name: t('letter.bin') }).click();
    await page.getByText(t('mailbox.choose'), { exact: true }).waitFor();
    expect(await lines(page).count()).toBe(all - 1);
    await page.getByRole('link', { name: t('mailbox.folder.inbox-bin'), exact: true }).click();
    await lines(page).first().getByRole('link').click();
    await letter.getByText(t('letter.delete'), { exact: true }).click();
    await expectClean(page);
    await letter.getByRole('button', { name: t('letter.delete.confirm') }).click();
    await page.getByText(t('mailbox.empty')).waitFor();
    await expectClean(page);

    // The session ends in another window: the mailbox says so, and opens nothing
    await go(page, '/session');
    await page
      .getByRole('button', { name: t('mySession.end') })
      .first()
      .click();
    await page.getByText(t('notice.session-ended')).waitFor();
    await go(page, '/letters');
    await title(page, t('mailbox.noSession'));
  });

  test.each(languages.filter((language) => language !== 'fr'))(
    'shows list and letter after an opening with its keys in %s',
    async (language) => {
      const t = translator(language);
      const page = await openModule(language);
      await title(page, t('mailbox.noSession'));
      await openSession(page, t, true);
      await page.getByRole('link', { name: t('nav.letters') }).click();
      await page.getByText(t('mailbox.choose'), { exact: true }).waitFor();
      await page
        .getByRole('link', { name: /LABORATOIRE MODELE/ })
        .first()
        .click();
      await page.getByRole('article').getByText(t('letter.seal.verified')).waitFor();
      await expectClean(page);
      await go(page, '/session');
      await page
        .getByRole('button', { name: t('mySession.end') })
        .first()
        .click();
      await page.getByText(t('notice.session-ended')).waitFor();
    },
  );
});
