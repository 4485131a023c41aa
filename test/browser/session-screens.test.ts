import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Actor } from '../../plugin/domain/practice/actor.ts';
import type { Language } from '../../plugin/i18n/language.ts';
import { languages, translator } from '../../plugin/i18n/index.ts';
import { PluginError } from '../../plugin/errors.ts';
import { anActor } from '../support/builders/actor.ts';
import { aCard } from '../support/builders/card.ts';
import { aFinding, aJudged } from '../support/builders/certificate.ts';
import {
  aFallbackState,
  aSession,
  aTrace,
  anOpening,
  anOverview,
} from '../support/builders/session.ts';
import { aUser } from '../support/builders/user.ts';
import { axeViolations, chromiumPart, startBrowser } from '../support/tools/browser.ts';
import type { TestBrowser } from '../support/tools/browser.ts';
import { aCertificateFixture } from '../support/fakes/fake-certificate-services.ts';
import type { SessionFixture } from '../support/fakes/fake-session-services.ts';
import { aSessionFixture } from '../support/fakes/fake-session-services.ts';
import { serveScreens } from '../support/servers/screen-server.ts';
import type { ScreenServer } from '../support/servers/screen-server.ts';
import { aClinician, screenApp } from '../support/servers/screen-app.ts';

const admin = anActor({ roles: ['admin', 'clinician'] });
const t = translator('fr');
const ready = { kind: 'ready', card: aCard(), pinPad: false } as const;

/*
 * The session screens in Debian's Chromium, under the content policy they are served with: what the script adds, what is left
 * without it, and what axe and a narrow screen find. The services are fakes, so that a test inserts and removes a card at will.
 */
