import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startDemo } from '../../demo/start-demo.ts';
import type { RunningDemo } from '../../demo/start-demo.ts';
import { translator } from '../../plugin/i18n/index.ts';
import { createSimulatorControl } from '../../simulator/control/control-client.ts';
import { chromiumPart, startBrowser } from '../support/tools/browser.ts';
import type { TestBrowser } from '../support/tools/browser.ts';
import {
  fillInRequest,
  look,
  openOwnPage,
  says,
  storyPictures,
} from '../support/stories/enrolment-story.ts';

const t = translator('fr');

/* A certificate of a person who does not live in Belgium: no card anywhere, and eHealth's page in a window of its own. */
describe.skipIf(chromiumPart.missing)('request without a Belgian card (needs chromium)', () => {
  let browser: TestBrowser;
  let demo: RunningDemo;
  let folder: string;

  beforeAll(async () => {
    mkdirSync(storyPictures, { recursive: true });
    folder = mkdtempSync(join(tmpdir(), 'trousseau-enrolment-abroad-'));
    browser = await startBrowser();
    demo = await startDemo({ dataFolder: folder, port: 0, users: 12, preload: false });
  });
  afterAll(async () => {
    await browser.close();
    await demo.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('goes from the quiet link to the certificate in place, confirmed on the web', async () => {
    // The demo's people have no bis number
    const control = createSimulatorControl(demo.simulator.control);
    await control.registration({ requireBisNumber: false, delivery: { mode: 'immediate' } });
    const page = await openOwnPage(browser, demo, 'elise', '/enrolment');
    await page.getByRole('link', { name: t('enrolment.abroad.link') }).click();
    await says(page, t('enrolment.abroad.say'));
    await look(page, 'abroad');
    await page.getByRole('button', { name: t('enrolment.abroad.submit') }).click();
    await page.getByRole('alert').waitFor();
    await look(page, 'abroad-missing');
    await page.getByLabel(t('enrolment.abroad.firstNames')).fill('Élise');
    await page.getByLabel(t('enrolment.abroad.lastName')).fill('Aubépine');
    await fillInRequest(page);
    await page.getByRole('button', { name: t('enrolment.abroad.submit') }).click();

    await says(page, t('enrolment.confirm.say'));
    await look(page, 'abroad-confirm');
    const request = page.url();
    await page.goto(`${demo.url}/trousseau/users/elise`);
    await page.getByText(/^À confirmer chez eHealth avant le/).waitFor();
    await look(page, 'abroad-profile');
    await page.goto(request);
    const opened = page.context().waitForEvent('page');
    await page.getByRole('link', { name: t('enrolment.confirm.action') }).click();
    const theirs = await opened;
    await theirs.getByRole('button', { name: 'Confirmer' }).click();
    await theirs.getByText('Demande confirmée').waitFor();
    expect(await theirs.evaluate('window.opener')).toBeNull();
    await theirs.close();

    await page.getByRole('button', { name: t('enrolment.look') }).click();
    await says(page, /^C’est fait/);
    await look(page, 'abroad-done');
  }, 120_000);
});
