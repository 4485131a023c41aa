import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../plugin/package-root.ts';

/** What no page needs: 0.35 ms a module, at each start. They are for `import()`, where their work begins. */
const loadedLater =
  /^(@peculiar\/.*|multer|node-forge|nodemailer|pcsc-mini|piscina|pkcs11js|prom-client|yauzl)$/;

const importStatement = /^(?:import|export)\s(?!type\s)[^;']*?from\s'([^']+)'|^import\s'([^']+)'/gm;

/** Rooms of ours that wait for their first use as well; the words of the mailbox are no code to wait for. */
const roomsLater = /^plugin\/ehealth\/(ehbox\/(?!message\.ts$)|soap\/attachments\/)/;

interface Loaded {
  /** Each with the module that imports it. */
  readonly packages: ReadonlyMap<string, string>;
  readonly modules: readonly string[];
}

/** What loads with a module of ours and what it imports. */
function loadedWith(entry: string): Loaded {
  const packages = new Map<string, string>();
  const modules = new Set([resolve(packageRoot(), entry)]);
  // A set takes what is added while it is walked
  for (const module of modules) {
    for (const [, named, bare] of readFileSync(module, 'utf8').matchAll(importStatement)) {
      const specifier = named ?? bare ?? '';
      if (specifier.startsWith('.')) modules.add(resolve(dirname(module), specifier));
      else packages.set(specifier, relative(packageRoot(), module));
    }
  }
  return { packages, modules: [...modules].map((module) => relative(packageRoot(), module)) };
}

describe('start of trousseau serve', () => {
  const { packages, modules } = loadedWith('plugin/cli/serve.ts');

  it('loads the web server', () => {
    expect([...packages.keys()]).toContain('express');
  });

  it('loads no package that only files, mail, cards or figures need', () => {
    expect([...packages].filter(([name]) => loadedLater.test(name))).toEqual([]);
  });

  it('loads nothing of the mailbox’s wire', () => {
    expect(modules).toContain('plugin/ehealth/soap/transport.ts');
    expect(modules.filter((module) => roomsLater.test(module))).toEqual([]);
  });
});