describe.skipIf(chromiumPart.missing)('session screens in a browser (needs chromium)', () => {
  let browser: TestBrowser;
  let server: ScreenServer;
  let base: string;
  let sessions: SessionFixture;
  let actor: Actor;

  beforeAll(async () => {
    const certificates = aCertificateFixture({ users: [aUser()], certificates: [aJudged()] });
    server = await serveScreens(() =>
      screenApp(certificates, { actor, sessions, mountPath: '/module' }),
    );
    base = `${server.origin}/module`;
    browser = await startBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await server.close();
  });
  beforeEach(() => {
    sessions = aSessionFixture();
    actor = aClinician;
  });

  const newPage = async (options: Parameters<TestBrowser['context']>[0] = {}): Promise<Page> => {
    const context = await browser.context(options);
    onTestFinished(() => context.close());
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      // The policy's refusals come as console errors; a refused form's status does too, and is meant
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
        complaints.push(message.text());
      }
    });
    onTestFinished(() => expect(complaints).toEqual([]));
    return page;
  };

  const states: readonly (readonly [
    name: string,
    path: string,
    changes: Partial<SessionFixture>,
  ])[] = [
    ['none', '/session', { recent: [aTrace({ endCause: 'restart' })] }],
    [
      'open, not recognised, fallback overused',
      '/session',
      {
        running: [
          anOverview({}, { phase: 'ageing' }),
          anOverview({
            id: 'session-2',
            recognition: { recognised: false, failing: ['urn:x:doctor:boolean'] },
            warnings: ['NihiiDiffers'],
          }),
        ],
        openings: [anOpening({ fallback: aFallbackState({ level: 'notice', openings: 5 }) })],
      },
    ],
    [
      'form with everything',
      '/session/open',
      {
        openings: [
          anOpening({
            qualities: ['doctor', 'dentist'],
            notices: [aFinding('NoEncryptionKey', 'error', { blocks: ['decryption'] })],
          }),
          anOpening({ certificate: null, modes: ['eid-only'] }),
        ],
        card: { kind: 'ready', card: aCard({ triesLeft: 1 }), pinPad: false },
      },
    ],
    ['another person’s card', '/session/open', { card: { kind: 'other-person' } }],
    ['fallback', '/session/open?mode=fallback', {}],
    [
      'blocked',
      '/session/open',
      { openings: [anOpening({ blockedBy: aFinding('NotCompleted', 'error') })] },
    ],
    ['running', '/session/open', { openings: [anOpening({ reusable: aSession() })] }],
    ['PIN only', '/certificates/certificate-1/pin-only', {}],
    [
      'practice',
      '/sessions',
      {
        practice: {
          periodDays: 30,
          sessions: [anOverview()],
          fallback: [
            {
              kind: 'person',
              identifier: '00000000097',
              holderName: 'Anne Exemple',
              openings: 9,
              lastAt: new Date('2026-05-30T07:00:00Z'),
              level: 'stopped',
              noticeAfter: 5,
              faults: 0,
              reasons: [],
              liftedUntil: null,
            },
          ],
        },
      },
    ],
  ];

  test.each(languages)(
    'passes axe in %s and fits 375 pixels for each state',
    async (language: Language) => {
      const page = await newPage({ width: 375 });
      actor = { ...admin, language };
      for (const [name, path, changes] of states) {
        sessions = aSessionFixture(changes);
        await page.goto(base + path);
        expect(await axeViolations(page), name).toEqual([]);
        const tooWide = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        expect(tooWide, name).toBe(0);
      }
    },
    60_000,
  );

  test('opens a session from two secrets and Enter when only the keyboard is used', async () => {
    const page = await newPage();
    await page.goto(`${base}/session/open`);
    // Where nothing is left but to type, the page is ready for it
    await page.keyboard.type('Zut-12345');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('739164');
    await page.keyboard.press('Enter');
    await page.getByText(t('notice.session-opened')).waitFor();
    expect(page.url()).toBe(`${base}/session?done=session-opened`);
    expect(sessions.calls).toHaveLength(1);
    expect(sessions.calls[0]?.with).toMatchObject({ password: 'Zut-12345', pin: '739164' });
  });

  test('opens a session and a fallback, with a link that reads the card again, when JavaScript is off', async () => {
    const page = await newPage({ javaScript: false });
    sessions.card = { kind: 'empty' };
    await page.goto(`${base}/session/open`);
    expect(await page.locator('#pin').count()).toBe(0);
    sessions.card = ready;
    await page.getByRole('link', { name: t('card.refresh') }).click();
    await page.getByLabel(t('opening.password')).fill('Zut-12345');
    await page.getByLabel(t('opening.pin')).fill('739164');
    await page.getByRole('button', { name: t('opening.submit') }).click();
    await page.getByText(t('notice.session-opened')).waitFor();
    // The fallback likewise
    await page.goto(`${base}/session/open`);
    await page.getByRole('link', { name: t('opening.fallback.action') }).click();
    await page.getByLabel(t('session.reason.card-forgotten')).check();
    await page.getByLabel(t('opening.password')).fill('Zut-12345');
    await page.getByRole('button', { name: t('opening.fallback.submit') }).click();
    await page.getByText(t('notice.session-opened')).waitFor();
    expect(sessions.calls[1]?.with).toMatchObject({ mode: 'fallback', reason: 'card-forgotten' });
  });

  test('follows the card without a reload and shows the form when the card is ready', async () => {
    const page = await newPage();
    sessions.card = { kind: 'empty' };
    await page.goto(`${base}/session/open`);
    await page.getByText(t('card.empty'), { exact: true }).waitFor();
    expect(await page.getByRole('link', { name: t('card.refresh') }).count()).toBe(0);
    sessions.card = { kind: 'reading' };
    await page.getByText(t('card.reading'), { exact: true }).waitFor();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(
      t('opening.say.reading'),
    );
    expect(await page.locator('#pin').count()).toBe(0);
    sessions.card = ready;
    await page.locator('#pin').waitFor();
    await page.waitForFunction('document.activeElement.id === "password"');
  });

  test.each(languages)(
    'keeps the header on one line in %s when a host frames the page',
    async (language) => {
      const page = await newPage({ width: 1064 });
      actor = { ...admin, displayName: 'Dr Anne-Sophie Exemple', language };
      sessions.running = [anOverview()];
      await page.goto(`${base}/session`);
      const height = await page.evaluate('document.querySelector("body > header").offsetHeight');
      expect(height).toBeLessThan(70);
    },
  );

  test('shows a changed quality when its section is folded, and sends that quality', async () => {
    sessions.openings = [anOpening({ qualities: ['doctor', 'dentist'] })];
    const page = await newPage();
    await page.goto(`${base}/session/open`);
    await page.getByText(t('opening.quality.change')).click();
    await page.getByLabel(t('opening.quality')).selectOption('dentist');
    const fold = page.locator('summary', { hasText: t('opening.quality.change') });
    await fold.click();
    expect(await fold.textContent()).toContain(t('session.quality.dentist'));
    await page.getByLabel(t('opening.password')).fill('Zut-12345');
    await page.getByLabel(t('opening.pin')).fill('739164');
    await page.keyboard.press('Enter');
    await page.getByText(t('notice.session-opened')).waitFor();
    expect(sessions.calls[0]?.with).toMatchObject({ quality: 'dentist' });
  });

  test('asks for an explanation when the reason is "other"', async () => {
    const page = await newPage();
    await page.goto(`${base}/session/open?mode=fallback`);
    expect(await page.locator('#reasonText').isVisible()).toBe(false);
    await page.getByLabel(t('session.reason.other')).check();
    expect(await page.locator('#reasonText').isVisible()).toBe(true);
  });

  test('keeps the typed password and disables the submit button until a pulled card is back', async () => {
    const page = await newPage();
    await page.goto(`${base}/session/open`);
    await page.getByLabel(t('opening.password')).fill('Zut-12345');
    const button = page.getByRole('button', { name: t('opening.submit') });
    sessions.card = { kind: 'empty' };
    await page.getByText(t('card.empty'), { exact: true }).waitFor();
    expect(await button.isDisabled()).toBe(true);
    expect(await page.getByText('Anne Exemple', { exact: true }).last().isVisible()).toBe(false);
    sessions.card = ready;
    await page.getByText(t('card.ready'), { exact: true }).waitFor();
    expect(await button.isDisabled()).toBe(false);
    expect(await page.getByLabel(t('opening.password')).inputValue()).toBe('Zut-12345');
  });

  test('asks for confirmation when the card is down to its last PIN try', async () => {
    const page = await newPage();
    await page.goto(`${base}/session/open`);
    sessions.card = { kind: 'ready', card: aCard({ triesLeft: 1 }), pinPad: false };
    await page.getByLabel(t('opening.lastTry.confirm')).waitFor();
    expect(await page.getByLabel(t('opening.lastTry.confirm')).isChecked()).toBe(false);
  });

  test('ignores a second submit while the first is under way', async () => {
    const page = await newPage();
    await page.goto(`${base}/session/open`);
    await page.getByLabel(t('opening.password')).fill('Zut-12345');
    await page.getByLabel(t('opening.pin')).fill('739164');
    // In one breath: once the form is on its way, the page waits for the answer
    const seen = await page.evaluate(`(() => {
      const form = document.querySelector('main form[data-tr-once]');
      const button = form.querySelector('button[type=submit]');
      button.focus();
      button.click();
      const second = new SubmitEvent('submit', { cancelable: true });
      form.dispatchEvent(second);
      return {
        words: button.textContent,
        status: form.querySelector('[data-tr-once-told]').textContent,
        focused: document.activeElement === button,
        secondRefused: second.defaultPrevented,
      };
    })()`);
    expect(seen).toEqual({
      words: t('opening.busy'),
      status: t('opening.busy.help'),
      focused: true,
      secondRefused: true,
    });
    await page.getByText(t('notice.session-opened')).waitFor();
    expect(sessions.calls).toHaveLength(1);
  });

  test('moves the focus to the error summary and keeps no secret in the page after a refusal', async () => {
    const page = await newPage();
    sessions.refusal = new PluginError('ERR_PIN_WRONG', 'wrong', { params: { triesLeft: 2 } });
    await page.goto(`${base}/session/open`);
    await page.getByLabel(t('opening.password')).fill('Zut-12345');
    await page.getByLabel(t('opening.pin')).fill('739164');
    await page.getByRole('button', { name: t('opening.submit') }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.evaluate('document.activeElement.role')).toBe('alert');
    expect(await axeViolations(page)).toEqual([]);
    const content = await page.content();
    expect(content).not.toContain('739164');
    expect(content).not.toContain('Zut-12345');
    await page.getByRole('alert').getByRole('link').click();
    expect(await page.evaluate('document.activeElement.id')).toBe('pin');
  });

  test('counts down and keeps the focus while time passes, and draws the page again at the end', async () => {
    const page = await newPage();
    await page.clock.install({ time: new Date('2026-06-01T10:00:00Z') });
    sessions.running = [anOverview({}, { secondsLeft: 31 * 60 })];
    await page.goto(`${base}/session`);
    const countdown = page.getByRole('main').locator('[data-tr-countdown]');
    expect(await countdown.textContent()).toBe('encore 31 min');
    const end = page.getByRole('button', { name: t('mySession.end') });
    await end.focus();
    const status = page.locator('#tr-ending');
    expect(await status.textContent()).toBe('');
    for (const [minutes, left, words] of [
      [1, 'encore 30 min', t('nav.session.ending', { minutes: 30 })],
      [20, 'encore 10 min', t('nav.session.ending', { minutes: 10 })],
      [8, 'encore 2 min', t('nav.session.ending', { minutes: 2 })],
    ] as const) {
      await page.clock.runFor(minutes * 60_000);
      expect(await countdown.textContent()).toBe(left);
      expect(await status.textContent()).toBe(words);
    }
    expect(await page.evaluate('document.activeElement.textContent')).toBe(t('mySession.end'));
    sessions.running = [];
    await page.clock.runFor(2 * 60_000);
    await page.getByText(t('mySession.none'), { exact: true }).waitFor();
    expect(await countdown.count()).toBe(0);
  });

  test('announces the end where the session is not shown, and leaves what was typed there', async () => {
    const page = await newPage();
    await page.clock.install({ time: new Date('2026-06-01T10:00:00Z') });
    sessions.running = [anOverview({}, { secondsLeft: 60, phase: 'ending' })];
    await page.goto(`${base}/session/open?mode=fallback`);
    await page.getByLabel(t('opening.password')).fill('Zut-12345');
    await page.clock.runFor(2 * 60_000);
    expect(await page.locator('#tr-ending').textContent()).toBe(t('nav.session.ended'));
    expect(await page.getByLabel(t('opening.password')).inputValue()).toBe('Zut-12345');
  });

  test('skips an earlier announcement when the page is drawn within the last ten minutes', async () => {
    const page = await newPage();
    await page.clock.install({ time: new Date('2026-06-01T10:00:00Z') });
    sessions.running = [anOverview({}, { secondsLeft: 9 * 60, phase: 'ending' })];
    await page.goto(`${base}/users/anne`);
    await page.clock.runFor(60_000);
    expect(await page.locator('#tr-ending').textContent()).toBe('');
    await page.clock.runFor(6 * 60_000);
    expect(await page.locator('#tr-ending').textContent()).toBe(
      t('nav.session.ending', { minutes: 2 }),
    );
  });

  test('ends a session after one click', async () => {
    const page = await newPage();
    sessions.running = [anOverview()];
    await page.goto(`${base}/session`);
    await page.getByRole('button', { name: t('mySession.end') }).click();
    await page.getByText(t('notice.session-ended')).waitFor();
    await page.getByText(t('mySession.none'), { exact: true }).waitFor();
  });
});
