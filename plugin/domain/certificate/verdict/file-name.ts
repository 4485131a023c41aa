import { padIdentifier } from '../../../pki/x509/ehealth-subject.ts';
import type { Environment } from '../../../pki/x509/trust-anchor.ts';

/** What the official tool writes into a file's name. People rename files, so all of it is a hint and proves nothing. */
export interface FileNameHints {
  readonly holder: { readonly type: string; readonly id: string } | null;
  /** Day of the request, YYYY-MM-DD in local time. */
  readonly requestedOn: string | null;
  /** null: the extension says nothing, or names the integration environment, which we do not serve. */
  readonly environment: Exclude<Environment, 'simulation'> | null;
}

/**
 * Reads `TYPE=ID[,APPID] yyyyMMdd-HHmmss.ext` tolerantly: a dash for the blank, `.acc.p12`, "(1)" or "- Copy" before the
 * extension, folders before the name.
 */
export function parseFileName(fileName: string): FileNameHints {
  const name = fileName.split(/[/\\]/).at(-1) ?? '';
  const holder = /^\s*([A-Z][A-Z0-9_-]*)\s*=\s*([0-9]{1,11})(?![0-9])/i.exec(name);
  const stamp = /(?<![0-9])([0-9]{4})([0-9]{2})([0-9]{2})-[0-9]{6}(?![0-9])/.exec(name);
  const type = holder?.[1]?.toUpperCase();
  return {
    holder:
      type !== undefined && holder?.[2] !== undefined
        ? { type, id: padIdentifier(type, holder[2]) }
        : null,
    requestedOn: stamp === null ? null : stamp.slice(1, 4).join('-'),
    environment: environmentOfName(name),
  };
}

function environmentOfName(name: string): FileNameHints['environment'] {
  if (/\.acc[-.]p12\b/i.test(name)) return 'acceptance';
  if (/\.int[-.]p12\b/i.test(name)) return null;
  return /\.p12$/i.test(name.trim()) ? 'production' : null;
}
