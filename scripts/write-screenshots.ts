/**
 * `npm run screenshots`: the README's pictures, taken of the running demo in Debian's Chromium, those of a session with an
 * emulated card in its virtual reader. Run it when a screen changed.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { createPractices } from '../demo/data/people.ts';
import { startDemo } from '../demo/start-demo.ts';
import type { RunningDemo } from '../demo/start-demo.ts';
import type { TrialId } from '../demo/data/trial-keystores.ts';
import type { Language } from '../plugin/i18n/language.ts';
import { translator } from '../plugin/i18n/index.ts';
import { packageRoot } from '../plugin/package-root.ts';
import { createSimulatorControl } from '../simulator/control/control-client.ts';
import { openSimulatedEidPki } from '../simulator/pki/eid-pki.ts';
import { samplePassword } from '../simulator/keystore/sample-keystores.ts';
import { startBrowser } from '../test/support/tools/browser.ts';
import type { TestBrowser } from '../test/support/tools/browser.ts';
import { createEmulatedCard } from '../test/support/card/emulated-card.ts';
import { pcscdIsMissing, startPcscd } from '../test/support/card/pcscd.ts';
import { insertCard } from '../test/support/card/vpcd.ts';

const target = join(packageRoot(), 'demo', 'screenshots');

const folder = mkdtempSync(join(tmpdir(), 'trousseau-screenshots-'));
const demo = await startDemo({ dataFolder: folder, port: 0, users: 12 });
const browser = await startBrowser();
mkdirSync(target, { recursive: true });
try {
  const page = await logIn(browser, demo, 'claire', 'fr');
  await page.goto(`${demo.url}/configuration/certificates`);
  await page.frameLocator('iframe[name=trousseau]').getByRole('heading', { level: 1 }).waitFor();
  await save(page, 'overview-fr');
  const module = `${demo.url}/trousseau`;
  await page.goto(`${module}/users/elise/certificates/new?kind=person`);
  await save(page, 'load-fr');
  await examine(page, module, 'complete');
  await save(page, 'verdict-complete-fr');
  await page.locator('main form button[type=submit]').first().click();
  await page.getByRole('status').waitFor();
  await save(page, 'user-fr');
  await examine(page, module, 'notCompleted');
  await save(page, 'verdict-not-completed-fr');
  await page.goto(`${module}/renewals`);
  await save(page, 'renewals-fr');
  await page.goto(`${module}/reports`);
  await save(page, 'reports-fr');
  await page.goto(`${module}/jobs`);
  await save(page, 'jobs-fr');
  const holder = await logIn(browser, demo, 'lotte', 'fr');
  await save(holder, 'morning-fr');
  await holder.locator('.morning a').click();
  await holder.frameLocator('iframe[name=trousseau]').getByRole('heading', { level: 1 }).waitFor();
  await save(holder, 'guide-fr');
  for (const language of ['nl', 'de', 'en'] as const) {
    const other = await logIn(browser, demo, 'claire', language);
    await other.goto(`${demo.url}/configuration/certificates`);
    await other.frameLocator('iframe[name=trousseau]').getByRole('heading', { level: 1 }).waitFor();
    await save(other, `overview-${language}`);
  }
  // Without the card service there is no card to show: these pictures stay as they are
  if (pcscdIsMissing())
    console.log('no pcscd with vpcd here: the pictures of sessions and renewals are kept');
  else {
    await openSession();
    await renew();
  }
} finally {
  await browser.close();
  await demo.close();
  rmSync(folder, { recursive: true, force: true });
}

async function logIn(
  from: TestBrowser,
  { url }: RunningDemo,
  userId: string,
  language: Language,
): Promise<Page> {
  const page = await (await from.context()).newPage();
  await page.goto(url);
  await page.locator(`button[name=language][value=${language}]`).click();
  await page.locator(`button[name=user][value=${userId}]`).click();
  await page.getByRole('navigation').first().waitFor();
  return page;
}

async function examine(page: Page, module: string, id: TrialId): Promise<void> {
  await page.goto(`${module}/users/elise/certificates/new?kind=person`);
  const files = join(folder, 'keystores', id);
  const [name = ''] = readdirSync(files);
  await page.setInputFiles('input[name=file]', join(files, name));
  await page.fill('input[name=password]', samplePassword);
  await page.locator('form[enctype] button[type=submit]').click();
  await page.waitForURL('**/drafts/*');
}

/** The opening form as a clinician finds it, card in the reader, and the session it gives. */
async function openSession(): Promise<void> {
  const t = translator('fr');
  const basile = createPractices(12)
    .flatMap(({ users }) => users)
    .find(({ id }) => id === 'basile');
  if (basile?.ssin == null) throw new Error('the demo has no Basile with a card');
  const pcscd = await startPcscd();
  try {
    const card = await createEmulatedCard({
      applet: '1.8',
      eidPki: await openSimulatedEidPki(join(folder, 'authorities')),
      pin: '4711',
      tries: 3,
      person: { ssin: basile.ssin, firstNames: 'Basile', lastName: 'Coudrier' },
    });
    const [reader] = pcscd.readers;
    if (reader === undefined) throw new Error('the card service has no reader');
    const inserted = await insertCard(card, reader.port);
    const page = await logIn(browser, demo, basile.id, 'fr');
    await page.goto(`${demo.url}/session`);
    const module = page.frameLocator('iframe[name=trousseau]');
    await module.getByRole('link', { name: t('mySession.open') }).click();
    await module.getByLabel(t('opening.pin')).waitFor();
    await save(page, 'session-open-fr');
    await module.getByLabel(t('opening.password')).fill(samplePassword);
    await module.getByLabel(t('opening.pin')).fill('4711');
    await module.getByRole('button', { name: t('opening.submit') }).click();
    await module.getByText(t('notice.session-opened')).waitFor();
    await page.goto(`${demo.url}/session`);
    await module.getByRole('button', { name: t('mySession.end') }).waitFor();
    await save(page, 'session-fr');
    await inserted.remove();
  } finally {
    await pcscd.stop();
  }
}

