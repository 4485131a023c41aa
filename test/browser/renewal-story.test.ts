import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { translator as demoTranslator } from '../../demo/i18n/index.ts';
import { startDemo, type RunningDemo } from '../../demo/start-demo.ts';
import type { TrialId } from '../../demo/data/trial-keystores.ts';
import { languages, translator } from '../../plugin/i18n/index.ts';
import { samplePassword } from '../../simulator/keystore/sample-keystores.ts';
import { chromiumPart, startBrowser, type TestBrowser } from '../support/tools/browser.ts';
import { examine, expectClean, heading, logIn } from '../support/tools/story.ts';

/*
 * Renewal as users meet it, in Debian's Chromium: shown in the host's bar at the start of the day, led by the guide, muted and
 * back, checked with the simulated eHealth, closed by loading the renewed file; and what an admin sees of it all.
 */
describe.skipIf(chromiumPart.missing)('renewal in a browser (needs chromium)', () => {
  let browser: TestBrowser;
  let demo: RunningDemo;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'trousseau-renewal-'));
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

  const trialFile = (id: TrialId): string => {
    const [name] = readdirSync(join(folder, 'keystores', id));
    return join(folder, 'keystores', id, name!);
  };

  describe.each(languages)('in %s', (language) => {
    const t = translator(language);
    const host = demoTranslator(language);

    const moduleOf = (page: Page): FrameLocator => page.frameLocator('iframe[name=trousseau]');
    const morning = (page: Page) =>
      page.getByRole('region', { name: host('home.notices') }).getByRole('listitem');

    test('shows a holder the notice, leads to the next step, and hides the notice until the mute is lifted', async () => {
      const page = await logIn(browser, demo, 'lotte', language);
      expect(await morning(page).count()).toBe(1);
      await expectClean(page);
      await morning(page).getByRole('link').click();
      const guide = moduleOf(page);
      await heading(guide, t('guide.title'));
      await guide.getByText(t('guide.stepState.next')).first().waitFor();
      await expectClean(page);

      // Asked of the simulated eHealth at once, without a card
      await guide.getByRole('button', { name: t('guide.check') }).click();
      // Once a minute is enough for one certificate, and another language may just have asked
      await guide
        .getByText(t('notice.checked'))
        .or(guide.getByText(t('error.ERR_PROBE_TOO_SOON.message')))
        .waitFor();
      await expectClean(page);
      await guide.getByText(t('guide.probe.revocation.good')).waitFor();
      await guide.getByText(t('guide.probe.depot.ours')).waitFor();

      // A mute wants a reason
      await guide.locator('summary').getByText(t('mute.title')).click();
      await guide.getByRole('button', { name: t('mute.submit') }).click();
      await guide.getByRole('alert').getByText(t('mute.reason.missing')).waitFor();
      await expectClean(page);
      await guide.getByLabel(t('mute.reason.handled-elsewhere')).check();
      await guide.getByRole('button', { name: t('mute.submit') }).click();
      await guide.getByRole('status').getByText(t('notice.muted')).waitFor();
      await expectClean(page);
      await page.goto(demo.url);
      expect(await morning(page).count()).toBe(0);

      await page.getByRole('link', { name: host('menu.renewals'), exact: true }).click();
      await moduleOf(page)
        .getByRole('heading', { name: t('renewals.title.own') })
        .waitFor();
      await expectClean(page);
      await moduleOf(page)
        .getByRole('link', { name: t('renewals.act.muted') })
        .click();
      await moduleOf(page)
        .getByRole('button', { name: t('mute.lift') })
        .click();
      await moduleOf(page).getByText(t('notice.unmuted')).waitFor();
      await page.goto(demo.url);
      expect(await morning(page).count()).toBe(1);
    });

    test('shows an admin the open renewals, runs a job by hand and reports the year ahead', async () => {
      const page = await logIn(browser, demo, 'claire', language);
      await page.getByRole('link', { name: host('menu.renewals'), exact: true }).click();
      const module = moduleOf(page);
      await module.getByRole('heading', { name: t('renewals.title.practice') }).waitFor();
      await module.getByText('Dr Bram Eikenhof').first().waitFor();
      await expectClean(page);

      await module.getByRole('link', { name: t('nav.administration'), exact: true }).click();
      await heading(module, t('reports.title'));
      await module.getByRole('link', { name: t('nav.jobs'), exact: true }).click();
      await heading(module, t('jobs.title'));
      const watch = t('jobs.run.of', { name: t('jobs.job.renewal-watch') });
      await module.getByRole('button', { name: watch }).click();
      await module.getByText(t('jobs.notice.done')).waitFor();
      await expectClean(page);

      await module.getByRole('link', { name: t('nav.reports'), exact: true }).click();
      await heading(module, t('reports.title'));
      expect(await module.locator('svg[role=img] rect').count()).toBeGreaterThan(0);
      await expectClean(page);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        module.locator('a[href$="certificates.csv"]').click(),
      ]);
      const csv = readFileSync(await download.path(), 'utf8');
      expect(csv).toContain('VLIERBOOM');
      expect(csv).not.toMatch(/\d{11}/);
    });
  });

  test('removes the notice from the host’s page when the renewed file is loaded', async () => {
    const t = translator('fr');
    const host = demoTranslator('fr');
    const page = await logIn(browser, demo, 'elise', 'fr');
    const notices = page.getByRole('region', { name: host('home.notices') }).getByRole('listitem');
    await page.goto(`${demo.url}/configuration/my-certificates`);
    const module = page.frameLocator('iframe[name=trousseau]');
    await module
      .getByRole('link', { name: t('user.load') })
      .first()
      .click();
    const badge = page.locator('#certificate-badge');
    expect(await badge.textContent()).toBe(host('badge.none'));
    await examine(module, t('load.submit'), trialFile('expiring'), samplePassword);
    await module.getByRole('button', { name: t('draft.store'), exact: true }).click();
    await module.getByText(t('notice.stored')).waitFor();
    // The host's bar is true at once, without a reload
    await page.locator('#notice-badge').waitFor();
    expect(await badge.textContent()).not.toBe(host('badge.none'));

    await page.goto(demo.url);
    await notices.getByRole('link').click();
    await heading(module, t('guide.title'));
    await module.locator('summary').getByText(t('guide.step.load')).click();
    await module.getByRole('link', { name: t('guide.load') }).click();
    await examine(module, t('load.submit'), trialFile('complete'), samplePassword);
    await heading(module, t('verdict.title.draft'));
    await module.getByRole('button', { name: t('draft.store'), exact: true }).click();
    await module.getByText(t('notice.replaced')).waitFor();
    await page.goto(demo.url);
    expect(await notices.count()).toBe(0);
  });
});
