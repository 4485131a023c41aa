import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '../../plugin/i18n/language.ts';
import { languages } from '../../plugin/i18n/index.ts';
import { packageRoot } from '../../plugin/package-root.ts';
import { anActor } from '../support/builders/actor.ts';
import {
  aDraft,
  aFinding,
  aHalfVerdict,
  aJudged,
  aPlaceholderVerdict,
  aVerdict,
  anExpiredVerdict,
  anExpiringVerdict,
} from '../support/builders/certificate.ts';
import { aCard } from '../support/builders/card.ts';
import { anOverview } from '../support/builders/session.ts';
import { aRenewalSummary, aWaitingPlan } from '../support/builders/plan.ts';
import { aUser } from '../support/builders/user.ts';
import { aProblem, aRequest, aSubmitted } from '../support/builders/enrolment.ts';
import { aRevocation } from '../support/builders/revocation.ts';
import { anEnrolmentFixture } from '../support/fakes/fake-enrolment-services.ts';
import { aRevocationFixture } from '../support/fakes/fake-revocation-services.ts';
import { aCertificateFixture } from '../support/fakes/fake-certificate-services.ts';
import { aRenewalFixture } from '../support/fakes/fake-renewal-services.ts';
import { aSessionFixture } from '../support/fakes/fake-session-services.ts';
import { screenApp } from '../support/servers/screen-app.ts';
import type { ScreenServer } from '../support/servers/screen-server.ts';
import { serveScreens } from '../support/servers/screen-server.ts';
import { axeViolations, chromiumPart, startBrowser } from '../support/tools/browser.ts';
import type { TestBrowser } from '../support/tools/browser.ts';

const pictures = join(packageRoot(), 'test', '.output', 'screens');

const pages = [
  '/',
  '/?level=unusable',
  '/?q=nobody',
  '/users',
  '/users/anne',
  '/users/bruno',
  '/users/anne/certificates/new',
  '/drafts/draft-1',
  '/certificates/ok',
  '/certificates/placeholder',
  '/certificates/ok/remove',
  '/renewals',
  '/certificates/ok/renewal',
  '/calendar',
  '/session',
  '/session/open',
  '/session/open?mode=fallback',
  '/sessions',
  '/team',
  '/load',
  '/reports',
  '/jobs',
  '/authorities',
  '/certificates/ok/export',
  '/certificates/ok/password',
  '/certificates/certificate-1/pin-only',
  '/?sort=-end',
  '/help/find-my-certificate',
  '/help/first-certificate',
  '/users/anne/enrolment',
  '/users/anne/enrolment?type=CBE&id=0000000097&more=1',
  '/users/anne/enrolment/organisations',
  '/users/anne/enrolment/abroad',
  '/users/anne/readiness',
  '/enrolments/contract',
  '/enrolments/refused',
  '/enrolments/waiting',
  '/enrolments/confirm',
  '/enrolments/delivered',
  '/enrolments/activate',
  '/enrolments/done',
  '/enrolments/contract/abandon',
  '/enrolments/waiting/export',
  '/certificates/placeholder/complete',
  '/certificates/ok/revoke',
  '/users/anne/revoke',
  '/revocations/revocation-1',
  '/nowhere',
] as const;

/** Names as they come: long, without a place to break. */
const longName = 'Maximilian Wolkenstein-Großhöchstetter van den Vandenbosschenaere';

const certificates = aCertificateFixture({
  users: [aUser(), aUser({ id: 'bruno', displayName: longName, ssin: null })],
  certificates: [
    aJudged({ id: 'ok' }),
    aJudged({ id: 'placeholder', userId: 'bruno', holderName: '' }, aPlaceholderVerdict()),
    aJudged(
      { id: 'expiring', holderName: longName },
      anExpiringVerdict(23, '2026-06-24T09:00:00.000Z'),
    ),
    aJudged({ id: 'half', kind: 'group', identifier: '00000097' }, aHalfVerdict()),
    aJudged({ id: 'over' }, anExpiredVerdict('2026-03-10T09:00:00.000Z')),
  ],
  review: {
    draft: aDraft(),
    verdict: aVerdict({ level: 'attention', findings: [aFinding('ProtectionObsolete', 'info')] }),
    replaceable: [],
    storable: true,
    already: null,
    owner: null,
  },
});

const practice = {
  periodDays: 30,
  sessions: [anOverview(), anOverview({ id: 'session-2', userName: longName })],
  fallback: [
    {
      kind: 'person' as const,
      identifier: '00000000097',
      holderName: longName,
      openings: 5,
      lastAt: new Date('2026-05-30T07:00:00Z'),
      level: 'notice' as const,
      noticeAfter: 5,
      faults: 5,
      reasons: [
        { reason: 'card-fault' as const, count: 3 },
        { reason: 'reader-fault' as const, count: 2 },
      ],
      liftedUntil: null,
    },
  ],
};

