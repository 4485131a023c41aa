import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certificatePem } from '../../../simulator/pki/certification-authority.ts';
import { systemPart } from './system-parts.ts';

export const xmlsec = systemPart('xmlsec1');
export const xmllint = systemPart('xmllint');

const ids = [
  ['Id', 'http://schemas.xmlsoap.org/soap/envelope/:Body'],
  [
    'Id',
    'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd:Timestamp',
  ],
  [
    'Id',
    'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd:BinarySecurityToken',
  ],
  ['AssertionID', 'urn:oasis:names:tc:SAML:1.0:assertion:Assertion'],
  ['Id', 'http://uri.etsi.org/01903/v1.3.2#:SignedProperties'],
] as const;

export interface Run {
  readonly ok: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program over files that exist for that long only; `{name}` in an argument becomes the path of a file. */
export async function runOnFiles(
  program: string,
  files: Readonly<Record<string, string>>,
  args: readonly string[],
): Promise<Run> {
  const folder = await mkdtemp(join(tmpdir(), 'trousseau-xml-'));
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    const filled = args.map((each) =>
      each.replace(/\{([^}]+)\}/g, (_whole, name: string) => join(folder, name)),
    );
    return await new Promise((resolve) => {
      execFile(program, filled, { maxBuffer: 1 << 24 }, (error, stdout, stderr) => {
        resolve({ ok: error === null, stdout, stderr });
      });
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

const idArguments = ids.flatMap(([attribute, element]) => [`--id-attr:${attribute}`, element]);

/**
 * xmlsec1's verdict on the first signature of a message, or on the one that `signature` (an XPath) finds. The key is that of
 * `certificate`; no chain is checked. `uris`: kinds of references that may occur, in xmlsec1's words.
 */
export function verifyWithXmlsec(
  xml: string,
  certificate: Uint8Array,
  signature = "(//*[local-name()='Security']/*[local-name()='Signature'] | //*[local-name()='Assertion']/*[local-name()='Signature'])[last()]",
  uris = 'same-doc',
): Promise<Run> {
  return runOnFiles(xmlsec.path, { 'message.xml': xml, 'key.pem': certificatePem(certificate) }, [
    '--verify',
    '--enabled-reference-uris',
    uris,
    '--enabled-key-data',
    'key-name',
    '--pubkey-cert-pem',
    '{key.pem}',
    ...idArguments,
    '--node-xpath',
    signature,
    '{message.xml}',
  ]);
}

/** A template with an empty signature, filled in by xmlsec1. */
export async function signWithXmlsec(template: string, privateKeyPem: string): Promise<string> {
  const run = await runOnFiles(
    xmlsec.path,
    { 'template.xml': template, 'key.pem': privateKeyPem },
    ['--sign', '--privkey-pem', '{key.pem}', ...idArguments, '{template.xml}'],
  );
  if (!run.ok) throw new Error(`xmlsec1 does not sign: ${run.stderr}`);
  return run.stdout;
}
