import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { CheerioAPI } from 'cheerio';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemo, type RunningDemo } from '../../demo/start-demo.ts';
import { languages } from '../../plugin/i18n/language.ts';
import { ownProgram } from '../support/tools/own-program.ts';
import { entries, keep, readPage, words } from '../support/tools/page.ts';

let dataFolder: string;
let demo: RunningDemo;

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'trousseau-demo-'));
  demo = await startDemo({ dataFolder, port: 0, users: 30 });
});
afterAll(async () => {
  await demo.close();
  await rm(dataFolder, { recursive: true, force: true });
});

/** A browser without JavaScript: keeps cookies, follows redirects itself, posts forms from its own origin. */
class Visitor {
  readonly #cookies = new Map<string, string>();
  readonly #origin: string;

  constructor(origin = demo.url) {
    this.#origin = origin;
  }

  static async loggedIn(user: string): Promise<Visitor> {
    const visitor = new Visitor();
    await visitor.post('/login', { user });
    return visitor;
  }

  get(path: string): Promise<Response> {
    return this.#send(path, { method: 'GET' });
  }

  post(path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
    return this.#send(path, { method: 'POST', body: new URLSearchParams(fields) });
  }

  async page(path: string): Promise<CheerioAPI> {
    const response = await this.get(path);
    expect(response.status).toBe(200);
    return readPage(await response.text());
  }

  /** Presses the button that opens the module on this page of the host. */
  async openModule(path: string): Promise<Response> {
    const $ = await this.page(path);
    const field = (name: string): string => String($(`#launch input[name=${name}]`).val());
    return this.post(String($('#launch').attr('action')), {
      token: field('token'),
      next: field('next'),
    });
  }

  async #send(path: string, init: RequestInit): Promise<Response> {
    const response = await fetch(new URL(path, this.#origin), {
      ...init,
      redirect: 'manual',
      headers: { cookie: this.#cookieHeader(), origin: this.#origin },
    });
    for (const cookie of response.headers.getSetCookie()) this.#keep(cookie);
    const location = response.headers.get('location');
    return response.status === 303 && location !== null ? this.get(location) : response;
  }

  #keep(cookie: string): void {
    const [pair = ''] = cookie.split(';');
    const [name = '', value = ''] = pair.split('=');
    if (value === '') this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }

  #cookieHeader(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}

const textOf = async (response: Response): Promise<string> =>
  readPage(await response.text())('main').text();

describe('demo login', () => {
  it('offers five users and states that the practice is invented', async () => {
    const $ = await new Visitor().page('/login');
    expect($('button[name=user]')).toHaveLength(5);
    expect($('[role=note]').text()).toContain('inventés');
  });

  it('redirects to the login when the visitor is not logged in', async () => {
    const response = await new Visitor().get('/configuration/users');
    expect(new URL(response.url).pathname).toBe('/login');
  });

  it('refuses a login when the user is not among the five', async () => {
    const visitor = new Visitor();
    const response = await visitor.post('/login', { user: 'p1' });
    expect(new URL(response.url).pathname).toBe('/login');
  });

  it.each(languages)('renders the page in %s when that language is chosen', async (language) => {
    const visitor = new Visitor();
    await visitor.post('/language', { language, next: '/login' });
    const $ = await visitor.page('/login');
    expect($('html').attr('lang')).toBe(language);
  });

  it('redirects to its own page when the language form names another site', async () => {
    const visitor = await Visitor.loggedIn('claire');
    const response = await visitor.post('/language', { language: 'nl', next: '//example.org/' });
    expect(response.url).toBe(`${demo.url}/`);
  });
});

describe('demo as an admin', () => {
  it('shows the practice’s users with the badge of the module', async () => {
    const claire = await Visitor.loggedIn('claire');
    const $ = await claire.page('/configuration/users');
    const row = $('tbody tr').filter((_, element) => $(element).text().includes('Lotte Vlierboom'));
    expect(row.find('[data-level=attention]').text()).not.toBe('');
  });

  it('opens the module on a profile when the launch token is posted', async () => {
    const claire = await Visitor.loggedIn('claire');
    const response = await claire.openModule('/configuration/users/basile/certificate');
    expect(new URL(response.url).pathname).toBe('/trousseau/users/basile');
    expect(await textOf(response)).toContain('Dr Basile Coudrier');
  });

  it('opens the page of the module that was shown before a reload', async () => {
    const claire = await Visitor.loggedIn('claire');
    const path = '/configuration/certificates?page=%2Fusers%2Fbasile';
    expect(new URL((await claire.openModule(path)).url).pathname).toBe('/trousseau/users/basile');
  });

  it('lists certificates that were loaded at the first start', async () => {
    const claire = await Visitor.loggedIn('claire');
    const text = await textOf(await claire.openModule('/configuration/certificates'));
    expect(text).toContain('Dr Bram Eikenhof');
  });

  it('refuses a launch token after its first use', async () => {
    const claire = await Visitor.loggedIn('claire');
    const $ = await claire.page('/configuration/certificates');
    const token = String($('#launch input[name=token]').val());
    expect((await claire.post('/trousseau/launch', { token })).status).toBe(200);
    expect((await claire.post('/trousseau/launch', { token })).status).toBe(401);
  });
});

