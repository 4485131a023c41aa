import express from 'express';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import {
  displayLocals,
  keepDisplay,
  readDisplay,
} from '../../../plugin/routes/middleware/display.ts';

const settings = { cookie: { sameSite: 'lax', secure: 'auto' }, publicOrigin: null } as const;

describe('displayLocals', () => {
  test.each([
    ['light when framed and nothing is asked', {}, true, null, 'light'],
    ['the host’s claim when framed', { theme: 'dark' }, true, 'light', 'dark'],
    ['the setting when framed without a claim', {}, true, 'auto', 'auto'],
    ['the host’s theme, not the user’s, when framed', { ownTheme: 'dark' }, true, null, 'light'],
    ['light when the host draws the chrome', { chrome: 'none' }, false, null, 'light'],
    ['the system’s choice when alone', {}, false, null, 'auto'],
    ['the user’s choice when alone', { ownTheme: 'dark', theme: 'light' }, false, 'light', 'dark'],
    ['the setting when alone without a choice', {}, false, 'dark', 'dark'],
  ] as const)('returns %s', (_name, display, framed, setting, theme) => {
    expect(displayLocals(display, framed, setting).theme).toBe(theme);
  });

  test('hides the chrome only when the host asks for it', () => {
    expect(displayLocals({ chrome: 'none' }, true, null).hasChrome).toBe(false);
    expect(displayLocals({}, true, null).hasChrome).toBe(true);
  });
});

describe('display cookie', () => {
  const app = express();
  app.get('/keep', (req, res) => {
    keepDisplay(req, res, settings, { list: 'table' });
    res.json({});
  });
  app.get('/launch', (req, res) => {
    keepDisplay(req, res, settings, { chrome: undefined, theme: undefined });
    res.json({});
  });
  app.get('/read', (req, res) => {
    res.json(readDisplay(req));
  });
  const cookieOf = async (path: string, cookie: string) => {
    const answer = await request(app).get(path).set('Cookie', cookie);
    return (answer.headers['set-cookie'] as unknown as string[])[0] ?? '';
  };
  const read = async (cookie: string) =>
    (await request(app).get('/read').set('Cookie', cookie)).body as unknown;

  test('keeps the other choices when one changes', async () => {
    const cookie = await cookieOf('/keep', 'trousseau_display=theme%3Ddark%26ownTheme%3Dlight');
    expect(cookie).toContain('HttpOnly');
    expect(await read(cookie.split(';')[0] ?? '')).toEqual({
      theme: 'dark',
      ownTheme: 'light',
      list: 'table',
    });
  });

  test('drops what an earlier host asked for when a launch asks for nothing', async () => {
    const cookie = await cookieOf('/launch', 'trousseau_display=chrome%3Dnone%26list%3Dtable');
    expect(await read(cookie.split(';')[0] ?? '')).toEqual({ list: 'table' });
  });

  test.each(['theme=pink', '%E0%A4%A', '', 'chrome=none%0d%0aX: y'])(
    'ignores a cookie that is not ours: %s',
    async (value) => {
      expect(await read(`trousseau_display=${value}`)).toEqual({});
    },
  );
});
