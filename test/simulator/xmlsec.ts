import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemPart } from '../support/tools/system-parts.ts';

/* XML signatures by xmlsec1, whose authors have seen neither our client nor our simulator. */

export const xmlsec = systemPart('xmlsec1');

const wsu = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd';
const wsse = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';

/** Which attributes are ids: xmlsec1 takes no schema's word for it. */
const ids = [
  ['--id-attr:Id', 'http://schemas.xmlsoap.org/soap/envelope/:Body'],
  ['--id-attr:Id', `${wsu}:Timestamp`],
  ['--id-attr:Id', `${wsse}:BinarySecurityToken`],
  ['--id-attr:AssertionID', 'urn:oasis:names:tc:SAML:1.0:assertion:Assertion'],
].flat();

// From 1.3 on it only uses a key that KeyInfo names, unless this option is set
const lax =
  xmlsec.missing ||
  !spawnSync(xmlsec.path, ['--help-sign']).stdout.toString().includes('--lax-key-search')
    ? []
    : ['--lax-key-search'];

function inFolder<Result>(work: (folder: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'trousseau-xmlsec-'));
  try {
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Fills in digests and value of the signature that `xpath` finds, base64 on one line. `key` is PEM; `more` names further ids. */
export function sign(
  template: string,
  key: string,
  xpath: string,
  more: readonly string[] = [],
): string {
  return inFolder((folder) => {
    writeFileSync(join(folder, 'key.pem'), key);
    writeFileSync(join(folder, 'template.xml'), template);
    const signed = execFileSync(
      xmlsec.path,
      [
        ...['--sign', ...lax, '--privkey-pem', join(folder, 'key.pem'), ...ids, ...more],
        ...['--node-xpath', xpath, join(folder, 'template.xml')],
      ],
      { encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    return signed.replaceAll(/(?<=<ds:SignatureValue>)[^<]+/g, (value) =>
      value.replaceAll(/\s/g, ''),
    );
  });
}

/** Whether xmlsec1 finds the signature right that `xpath` finds, with the key of a PEM certificate. */
export function verifies(text: string, certificate: string, xpath: string): boolean {
  return inFolder((folder) => {
    writeFileSync(join(folder, 'certificate.pem'), certificate);
    writeFileSync(join(folder, 'message.xml'), text);
    const { status } = spawnSync(xmlsec.path, [
      ...['--verify', ...lax, '--enabled-reference-uris', 'same-doc'],
      ...['--enabled-key-data', 'key-name'],
      ...['--pubkey-cert-pem', join(folder, 'certificate.pem'), ...ids],
      ...['--node-xpath', xpath, join(folder, 'message.xml')],
    ]);
    return status === 0;
  });
}

export const securitySignature = `//*[local-name()='Security']/*[local-name()='Signature']`;
export const assertionSignature = `//*[local-name()='Assertion']/*[local-name()='Signature']`;
