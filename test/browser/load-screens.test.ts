import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { PluginError } from '../../plugin/errors.ts';
import { translator } from '../../plugin/i18n/index.ts';
import { aJudged } from '../support/builders/certificate.ts';
import { aUser } from '../support/builders/user.ts';
import type { CertificateFixture } from '../support/fakes/fake-certificate-services.ts';
import { aCertificateFixture } from '../support/fakes/fake-certificate-services.ts';
import { aClinician, screenApp } from '../support/servers/screen-app.ts';
import type { ScreenServer } from '../support/servers/screen-server.ts';
import { serveScreens } from '../support/servers/screen-server.ts';
import { chromiumPart, startBrowser } from '../support/tools/browser.ts';
import type { TestBrowser } from '../support/tools/browser.ts';

const t = translator('fr');
const file = { name: 'SSIN=00000000097.acc-p12', mimeType: '', buffer: Buffer.from('keystore') };

describe.skipIf(chromiumPart.missing)('loading and exporting in a browser (needs chromium)', () => {
  let browser: TestBrowser;
  let server: ScreenServer;
  let certificates: CertificateFixture;

  beforeAll(async () => {
    // One app for a whole test: it remembers which drafts were stored
    const apps = new WeakMap<CertificateFixture, ReturnType<typeof screenApp>>();
    server = await serveScreens(() => {
      const app = apps.get(certificates) ?? screenApp(certificates, { actor: aClinician });
      apps.set(certificates, app);
      return app;
    });
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });
  beforeEach(() => {
    certificates = aCertificateFixture({ users: [aUser()], certificates: [aJudged()] });
  });

  const openPage = async (path: string): Promise<Page> => {
    const context = await browser.context();
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(String(error)));
    onTestFinished(() => expect(problems).toEqual([]));
    await page.goto(`${server.origin}${path}`);
    return page;
  };
  const password = (page: Page) => page.getByLabel(t('load.password'), { exact: true });
  const wrong = () => new PluginError('ERR_KEYSTORE_PASSWORD', 'wrong');

  test('keeps the chosen file and asks for the password alone when the password is wrong', async () => {
    const page = await openPage('/users/anne/certificates/new');
    await page.getByLabel(t('load.file')).setInputFiles(file);
    certificates.refusal = wrong();
    await password(page).fill('mistyped');
    await page.getByRole('button', { name: t('load.submit') }).click();
    const link = page.getByRole('alert').getByRole('link');
    await link.waitFor();
    expect(await link.getAttribute('href')).toBe('#password');
    expect(await password(page).inputValue()).toBe('');
    expect(await page.evaluate('document.getElementById("file").files[0].name')).toBe(file.name);
    certificates.refusal = undefined;
    await password(page).fill('right');
    await page.getByRole('button', { name: t('load.submit') }).click();
    await page.getByRole('heading', { name: t('verdict.title.draft') }).waitFor();
    expect(certificates.calls).toMatchObject([
      { name: 'prepare', with: { fileName: file.name, password: 'mistyped' } },
      { name: 'prepare', with: { fileName: file.name, password: 'right' } },
    ]);
  });

  test('says in our words how many files are chosen', async () => {
    const page = await openPage('/load');
    await page.getByLabel(t('bulk.form.files'), { exact: true }).setInputFiles([file, file]);
    await page.getByText(t('bulk.form.chosen', { count: 2 })).waitFor();
  });

  test.each([
    [Buffer.from('five!'), file.name, /acc-p12 \(5.octets\)/u],
    [Buffer.alloc(2_097_152), file.name, /fait 2,1.Mo/u],
    [Buffer.from('request'), 'request.ehcsr', /ne ressemble pas à un certificat/u],
  ])('shows an early word on size and kind of the chosen file', async (buffer, name, words) => {
    const page = await openPage('/users/anne/certificates/new');
    await page.getByLabel(t('load.file')).setInputFiles({ ...file, name, buffer });
    expect(await page.locator('#file-told').textContent()).toMatch(words);
    expect(certificates.calls).toEqual([]);
  });

  test('shows that the file is examined while the answer is on its way', async () => {
    const page = await openPage('/users/anne/certificates/new');
    const held: (() => Promise<void>)[] = [];
    await page.route('**/certificates', (route) => {
      held.push(() => route.continue());
    });
    await page.getByLabel(t('load.file')).setInputFiles(file);
    await password(page).fill('right');
    await page.getByRole('button', { name: t('load.submit') }).click();
    await page.getByRole('button', { name: t('load.busy') }).waitFor();
    await held[0]?.();
    await page.getByRole('heading', { name: t('verdict.title.draft') }).waitFor();
  });

  test('leads to the profile, not to "forgotten", when the user goes back after storing', async () => {
    const page = await openPage('/drafts/draft-1');
    await page.getByRole('button', { name: t('draft.store'), exact: true }).click();
    await page.getByText(t('notice.stored')).waitFor();
    await page.goBack();
    await page.getByText(t('notice.already-stored')).waitFor();
  });

  test('shows the download, no error and no password when a right password follows a wrong one', async () => {
    const page = await openPage('/certificates/certificate-1/export');
    const submit = page.getByRole('button', { name: t('export.submit') });
    certificates.refusal = wrong();
    await password(page).fill('mistyped');
    await submit.click();
    await page.getByRole('alert').waitFor();
    certificates.refusal = undefined;
    await password(page).fill('right');
    const [download] = await Promise.all([page.waitForEvent('download'), submit.click()]);
    expect(readFileSync(await download.path())).toEqual(Buffer.from([1, 2, 3]));
    await page.getByText(t('export.done')).waitFor();
    expect(await page.getByRole('alert').count()).toBe(0);
    expect(await password(page).inputValue()).toBe('');
  });

  test('shows which rules a new password meets while it is typed', async () => {
    const page = await openPage('/certificates/certificate-1/password');
    const met = () => page.locator('[data-tr-rule] > :not([hidden])').count();
    const next = page.getByLabel(t('password.next'), { exact: true });
    expect(await met()).toBe(0);
    await next.fill('court');
    expect(await met()).toBe(1);
    await next.fill('Nouveau~2468');
    expect(await met()).toBe(3);
    await page.getByLabel(t('password.confirmation')).fill('Nouveau~2468');
    expect(await met()).toBe(4);
    await next.fill('');
    expect(await met()).toBe(0);
  });
});