const renewals = {
  ...aRenewalFixture().practice,
  renewals: [
    aRenewalSummary({ certificateId: 'expiring', userId: 'bruno', plan: aWaitingPlan() }),
    aRenewalSummary({ certificateId: 'over', userId: 'anne', holderName: longName }),
  ],
  total: 2,
  counts: { WaitingForHolder: 1, NotDueYet: 1 },
};

const ofApplication = (applicationId: string) => ({
  id: applicationId.toLowerCase(),
  holder: { type: 'CBE', id: '0000000097', applicationId, name: longName },
});

/** A request in each state, named by it; each of another application, as no two of one run at once. */
const enrolments = anEnrolmentFixture({
  places: [
    { id: 'place-1', name: longName.slice(0, 60), doneAt: null },
    { id: 'place-2', name: 'PC de garde', doneAt: new Date('2026-06-01T09:58:00Z') },
  ],
  requests: [
    aRequest(ofApplication('CONTRACT')),
    aRequest({ ...ofApplication('REFUSED'), problem: aProblem() }),
    aSubmitted(ofApplication('WAITING')),
    aSubmitted({
      ...ofApplication('CONFIRM'),
      kind: 'non-resident',
      agreement: null,
      abroad: {
        person: { type: 'SSIN', id: '00000000097', firstNames: ['Anne'], name: 'Exemple' },
        validationUrl: 'https://example.invalid/validate',
        confirmBefore: '2026-06-08T10:00:00.000Z',
      },
    }),
    aSubmitted({ ...ofApplication('DELIVERED'), state: 'delivered', nextAt: null }),
    aSubmitted({
      ...ofApplication('ACTIVATE'),
      kind: 'renewal',
      state: 'to-activate',
      nextAt: null,
    }),
    aSubmitted({
      ...ofApplication('DONE'),
      state: 'done',
      nextAt: null,
      endedAt: new Date('2026-06-01T09:58:00Z'),
    }),
  ],
});

/*
 * Every page in every language. Of the other choices (light or dark, wide or narrow, alone or framed, cards or table) each pair
 * meets once or more, not each combination; and every page without script. None
 * scrolls sideways or fails in its script, axe reads each clean. Pictures are kept in test/.output/screens.
 */
