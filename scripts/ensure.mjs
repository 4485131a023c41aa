// What a fresh clone lacks, put in place. Plain JavaScript without packages: it runs before any is installed.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { limits } from './limits.mjs';
import { runGroup } from './process-group.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Runs a command in the project's folder with its output shown, for `limit` seconds at most; true when it succeeded. Where it
 * fails this process ends, unless `mayFail`.
 */
export async function run(command, args, { limit, mayFail = false, env } = {}) {
  const end = await runGroup(command, args, { limit, cwd: root, env });
  if (end.exceeded) console.error(`${command} ${args.join(' ')}: killed after ${end.limit} s`);
  if (end.code !== 0 && !mayFail) process.exit(end.code ?? 1);
  return end.code === 0;
}

const marker = join(root, 'node_modules', '.installed-lock');

/** What decides whether the packages that are there are the right ones: the lock file, and the Node they were built for. */
function lockDigest() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(process.versions.modules)
    .digest('hex');
}

export function arePackagesInstalled() {
  return existsSync(marker) && readFileSync(marker, 'utf8') === lockDigest();
}

/** Installs npm packages when the lock file is not the one that was installed last. */
export async function ensurePackages() {
  if (arePackagesInstalled()) return;
  await run('npm', ['ci', '--no-audit', '--no-fund'], { limit: limits.packages });
  if (Number(process.versions.node.split('.')[0]) >= 22) {
    // The lock file holds the last release for Node 20, which aborts on Node 24.19 and later (nodejs/node#65446);
    // newer Nodes take the next one, as npm does by itself in a host that installs us
    await run('npm', ['install', '--no-save', '--no-audit', '--no-fund', 'better-sqlite3@^13'], {
      limit: limits.newerSqlite,
    });
  }
  writeFileSync(marker, lockDigest());
}

/** Writes the types and the programs of plugin/, demo/ and simulator/ to dist/; a second when nothing changed. */
export async function ensureBuilt() {
  const compiler = join('node_modules', 'typescript', 'bin', 'tsc');
  const startedAt = new Date();
  await run(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { limit: limits.build });
  await run(process.execPath, [join('scripts', 'package', 'bundle.mjs')], { limit: limits.build });
  // The compiler leaves this file alone when nothing changed. Tests read from it how old the build is
  utimesSync(join(root, 'dist', '.tsbuildinfo'), startedAt, startedAt);
}

/** Programs and libraries that tests drive, by the Debian package that brings each. */
const debianPackages = {
  chromium: 'chromium',
  'firefox-esr': 'firefox-esr',
  keytool: 'default-jre-headless',
  javac: 'default-jdk-headless',
  '/usr/share/java/wss4j.jar': 'libwss4j-java',
  cc: 'gcc',
  '/usr/include/dlfcn.h': 'libc6-dev',
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
export async function ensureSystemParts() {
  const missing = Object.entries(debianPackages).filter(([part]) => !isInstalled(part));
  if (missing.length === 0) return;
  const names = missing.map(([, name]) => name);
  if (process.platform !== 'linux' || !isInstalled('apt-get')) {
    console.log(`Not here: ${names.join(', ')}. The tests that need them are skipped by name.`);
    return;
  }
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  const apt = (limit, ...args) => {
    const [command, ...rest] = [...asRoot, 'apt-get', '-qq', ...args];
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    return run(command, rest, { limit, mayFail: true, env });
  };
  const packages = [...names, 'fonts-dejavu-core'];
  console.log(`Installing ${names.join(', ')} …`);
  await apt(limits.packageLists, 'update');
  const wanted = ['install', '-y', '--no-install-recommends', ...packages];
  if (!(await apt(limits.systemPackages, ...wanted))) {
    console.log('They could not be installed; the tests that need them are skipped by name.');
  }
}
