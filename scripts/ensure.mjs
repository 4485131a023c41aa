// What a fresh clone lacks, put in place. Plain JavaScript without packages: it runs before any is installed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Runs a command in the project's folder with its output shown; ends this process when it fails, unless `mayFail` is set. */
export function run(command, args, { mayFail = false, env = process.env } = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env,
    shell: process.platform === 'win32',
  });
  if (error) console.error(`${command}: ${error.message}`);
  if (status !== 0 && !mayFail) process.exit(status ?? 1);
  return status === 0;
}

/** Installs npm packages when the lock file is not the one that was installed last. */
export function ensurePackages() {
  const marker = join(root, 'node_modules', '.installed-lock');
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(process.versions.modules)
    .digest('hex');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === lock) return;
  console.log('Installing npm packages …');
  run('npm', ['ci', '--no-audit', '--no-fund']);
  if (Number(process.versions.node.split('.')[0]) >= 22) {
    // The lock file holds the last release for Node 20, which aborts on Node 24.19 and later (nodejs/node#65446);
    // newer Nodes take the next one, as npm does by itself in a host that installs us
    run('npm', ['install', '--no-save', '--no-audit', '--no-fund', 'better-sqlite3@^13']);
  }
  writeFileSync(marker, lock);
}

/** Compiles plugin/, demo/ and simulator/ to dist/; quick when nothing changed. */
export function ensureBuilt() {
  run(process.execPath, [
    join('node_modules', 'typescript', 'bin', 'tsc'),
    '-p',
    'tsconfig.build.json',
  ]);
}

/** Programs and libraries that tests drive, by the Debian package that brings each. */
const debianPackages = {
  chromium: 'chromium',
  keytool: 'default-jre-headless',
  openssl: 'openssl',
  xmlsec1: 'xmlsec1',
  xmllint: 'libxml2-utils',
  pcscd: 'pcscd',
  '/usr/lib/pcsc/drivers/serial/libifdvpcd.so': 'vsmartcard-vpcd',
  'opensc-tool': 'opensc',
  'softhsm2-util': 'softhsm2',
};

function isInstalled(part) {
  if (part.startsWith('/')) return existsSync(part);
  return `${process.env.PATH ?? ''}:/usr/sbin`
    .split(':')
    .some((folder) => folder !== '' && existsSync(join(folder, part)));
}

/** Installs the Debian packages that tests need, where that is possible; elsewhere those tests are skipped by name. */
export function ensureSystemParts() {
  const missing = Object.entries(debianPackages).filter(([part]) => !isInstalled(part));
  if (missing.length === 0) return;
  const names = missing.map(([, name]) => name);
  if (process.platform !== 'linux' || !isInstalled('apt-get')) {
    console.log(`Not here: ${names.join(', ')}. The tests that need them are skipped by name.`);
    return;
  }
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = (...args) => {
    const [command, ...rest] = [...asRoot, 'apt-get', ...args];
    return run(command, rest, {
      mayFail: true,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  };
  console.log(`Installing ${names.join(', ')} …`);
  apt('-qq', 'update');
  if (!apt('-qq', 'install', '-y', '--no-install-recommends', ...names, 'fonts-dejavu-core')) {
    console.log('They could not be installed; the tests that need them are skipped by name.');
  }
}
