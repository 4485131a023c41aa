import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Actor } from '../../plugin/domain/practice/actor.ts';
import { anActor } from '../support/builders/actor.ts';
import { aJudged, anExpiringVerdict } from '../support/builders/certificate.ts';
import { aBarNotice, aFailingDelivery, aMute } from '../support/builders/notice.ts';
import {
  aGuide,
  aPlan,
  aRenewalSummary,
  aWaitingPlan,
  aWatched,
  probed,
} from '../support/builders/plan.ts';
import { aUser } from '../support/builders/user.ts';
import { axeViolations, chromiumPart, startBrowser } from '../support/tools/browser.ts';
import type { TestBrowser } from '../support/tools/browser.ts';
import { aCertificateFixture } from '../support/fakes/fake-certificate-services.ts';
import type { RenewalFixture } from '../support/fakes/fake-renewal-services.ts';
import { aRenewalFixture } from '../support/fakes/fake-renewal-services.ts';
import { serveScreens } from '../support/servers/screen-server.ts';
import type { ScreenServer } from '../support/servers/screen-server.ts';
import { aClinician, screenApp } from '../support/servers/screen-app.ts';

const admin = anActor({ roles: ['admin', 'clinician'] });
const guidePath = '/certificates/certificate-1/renewal';
const checkedAt = '2026-06-01T02:10:00Z';
const certificate = probed(aJudged({}, anExpiringVerdict(23, '2026-06-24T09:00:00.000Z')), {
  depot: { answer: { kind: 'none', checkedAt }, failure: null },
  revocation: { answer: null, failure: { at: checkedAt, problem: 'Timeout' } },
});

/** A practice in which every part of these pages has something to show. */
const aBusyFixture = (): RenewalFixture =>
  aRenewalFixture({
    renewals: [aWatched(aWaitingPlan(), certificate)],
    bar: [aBarNotice(), aBarNotice({ noticeId: 'notice-2', severity: 'critical' })],
    guide: aGuide({
      paths: ['card', 'no-card', 'medical-house'],
      steps: [
        { name: 'renew', state: 'done', evidence: 'placeholder-loaded' },
        { name: 'wait', state: 'unknown', evidence: null },
        { name: 'complete', state: 'next', evidence: 'placeholder-loaded' },
        { name: 'load', state: 'ahead', evidence: null },
      ],
    }),
    practice: {
      renewals: [
        aRenewalSummary(),
        aRenewalSummary({ plan: aPlan({ state: 'Expired', reason: 'Ended' }) }),
        aRenewalSummary({ plan: aPlan({ state: 'Muted', reason: 'Muted' }) }),
      ],
      total: 3,
      counts: { WaitingForHolder: 1, Expired: 1, Muted: 1 },
      failing: [aFailingDelivery()],
      checkedAt: new Date('2026-06-01T10:00:00Z'),
    },
  });

/*
 * The renewal screens in Debian's Chromium, under the content policy they are served with: what axe and a narrow screen find, and
 * the way from a notice to a muted certificate without any script. The services are fakes.
 */
describe.skipIf(chromiumPart.missing)('renewal screens in a browser (needs chromium)', () => {
  let browser: TestBrowser;
  let server: ScreenServer;
  let base: string;
  let renewals: RenewalFixture;
  let actor: Actor;

  beforeAll(async () => {
    const certificates = aCertificateFixture({ users: [aUser()], certificates: [certificate] });
    server = await serveScreens(() =>
      screenApp(certificates, { actor, renewals, mountPath: '/module' }),
    );
    base = `${server.origin}/module`;
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });
  beforeEach(() => {
    renewals = aBusyFixture();
    actor = aClinician;
  });

  const newPage = async (options: Parameters<TestBrowser['context']>[0] = {}): Promise<Page> => {
    const context = await browser.context(options);
    onTestFinished(() => context.close());
    return context.newPage();
  };

  const stepsOf = (page: Page) =>
    page.getByRole('region', { name: 'Les étapes, une à une' }).getByRole('group');

  const pages: readonly (readonly [name: string, path: string, actor: Actor])[] = [
    ['guide', guidePath, aClinician],
    ['renewals of the practice', '/renewals', admin],
    ['own renewals, with the line below the header', '/renewals', aClinician],
    ['overview with panels', '/', admin],
    ['own page with panels', '/users/anne', aClinician],
    ['consent', '/certificates/certificate-1/status-check', aClinician],
    ['calendar', '/calendar', aClinician],
  ];

  test.each(pages)('passes axe and fits a phone: %s', async (_name, path, who) => {
    actor = who;
    const page = await newPage({ width: 320 });
    await page.goto(`${base}${path}`);
    await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
    expect(await axeViolations(page)).toEqual([]);
    const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
    expect(overflow).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await axeViolations(page)).toEqual([]);
  });

  test('draws a chevron at each step, folded or not', async () => {
    const page = await newPage();
    await page.goto(`${base}${guidePath}`);
    const drawn = await page.evaluate(
      '[...document.querySelectorAll("details.step > summary")].map((one) => getComputedStyle(one, "::after").content)',
    );
    expect(drawn).toEqual(Array.from({ length: await stepsOf(page).count() }, () => '""'));
  });

  test('passes axe with form errors, with a muted certificate and with a new calendar address', async () => {
    const page = await newPage();
    await page.goto(`${base}${guidePath}`);
    await page.locator('summary', { hasText: 'Mettre les avis en sourdine' }).click();
    await page.locator('#until').fill('');
    await page.getByRole('button', { name: 'Mettre en sourdine' }).click();
    await page.getByRole('alert').and(page.locator(':focus')).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    renewals.renewals = [aWatched({ state: 'Muted' }, certificate, { mute: aMute() })];
    await page.goto(`${base}${guidePath}`);
    expect(await axeViolations(page)).toEqual([]);
    await page.goto(`${base}/calendar`);
    await page.getByRole('button', { name: 'Créer l’adresse' }).click();
    expect(await page.locator('#address').inputValue()).toMatch(/\/module\/calendar\/A{43}\.ics$/);
    expect(await axeViolations(page)).toEqual([]);
  });

  test('leads from a notice to the guide, its step and a mute when JavaScript is off', async () => {
    const page = await newPage({ javaScript: false });
    await page.goto(`${base}/session`);
    await page.getByRole('complementary').getByRole('link').first().click();
    expect(new URL(page.url()).pathname).toBe(`/module${guidePath}`);
    const step = (state: string) => stepsOf(page).filter({ hasText: state });
    await step('À faire maintenant').getByRole('list').waitFor();
    expect(await step('Fait').locator('ol').isVisible()).toBe(false);
    await step('Charger le nouveau fichier partout').click();
    const load = page.getByRole('link', { name: 'Charger le nouveau fichier', exact: true });
    expect(await load.getAttribute('href')).toBe('/module/users/anne/certificates/new?kind=person');

    await page.locator('summary', { hasText: 'Mettre les avis en sourdine' }).click();
    await page.getByLabel('Le titulaire est absent').check();
    await page.getByRole('button', { name: 'Mettre en sourdine' }).click();
    expect(await page.locator('[role=status]').first().textContent()).toContain('en sourdine');
    expect(renewals.calls.map(({ name }) => name)).toEqual(['mute']);
  });

  test('opens a step when only the keyboard is used', async () => {
    const page = await newPage();
    await page.goto(`${base}${guidePath}`);
    await stepsOf(page).locator('summary').last().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Charger le nouveau fichier', exact: true }).waitFor();
  });
});