describe.skipIf(chromiumPart.missing)('matrix of the screens (needs chromium)', () => {
  let browser: TestBrowser;
  let server: ScreenServer;
  let language: Language = 'fr';

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    browser = await startBrowser();
    server = await serveScreens(() =>
      screenApp(certificates, {
        actor: anActor({ roles: ['admin', 'clinician'] }),
        language,
        sessions: aSessionFixture({
          card: { kind: 'ready', card: aCard(), pinPad: false },
          running: [anOverview()],
          practice,
        }),
        renewals: aRenewalFixture({ practice: renewals }),
        enrolments,
        revocations: aRevocationFixture({
          requests: [aRevocation({ id: 'revocation-1', userId: 'anne' })],
        }),
      }),
    );
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });

  const shownAs = async (
    context: BrowserContext,
    {
      theme,
      framed,
      list = 'cards',
    }: {
      readonly theme: 'light' | 'dark';
      readonly framed: boolean;
      readonly list?: 'cards' | 'table';
    },
  ) => {
    const display = new URLSearchParams(
      framed ? { chrome: 'none', theme, list } : { ownTheme: theme, list },
    ).toString();
    await context.addCookies([
      { name: 'trousseau_display', value: encodeURIComponent(display), url: server.origin },
    ]);
  };

  const keepPicture = async (page: Page, look: string, path: string) => {
    const name = path.replaceAll(/\W+/g, ' ').trim().replaceAll(' ', '-') || 'overview';
    await page.screenshot({ path: join(pictures, `${look}-${name}.png`) });
  };

  const overflow = (page: Page) =>
    page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

  const looks = [
    { tongue: 'fr', width: 375, theme: 'dark', framed: true, list: 'table' },
    { tongue: 'nl', width: 1366, theme: 'light', framed: true, list: 'table' },
    { tongue: 'de', width: 320, theme: 'light', framed: false, list: 'cards' },
    { tongue: 'en', width: 1366, theme: 'dark', framed: false, list: 'cards' },
  ] as const;

  test.each(looks)(
    'shows each page in $tongue at $width px, $theme, framed: $framed',
    async ({ tongue, ...look }) => {
      language = tongue;
      const context = await browser.context({ width: look.width });
      await shownAs(context, look);
      const page = await context.newPage();
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`));
      for (const path of pages) {
        await page.goto(`${server.origin}${path}`);
        expect(await page.locator('html').getAttribute('data-theme')).toBe(look.theme);
        expect.soft(await overflow(page), path).toBeLessThanOrEqual(0);
        problems.push(...(await axeViolations(page)));
        await keepPicture(page, `${tongue}-${String(look.width)}-${look.theme}`, path);
      }
      expect(problems).toEqual([]);
      await context.close();
    },
    120_000,
  );

  test('fits each page to 320 pixels in every language', async () => {
    const context = await browser.context({ width: 320 });
    await shownAs(context, { theme: 'light', framed: false });
    const page = await context.newPage();
    for (language of languages) {
      for (const path of pages) {
        await page.goto(`${server.origin}${path}`);
        expect.soft(await overflow(page), `${path} in ${language}`).toBeLessThanOrEqual(0);
      }
    }
    await context.close();
  }, 120_000);

  test('shows each page without script, with nothing that only a script could do', async () => {
    language = 'nl';
    const context = await browser.context({ width: 375, javaScript: false });
    await shownAs(context, { theme: 'light', framed: true });
    const page = await context.newPage();
    for (const path of pages) {
      await page.goto(`${server.origin}${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect.soft(await page.locator('main button[type=button]:visible').count(), path).toBe(0);
      await keepPicture(page, 'nl-375-no-script', path);
    }
    await context.close();
  }, 60_000);

  /** How far parts moved while the page loaded, and after. */
  const layoutShift = (page: Page) =>
    page.evaluate(`new Promise((resolve) => {
      let moved = 0;
      new PerformanceObserver((list) => {
        for (const { value } of list.getEntries()) moved += value;
      }).observe({ type: 'layout-shift', buffered: true });
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(moved))));
    })`);

  test('weighs at most 60 kB compressed, with stylesheet, scripts and drawings, and nothing moves', async () => {
    language = 'fr';
    const context = await browser.context();
    const page = await context.newPage();
    for (const path of pages) {
      const bodies: Promise<Buffer>[] = [];
      page.removeAllListeners('response');
      page.on('response', (response) => bodies.push(response.body()));
      await page.goto(`${server.origin}${path}`, { waitUntil: 'networkidle' });
      const sizes = (await Promise.all(bodies)).map((body) => gzipSync(body).length);
      expect(
        sizes.reduce((sum, size) => sum + size, 0),
        path,
      ).toBeLessThanOrEqual(60_000);
      expect.soft(await layoutShift(page), path).toBe(0);
    }
    await context.close();
  }, 60_000);

  test('leaves out brand, languages and name when the host draws them', async () => {
    language = 'fr';
    const context = await browser.context();
    const page = await context.newPage();
    await page.goto(`${server.origin}/users`);
    expect(await page.getByRole('button', { name: /^NL/ }).count()).toBe(1);
    await shownAs(context, { theme: 'light', framed: true });
    await page.reload();
    expect(await page.getByRole('button', { name: /^NL/ }).count()).toBe(0);
    expect(await page.getByRole('contentinfo').count()).toBe(0);
    await context.close();
  });

  test('shows ten certificates and more at 1366 x 768 in a host’s frame, as a table', async () => {
    language = 'fr';
    const many = Array.from({ length: 30 }, (_, index) => aJudged({ id: `c${String(index)}` }));
    const own = await serveScreens(() =>
      screenApp({ ...certificates, certificates: many }, { actor: anActor({ roles: ['admin'] }) }),
    );
    // What is left of 768 px under a host's bar of 56 px
    const context = await browser.context({ width: 1166 });
    const page = await context.newPage();
    await page.setViewportSize({ width: 1166, height: 712 });
    await context.addCookies([
      { name: 'trousseau_display', value: 'chrome%3Dnone', url: own.origin },
    ]);
    await page.goto(own.origin);
    const rows = page.getByRole('table').getByRole('rowheader');
    const tenth = await rows.nth(9).boundingBox();
    expect((tenth?.y ?? Infinity) + (tenth?.height ?? 0)).toBeLessThanOrEqual(712);
    await context.close();
    await own.close();
  });

  test('leads from file to button within 400 px on the page that loads', async () => {
    language = 'fr';
    const context = await browser.context({ width: 1166 });
    await shownAs(context, { theme: 'light', framed: true });
    const page = await context.newPage();
    await page.goto(`${server.origin}/users/anne/certificates/new`);
    const title = await page.getByRole('heading', { level: 1 }).boundingBox();
    const button = await page.getByRole('button', { name: 'Examiner le certificat' }).boundingBox();
    const end = (button?.y ?? Infinity) + (button?.height ?? 0);
    expect(end - (title?.y ?? 0)).toBeLessThanOrEqual(400);
    await context.close();
  });
});
