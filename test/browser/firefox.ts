import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { systemPart } from '../support/tools/system-parts.ts';

/** Debian's Firefox; tests that need it are skipped by name where it is absent. */
export const firefoxPart = systemPart('firefox-esr');

/** Firefox by Marionette, the protocol beneath its WebDriver: commands of WebDriver as JSON over a socket. */
export interface TestFirefox {
  /** Resolves to what the command returns. Rejects with its error. */
  command<Result>(name: string, parameters?: object): Promise<Result>;
  /** The first element that an XPath finds, within ten seconds, in the current window and frame. */
  find(xpath: string): Promise<FoundElement>;
  click(element: FoundElement): Promise<void>;
  /** A preference of the running browser. */
  prefer(name: string, value: number): Promise<void>;
  close(): Promise<void>;
}

/** By an identifier that means something to Firefox alone. */
export type FoundElement = Readonly<Record<string, string>>;

const hosts = ['module.test', 'ehr.test'];

/** Starts headless Firefox with a profile of its own, for which the hosts above are this machine and any certificate will do. */
export async function startFirefox(): Promise<TestFirefox> {
  const profile = mkdtempSync(join(tmpdir(), 'trousseau-firefox-'));
  const preferences = {
    'marionette.port': 0,
    'network.dns.localDomains': hosts.join(','),
    'intl.accept_languages': 'fr-BE',
  };
  writeFileSync(
    join(profile, 'user.js'),
    Object.entries(preferences)
      .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`)
      .join(''),
  );
  const child = spawn(
    firefoxPart.path,
    [
      ...['--headless', '--no-remote', '--profile', profile],
      ...['--marionette', '--remote-allow-system-access'],
    ],
    { env: { ...process.env, HOME: profile }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const ended = once(child, 'close');
  const kill = () => void child.kill('SIGKILL');
  process.once('exit', kill);
  const lines = [child.stdout, child.stderr].map((input) => createInterface({ input }));
  const port = await new Promise<number>((resolve, reject) => {
    for (const each of lines)
      each.on('line', (line) => {
        const found = /Marionette\s+INFO\s+Listening on port (\d+)/.exec(line);
        if (found !== null) resolve(Number(found[1]));
      });
    child.once('close', () => reject(new Error('Firefox ended before it listened')));
  });
  const socket = connect(port, '127.0.0.1');
  const messages = readMessages(socket);
  await messages.next();
  let last = 0;
  const command = async <Result>(name: string, parameters: object = {}): Promise<Result> => {
    const text = JSON.stringify([0, (last += 1), name, parameters]);
    socket.write(`${Buffer.byteLength(text)}:${text}`);
    const answer = await messages.next();
    const [, , error, result] = answer.value as [
      number,
      number,
      { message: string } | null,
      unknown,
    ];
    if (error !== null) throw new Error(`${name}: ${error.message}`);
    return (
      typeof result === 'object' && result !== null && 'value' in result ? result.value : result
    ) as Result;
  };
  await command('WebDriver:NewSession', { acceptInsecureCerts: true });
  await command('WebDriver:SetTimeouts', { implicit: 10_000 });
  return {
    command,
    find: (xpath) => command('WebDriver:FindElement', { using: 'xpath', value: xpath }),
    click: (element) => command('WebDriver:ElementClick', { id: Object.values(element)[0] }),
    prefer: async (name, value) => {
      await command('Marionette:SetContext', { value: 'chrome' });
      const script = 'Services.prefs.setIntPref(...arguments)';
      await command('WebDriver:ExecuteScript', { script, args: [name, value] });
      await command('Marionette:SetContext', { value: 'content' });
    },
    close: async () => {
      await command('Marionette:Quit', { flags: ['eForceQuit'] });
      socket.destroy();
      await ended;
      process.off('exit', kill);
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/** Each message is its length in bytes, a colon, and JSON. */
async function* readMessages(socket: Socket): AsyncGenerator {
  let received = Buffer.alloc(0);
  for await (const chunk of socket) {
    received = Buffer.concat([received, chunk as Buffer]);
    for (;;) {
      const colon = received.indexOf(':');
      const length = Number(received.subarray(0, Math.max(colon, 0)).toString());
      if (colon < 0 || received.length < colon + 1 + length) break;
      yield JSON.parse(received.subarray(colon + 1, colon + 1 + length).toString());
      received = received.subarray(colon + 1 + length);
    }
  }
}