describe('demo as a clinician', () => {
  it('opens the clinician’s own certificates', async () => {
    const elise = await Visitor.loggedIn('elise');
    const response = await elise.openModule('/configuration/my-certificates');
    expect(new URL(response.url).pathname).toBe('/trousseau/users/elise');
  });

  it('hides the user administration', async () => {
    const elise = await Visitor.loggedIn('elise');
    expect((await elise.get('/configuration/users')).status).toBe(404);
    expect((await elise.get('/configuration/users/basile')).status).toBe(404);
  });

  it('ends the module’s session when the user logs out of the practice package', async () => {
    const elise = await Visitor.loggedIn('elise');
    await elise.openModule('/configuration/my-certificates');
    expect((await elise.get('/trousseau/users/elise')).status).toBe(200);
    await elise.post('/logout', {});
    expect((await elise.get('/trousseau/users/elise')).status).toBe(401);
  });
});

describe('demo as a colleague in another practice', () => {
  it('hides users and certificates of the first practice, in the host and in the module', async () => {
    const odile = await Visitor.loggedIn('odile');
    expect((await odile.get('/configuration/users/basile')).status).toBe(404);
    const $ = await odile.page('/configuration/users');
    expect($('tbody tr')).toHaveLength(1);
    const overview = await textOf(await odile.openModule('/configuration/certificates'));
    expect(overview).not.toContain('Eikenhof');
    expect((await odile.get('/trousseau/users/basile')).status).toBe(404);
  });
});

describe('trial files', () => {
  it('lists 16 files and sends a file under the official tool’s name', async () => {
    const claire = await Visitor.loggedIn('claire');
    const $ = await claire.page('/trial-files');
    const links = $('tbody a').toArray();
    expect(links.length).toBe(16);
    const names = links.map((link) => $(link).text());
    expect(new Set(names).size).toBe(16);
    const response = await claire.get('/trial-files/complete');
    expect(response.headers.get('content-disposition')).toMatch(/SSIN=\d{11} \d{8}-\d{6}\.p12/);
    const bytes = Buffer.from(await response.arrayBuffer());
    // PFX: SEQUENCE, version 3
    expect(bytes.subarray(4, 7).toString('hex')).toBe('020103');
  });

  it('redirects to the login when the visitor is not logged in', async () => {
    const response = await new Visitor().get('/trial-files/complete');
    expect(new URL(response.url).pathname).toBe('/login');
  });
});

describe('simulated mailbox of the demo', () => {
  it('fills boxes as they are opened, and has its correspondents read', async () => {
    const response = await fetch(`${demo.simulator.control}/mailbox`);
    expect(await response.json()).toMatchObject({
      settings: {
        welcome: 'everyday',
        readers: [
          'CBE 0000000493 INSTITUTION',
          'INSS 00009900136 DOCTOR',
          'NIHII/HOSPITAL 00000295 HOSPITAL',
        ],
      },
      boxes: [],
    });
  });
});

describe('data folder', () => {
  it('keeps keys unreadable for other accounts of the machine', async () => {
    for (const name of ['master.key', 'launch-token-key.pem', 'authorities/issuing001.key.pem']) {
      expect((await stat(join(dataFolder, name))).mode & 0o077).toBe(0);
    }
  });

  it('keeps keystore passwords out of the log', async () => {
    expect(await readFile(join(dataFolder, 'demo.log'), 'utf8')).not.toContain('Essai-1234');
  });
});

describe('second start', () => {
  it('keeps authorities and certificates while the first demo still runs', async () => {
    const anchors = join(dataFolder, 'simulated-issuing-cas.pem');
    const before = await readFile(anchors, 'utf8');
    const again = await startDemo({ dataFolder, port: 0, users: 30 });
    try {
      expect(await readFile(anchors, 'utf8')).toBe(before);
      const visitor = new Visitor(again.url);
      await visitor.post('/login', { user: 'claire' });
      const module = await visitor.openModule('/configuration/certificates');
      const rows = keep(entries(readPage(await module.text())), (row) =>
        words(row).includes('Dr Bram Eikenhof'),
      );
      expect(rows).toHaveLength(1);
    } finally {
      await again.close();
    }
  });

  it('takes a higher port when the port is in use', async () => {
    const blocker = createServer();
    blocker.listen(0, '127.0.0.1');
    await once(blocker, 'listening');
    const { port } = blocker.address() as AddressInfo;
    const again = await startDemo({ dataFolder, port, users: 5 });
    try {
      expect(Number(new URL(again.url).port)).toBeGreaterThan(port);
    } finally {
      await again.close();
      blocker.close();
    }
  });
});

describe('demo program', () => {
  it('prints one address and the users, and exits cleanly after SIGTERM', async () => {
    const child = spawn(process.execPath, ownProgram('demo/main'), {
      env: { ...process.env, PORT: '0', TROUSSEAU_DEMO_DATA: dataFolder },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      lines.push(line);
      if (line.includes('Ctrl+C')) child.kill('SIGTERM');
    }
    const text = lines.join('\n');
    expect(text.match(/http:\/\/127\.0\.0\.1:\d+/g)).toHaveLength(1);
    expect(text).toContain('Dr Élise Aubépine');
    if (child.exitCode === null) await once(child, 'exit');
    expect(child.exitCode).toBe(0);
  });
});
