import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Register } from './control/control.ts';
import { defaultRegister, RegisterSchema } from './control/register.ts';
import { startSimulator } from './simulator.ts';

/*
 * The simulator as a process of its own. Prints one line of JSON (SimulatorReady) once it listens; ends with SIGTERM or SIGINT,
 * and with `--until-stdin-ends` when its standard input does, so that it does not outlive who started it.
 */

const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    port: { type: 'string', default: '0' },
    'business-port': { type: 'string', default: '0' },
    'registration-port': { type: 'string', default: '0' },
    'revocation-port': { type: 'string', default: '0' },
    'control-port': { type: 'string', default: '0' },
    register: { type: 'string' },
    'until-stdin-ends': { type: 'boolean', default: false },
  },
});

async function readRegister(file: string | undefined): Promise<Register> {
  if (file === undefined) return defaultRegister;
  return RegisterSchema.parse(JSON.parse(await readFile(file, 'utf8')));
}

if (values.folder === undefined) {
  process.stderr.write(
    'usage: main --folder DIR [--port N] [--business-port N] [--registration-port N] [--revocation-port N] [--control-port N] [--register FILE.json] [--until-stdin-ends]\n',
  );
  process.exit(2);
}

const simulator = await startSimulator({
  folder: resolve(values.folder),
  ports: {
    sts: Number(values.port),
    business: Number(values['business-port']),
    registration: Number(values['registration-port']),
    revocation: Number(values['revocation-port']),
    control: Number(values['control-port']),
  },
  register: await readRegister(values.register),
});

const end = (): void => {
  void simulator.close().then(() => process.exit(0));
};
process.once('SIGTERM', end);
process.once('SIGINT', end);
if (values['until-stdin-ends']) process.stdin.resume().once('end', end).once('error', end);

process.stdout.write(`${JSON.stringify(simulator.ready)}\n`);
