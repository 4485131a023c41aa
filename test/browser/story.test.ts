import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { translator as demoTranslator } from '../../demo/i18n/index.ts';
import { startDemo, type DemoOptions, type RunningDemo } from '../../demo/start-demo.ts';
import type { TrialId } from '../../demo/data/trial-keystores.ts';
import { languages, translator, type Translate } from '../../plugin/i18n/index.ts';
import { samplePassword } from '../../simulator/keystore/sample-keystores.ts';
import { chromiumPart, startBrowser, type TestBrowser } from '../support/tools/browser.ts';
import { examine, expectClean, heading, logIn } from '../support/tools/story.ts';

/*
 * The whole story as people live it, in Debian's Chromium: the demo practice with the module in its frame, the real launch
 * token, real files, a real database. axe reads every page on the way.
 */
describe.skipIf(chromiumPart.missing)('demo practice in a browser (needs chromium)', () => {
  let browser: TestBrowser;
  /** A demo's folder after its first start: authorities, files to try, an empty database. */
  let pristine: string;

  beforeAll(async () => {
    pristine = mkdtempSync(join(tmpdir(), 'trousseau-story-'));
    const [started, first] = await Promise.all([
      startBrowser(),
      startDemo({ dataFolder: pristine, port: 0, users: 12, preload: false }),
    ]);
    browser = started;
    await first.close();
  });
  afterAll(async () => {
    await browser.close();
    rmSync(pristine, { recursive: true, force: true });
  });

  /** Each story has a practice of its own; only what takes long to make is made once. */
  async function startStory(
    options: Partial<DemoOptions>,
  ): Promise<{ readonly demo: RunningDemo; readonly folder: string }> {
    const folder = mkdtempSync(join(tmpdir(), 'trousseau-story-'));
    cpSync(pristine, folder, { recursive: true });
    const demo = await startDemo({ dataFolder: folder, port: 0, users: 12, ...options });
    return { demo, folder };
  }

  describe.each(languages)('in %s', (language) => {
    let demo: RunningDemo;
    let folder: string;
    const t = translator(language);
    const host = demoTranslator(language);

    beforeAll(async () => {
      ({ demo, folder } = await startStory({ preload: false }));
    });
    afterAll(async () => {
      await demo.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const trialFile = (id: TrialId): string => {
      const [name] = readdirSync(join(folder, 'keystores', id));
      return join(folder, 'keystores', id, name!);
    };

    test('lets an admin load, replace and remove certificates on a profile', async () => {
      const page = await logIn(browser, demo, 'claire', language);
      await expectClean(page);
      await page.getByRole('link', { name: host('menu.users'), exact: true }).click();
      await expectClean(page);
      await page.getByRole('link', { name: 'Dr Élise Aubépine' }).click();
      await expectClean(page);
      await page.getByRole('link', { name: host('user.certificate'), exact: true }).click();
      const module = page.frameLocator('iframe[name=trousseau]');
      await module.getByText('Dr Élise Aubépine', { exact: true }).first().waitFor();
      await expectClean(page);

      // A wrong password: said next to the field, nothing lost but password and file
      await module
        .getByRole('link', { name: t('user.load') })
        .first()
        .click();
      await heading(module, t('load.title'));
      await expectClean(page);
      await examine(module, t('load.submit'), trialFile('expiring'), 'not-the-password');
      await module.getByRole('alert').waitFor();
      await expectClean(page);

      // Step 2 never done: red, with the steps, and may be stored all the same
      await examine(module, t('load.submit'), trialFile('notCompleted'), samplePassword);
      await heading(module, t('verdict.title.draft'));
      await module.getByRole('heading', { level: 2, name: t('verdict.notCompleted') }).waitFor();
      // The way here comes first, the official tool's steps are folded
      const todo = module.getByRole('region', { name: t('verdict.todo') });
      await todo.locator('summary').getByText(t('enrolment.official'), { exact: true }).click();
      const steps = todo.getByRole('listitem');
      expect(await steps.count()).toBeGreaterThan(2);
      await module.locator('summary').getByText(t('user.details'), { exact: true }).click();
      await module.getByText(t('state.NotCompleted')).first().waitFor();
      await expectClean(page);
      await module.getByRole('button', { name: t('draft.discard') }).click();
      await module.getByText(t('notice.discarded')).waitFor();

      // A good one that ends soon: stored
      await examine(module, t('load.submit'), trialFile('expiring'), samplePassword);
      await module.getByRole('button', { name: t('draft.store'), exact: true }).click();
      await module.getByText(t('notice.stored')).waitFor();
      await expectClean(page);

      // Its successor takes its place; the old keys stay
      await module
        .getByRole('link', { name: new RegExp(`^${t('user.replace')}`) })
        .first()
        .click();
      await examine(module, t('load.submit'), trialFile('complete'), samplePassword);
      await heading(module, t('verdict.title.draft'));
      await expectClean(page);
      await module.getByRole('button', { name: t('draft.store'), exact: true }).click();
      await module.getByText(t('notice.replaced')).waitFor();
      // The old file is under "older files kept", folded
      const kept = module.getByText(t('user.decryptOnly'), { exact: true });
      expect(await kept.first().isVisible()).toBe(false);
      await module
        .locator('summary')
        .getByText(t('user.older.one', { count: 1 }), { exact: true })
        .click();
      await kept.first().waitFor();
      await expectClean(page);

      // The overview says that all is well
      await module.getByRole('link', { name: t('nav.overview') }).click();
      await heading(module, t('overview.clear'));
      await expectClean(page);
      await module.getByRole('link', { name: t('nav.users') }).click();
      // Not a name: the overview that is left shows it too, and a click in a frame does not wait for the next page
      await heading(module, t('users.title'));
      await expectClean(page);

      // Removing asks once and names what is lost
      await module.getByRole('link', { name: 'Dr Élise Aubépine' }).click();
      await module.getByText('Dr Élise Aubépine', { exact: true }).first().waitFor();
      await openMenu(module, t);
      await expectClean(page);
      await module
        .getByRole('link', { name: new RegExp(`^${t('user.remove')}`) })
        .first()
        .click();
      await heading(module, t('remove.title'));
      await expectClean(page);
      await module.getByRole('button', { name: t('remove.confirm') }).click();
      await module.getByText(t('notice.removed')).waitFor();
      await expectClean(page);
      await module.getByRole('link', { name: t('nav.help') }).click();
      await heading(module, t('help.title'));
      await expectClean(page);
    });

    test('lets a clinician load and export their own certificate, and hides other profiles', async () => {
      const page = await logIn(browser, demo, 'elise', language);
      await page.getByRole('link', { name: host('menu.myCertificates'), exact: true }).click();
      const module = page.frameLocator('iframe[name=trousseau]');
      await module.getByText('Dr Élise Aubépine', { exact: true }).first().waitFor();
      await module
        .getByRole('link', { name: t('user.load') })
        .first()
        .click();
      await examine(module, t('load.submit'), trialFile('renewed'), samplePassword);
      await module.getByRole('button', { name: t('draft.store'), exact: true }).click();
      await module.getByText(t('notice.stored')).waitFor();

      await openMenu(module, t);
      await module
        .getByRole('link', { name: new RegExp(`^${t('user.export')}`) })
        .first()
        .click();
      await heading(module, t('export.title'));
      await expectClean(page);
      await module.locator('input[name=password]').fill(samplePassword);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        module.getByRole('button', { name: t('export.submit') }).click(),
      ]);
      expect(readFileSync(await download.path())).toEqual(readFileSync(trialFile('renewed')));

      const elsewhere = await page.goto(`${demo.url}/trousseau/users/basile`);
      expect(elsewhere?.status()).toBe(404);
      await expectClean(page);
    });

    test('needs at most three clicks from the first page to a stored certificate', async () => {
      const page = await logIn(browser, demo, 'elise', language);
      const module = page.frameLocator('iframe[name=trousseau]');
      let clicks = 0;
      const click = async (target: Locator) => {
        clicks += 1;
        await target.click();
      };
      await click(page.getByRole('link', { name: host('home.two.action'), exact: true }));
      await heading(module, t('load.title'));
      const chooser = page.waitForEvent('filechooser');
      await click(module.locator('[data-tr-drop]'));
      await (await chooser).setFiles(trialFile('complete'));
      await module.locator('input[name=password]').fill(samplePassword);
      await page.keyboard.press('Enter');
      await heading(module, t('verdict.title.draft'));
      await click(module.locator('main form button[type=submit]').first());
      await module.getByText(t('notice.stored')).waitFor();
      expect(clicks).toBeLessThanOrEqual(3);
    });

    test('shows an empty overview and no profile to a user of another practice', async () => {
      const page = await logIn(browser, demo, 'odile', language);
      await page.getByRole('link', { name: host('menu.certificates'), exact: true }).click();
      await heading(page.frameLocator('iframe[name=trousseau]'), t('overview.empty'));
      for (const userId of ['elise', 'basile', 'claire']) {
        const answer = await page.goto(`${demo.url}/trousseau/users/${userId}`);
        expect(answer?.status()).toBe(404);
      }
    });
  });

  describe('without JavaScript, by keyboard, on a phone', () => {
    let demo: RunningDemo;
    let folder: string;
    const t = translator('fr');

    beforeAll(async () => {
      ({ demo, folder } = await startStory({}));
    });
    afterAll(async () => {
      await demo.close();
      rmSync(folder, { recursive: true, force: true });
    });

    test('loads a certificate when JavaScript is off', async () => {
      const page = await logIn(browser, demo, 'claire', 'fr', { javaScript: false });
      await page.goto(`${demo.url}/configuration/users/elise/certificate`);
      await page.locator('#launch button').click();
      const module = page.frameLocator('iframe[name=trousseau]');
      await module
        .getByRole('link', { name: t('user.load') })
        .first()
        .click();
      const [name] = readdirSync(join(folder, 'keystores', 'complete'));
      await examine(
        module,
        t('load.submit'),
        join(folder, 'keystores', 'complete', name!),
        samplePassword,
      );
      await module.getByRole('button', { name: t('draft.store'), exact: true }).click();
      await module.getByText(t('notice.stored')).waitFor();
    });

    test('loads a certificate when only the keyboard is used', async () => {
      const page = await logIn(browser, demo, 'claire', 'fr');
      await page.goto(`${demo.url}/configuration/certificates`);
      await page
        .frameLocator('iframe[name=trousseau]')
        .getByRole('heading', { level: 1 })
        .waitFor();
      await page.goto(`${demo.url}/trousseau/users/elise/certificates/new?kind=person`);
      const [name] = readdirSync(join(folder, 'keystores', 'renewed'));
      await page.setInputFiles('input[type=file]', join(folder, 'keystores', 'renewed', name!));
      await tabTo(page, 'input[name=password]');
      await page.keyboard.type(samplePassword);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: t('verdict.title.draft') }).waitFor();
      await tabTo(page, 'main button[type=submit]');
      await page.keyboard.press('Enter');
      const stored = page.getByText(t('notice.stored'));
      await stored.or(page.getByText(t('notice.replaced'))).waitFor();
    });

    test('passes axe and fits 375 pixels on each page', async () => {
      const page = await logIn(browser, demo, 'claire', 'fr', { width: 375 });
      await page.goto(`${demo.url}/configuration/certificates`);
      await page
        .frameLocator('iframe[name=trousseau]')
        .getByRole('heading', { level: 1 })
        .waitFor();
      for (const path of [
        '/',
        '/users',
        '/users/elise',
        '/users/elise/certificates/new',
        '/help/find-my-certificate',
      ]) {
        await page.goto(`${demo.url}/trousseau${path}`);
        const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
        expect([path, overflow]).toEqual([path, 0]);
        await expectClean(page);
      }
    });
  });
});

/** Opens the "⋯" menu of the first certificate on a profile: what is seldom done with one. */
async function openMenu(module: FrameLocator, t: Translate): Promise<void> {
  await module
    .getByLabel(new RegExp(`^${t('form.more')}`))
    .first()
    .click();
}

/** Presses Tab until the focus is on what the selector names; fails after a page's worth of stops. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let stops = 0; stops < 60; stops += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)) return;
  }
  throw new Error(`the keyboard never reaches ${selector}`);
}
