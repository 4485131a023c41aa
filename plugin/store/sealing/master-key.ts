import { execFile } from 'node:child_process';
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { PluginError } from '../../errors.ts';
import { decodeText } from '../../text-encoding.ts';
import { createKeyFile, readKeyFile } from './key-file.ts';

/** Where the master key comes from; the shape that settings.ts parses. */
export type MasterKeySetting =
  | {
      readonly source: 'file';
      readonly path: string;
      readonly create?: boolean | undefined;
      readonly groupMayRead?: boolean | undefined;
    }
  | { readonly source: 'env'; readonly variable: string }
  | {
      readonly source: 'command';
      readonly command: string;
      readonly args?: readonly string[] | undefined;
    };

/** All versions an operator holds. New files are sealed under `current`; the others open what is not rewrapped yet. */
export interface MasterKeys {
  readonly current: number;
  /** 256-bit keys as KeyObject: printing or serialising one shows nothing. */
  readonly versions: ReadonlyMap<number, KeyObject>;
}

/** Milliseconds a key command may take; a start that hangs on a vault should say so. */
const commandTimeout = 15_000;

/**
 * Reads the master keys. Throws ERR_MASTER_KEY_MISSING when there is none or it is malformed, ERR_MASTER_KEY_UNSAFE when
 * others may read the file. `mayCreate` is false once a database knows a key: a fresh one could open nothing in it.
 */
export async function loadMasterKeys(
  setting: MasterKeySetting,
  {
    mayCreate,
    env = process.env,
  }: { readonly mayCreate: boolean; readonly env?: NodeJS.ProcessEnv },
): Promise<MasterKeys> {
  const where = describeSource(setting);
  const text = await readSource(setting, mayCreate, env);
  if (text === undefined) throw missing(where, 'absent');
  return parseMasterKeys(text, where);
}

async function readSource(
  setting: MasterKeySetting,
  mayCreate: boolean,
  env: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  switch (setting.source) {
    case 'file':
      if (mayCreate && setting.create === true) createKeyFile(setting.path);
      return readKeyFile(setting.path, { groupMayRead: setting.groupMayRead ?? false });
    case 'env':
      return env[setting.variable] === '' ? undefined : env[setting.variable];
    case 'command':
      return await runKeyCommand(setting.command, setting.args ?? []);
  }
}

/** `{"current": 2, "keys": {"1": "<base64>", "2": "<base64>"}}`, or one bare base64 key, which is version 1. */
export function parseMasterKeys(text: string, where: string): MasterKeys {
  const trimmed = text.trim();
  const content: unknown = trimmed.startsWith('{')
    ? parseJson(trimmed, where)
    : { current: 1, keys: { '1': trimmed } };
  const { current, keys } = content as { current?: unknown; keys?: unknown };
  if (typeof keys !== 'object' || keys === null) throw missing(where, 'malformed');
  const versions = new Map<number, KeyObject>();
  for (const [name, value] of Object.entries(keys)) {
    const key = typeof value === 'string' ? decodeKey(value) : undefined;
    if (!/^[1-9]\d{0,8}$/.test(name) || !key) throw missing(where, 'malformed');
    versions.set(Number(name), key);
  }
  if (typeof current !== 'number' || !versions.has(current)) throw missing(where, 'malformed');
  return { current, versions };
}

/**
 * What a database keeps of a key to recognise it again: an HMAC of a fixed text, 64 hex digits. Says nothing about the key,
 * which has 256 random bits.
 */
export function checkValue(key: KeyObject): string {
  return createHmac('sha256', key).update('trousseau master key check').digest('hex');
}

/** The source in words for errors and logs: names a path, variable or program, never what it holds. */
export function describeSource(setting: MasterKeySetting): string {
  switch (setting.source) {
    case 'file':
      return `file ${setting.path}`;
    case 'env':
      return `environment variable ${setting.variable}`;
    case 'command':
      return `command ${setting.command}`;
  }
}

function missing(where: string, problem: 'absent' | 'malformed' | 'command failed'): PluginError {
  // No cause: errors of JSON.parse and execFile quote what they read
  return new PluginError('ERR_MASTER_KEY_MISSING', `no usable master key in ${where}: ${problem}`, {
    params: { where, problem },
  });
}

function parseJson(text: string, where: string): object {
  try {
    return JSON.parse(text) as object;
  } catch {
    throw missing(where, 'malformed');
  }
}

/** Exactly 32 bytes of canonical base64; Buffer alone would accept any garbage. */
function decodeKey(text: string): KeyObject | undefined {
  const bytes = Buffer.from(text, 'base64');
  const canonical = bytes.length === 32 && bytes.toString('base64') === text;
  const key = canonical ? createSecretKey(bytes) : undefined;
  bytes.fill(0);
  return key;
}

function runKeyCommand(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      command,
      [...args],
      { timeout: commandTimeout, maxBuffer: 65_536, encoding: 'buffer', windowsHide: true },
      (error, stdout) => {
        if (error) reject(missing(`command ${command}`, 'command failed'));
        else resolve(decodeText(stdout));
      },
    );
  });
}