/** A renewal from its form to its end, of a certificate that was asked for here and ends in 60 days. */
async function renew(): Promise<void> {
  const t = translator('fr');
  const place = mkdtempSync(join(tmpdir(), 'trousseau-screenshots-'));
  const practice = await startDemo({ dataFolder: place, port: 0, users: 12, preload: false });
  const control = createSimulatorControl(practice.simulator.control);
  const elise = createPractices(12)
    .flatMap(({ users }) => users)
    .find(({ id }) => id === 'elise');
  if (elise?.ssin == null) throw new Error('the demo has no Élise with a card');
  const pcscd = await startPcscd();
  try {
    const [reader] = pcscd.readers;
    if (reader === undefined) throw new Error('the card service has no reader');
    const card = await createEmulatedCard({
      applet: '1.8',
      eidPki: await openSimulatedEidPki(join(place, 'authorities')),
      pin: '4711',
      person: { ssin: elise.ssin, firstNames: 'Élise', lastName: 'Aubépine' },
    });
    const inserted = await insertCard(card, reader.port);
    const page = await logIn(browser, practice, elise.id, 'fr');
    await page.goto(`${practice.url}/session`);
    await page.frameLocator('iframe[name=trousseau]').getByRole('heading', { level: 1 }).waitFor();
    const password = 'Tilleul-2468';
    const says = (text: string | RegExp) =>
      page.getByRole('heading', { level: 1, name: text }).waitFor({ timeout: 60_000 });
    const click = (name: string) => page.getByRole('button', { name }).click();
    const openForm = async (link: string): Promise<void> => {
      await page.goto(`${practice.url}/trousseau/users/elise`);
      await page.getByRole('link', { name: link }).first().click();
      await says(t('enrolment.form.say'));
    };
    const complete = async (picture: string | null): Promise<void> => {
      await page.getByLabel(t('enrolment.form.unattended')).check();
      await page.getByLabel(t('enrolment.form.accept')).check();
      if (picture !== null) await save(page, `${picture}-data-fr`);
      await click(t('enrolment.form.submit'));
      await says(t('enrolment.contract.say'));
      await page.getByLabel(t('enrolment.contract.agree')).check();
      await page.getByLabel(t('enrolment.contract.pin')).fill('4711');
      if (picture !== null) await save(page, `${picture}-contract-fr`);
      await click(t('enrolment.contract.submit'));
    };

    await control.registration({ validity: { days: 60 } });
    await openForm(t('enrolment.begin'));
    const exactly = { exact: true };
    await page.getByLabel(t('enrolment.form.emailPrivate'), exactly).fill('elise@cabinet.example');
    await page.getByLabel(t('enrolment.form.phonePrivate'), exactly).fill('0400 00 00 01');
    await page.getByLabel(t('enrolment.form.password'), exactly).fill(password);
    await page.getByLabel(t('password.confirmation')).fill(password);
    await complete(null);
    await says(/^C’est fait/);

    await control.registration({ validity: { months: 36 } });
    await openForm(t('enrolment.begin.renewal'));
    await page.getByLabel(t('enrolment.form.password.same')).fill(password);
    await complete('renewal');
    await says(t('enrolment.activate.say'));
    await save(page, 'renewal-activate-fr');
    await page.getByLabel(t('enrolment.activate.everywhere')).check();
    await click(t('enrolment.activate.submit'));
    await says(/^C’est fait/);
    await save(page, 'renewal-done-fr');
    await inserted.remove();
  } finally {
    await pcscd.stop();
    await practice.close();
    rmSync(place, { recursive: true, force: true });
  }
}

async function save(page: Page, name: string): Promise<void> {
  // A field that was filled in further down has scrolled the page
  await page.evaluate('scrollTo(0, 0)');
  await page.screenshot({ path: join(target, `${name}.png`) });
}
