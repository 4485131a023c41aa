#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../package-root.ts';
import type { CliIo } from './run-command.ts';

interface Command {
  readonly summary: string;
  /** Loaded when asked for: inspecting a file needs neither a database nor a web server. */
  readonly load: () => Promise<{ readonly run: (args: string[], io: CliIo) => Promise<number> }>;
}

const commands: Readonly<Record<string, Command>> = {
  inspect: {
    summary: 'show what a keystore file holds and whether it will work',
    load: () => import('./inspect/inspect.ts'),
  },
  'needs-renewal': {
    summary: 'check in a script whether a keystore must be renewed',
    load: () => import('./needs-renewal.ts'),
  },
  serve: {
    summary: 'run the module on its own, next to a host that is not Node',
    load: () => import('./serve.ts'),
  },
  doctor: {
    summary: 'check the installation and show how to fix each problem',
    load: () => import('./doctor/doctor.ts'),
  },
  backup: {
    summary: 'copy the database, also while it is in use',
    load: () => import('./store/backup.ts'),
  },
  'restore-check': {
    summary: 'check that a backup can be restored',
    load: () => import('./store/restore-check.ts'),
  },
  'rotate-key': {
    summary: 'seal every stored keystore with a new master key',
    load: () => import('./store/rotate-key.ts'),
  },
  anchors: {
    summary: 'show and update the trusted certification authorities',
    load: () => import('./anchors/anchors.ts'),
  },
};

const wrongUsage = 255;

/** Runs one command and gives its exit status; 255 for wrong usage of any of them. */
async function main([name, ...args]: string[], io: CliIo): Promise<number> {
  if (name === '--help' || name === '-h' || name === 'help') {
    io.stdout.write(usage());
    return 0;
  }
  if (name === '--version') {
    io.stdout.write(`${version()}\n`);
    return 0;
  }
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    const problem = name === undefined ? 'missing command' : `unknown command: ${name}`;
    io.stderr.write(`trousseau: ${problem}\n\n${usage()}`);
    return wrongUsage;
  }
  const { run } = await command.load();
  return run(args, io);
}

function usage(): string {
  const lines = Object.entries(commands).map(
    ([name, { summary }]) => `  ${name.padEnd(15)}${summary}`,
  );
  return `Usage: trousseau <command> [options]

${lines.join('\n')}

"trousseau <command> --help" lists the options of a command.
`;
}

function version(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8'));
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest
    ? String(manifest.version)
    : 'unknown';
}

process.exitCode = await main(process.argv.slice(2), process);
