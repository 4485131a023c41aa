import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { systemPart } from '../../support/tools/system-parts.ts';

export const openssl = systemPart('openssl');

/** An authority that OpenSSL runs: it issues, revokes, answers by OCSP and writes lists. Keys are made on the spot. */
export interface OpensslAuthority {
  readonly certificate: Buffer;
  /** A certificate under this authority; `extensions` are lines of an OpenSSL section, `args` more for `openssl ca`. */
  issue(name: string, extensions?: readonly string[], args?: readonly string[]): Buffer;
  revoke(name: string, reason: string): void;
  /** Empties its register: of nothing it issued it knows any more. */
  forget(): void;
  /** OpenSSL's answer to a request. */
  answer(request: Uint8Array, how?: AnswerOptions): Buffer;
  crl(options?: {
    readonly extensions?: readonly string[];
    readonly args?: readonly string[];
  }): Buffer;
  /** A request as OpenSSL reads it. */
  describeRequest(request: Uint8Array): string;
  /** OpenSSL's own responder on a port of its choice. */
  serve(how?: AnswerOptions): Promise<{ readonly url: string; stop(): Promise<void> }>;
}

export interface AnswerOptions {
  /** Signs instead of the authority: a certificate of this name. */
  readonly signer?: string;
  readonly args?: readonly string[];
}

const day = 24 * 60 * 60_000;

export function createOpensslAuthority(
  key: readonly string[] = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  usage = 'critical,keyCertSign,cRLSign',
): OpensslAuthority & { close(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'trousseau-authority-'));
  const at = (name: string) => join(folder, name);
  const run = (...args: readonly string[]) =>
    execFileSync(openssl.path, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
  let serial = 0x1000;

  writeFileSync(at('index.txt'), '');
  writeFileSync(at('crlnumber'), '01\n');
  const configure = (section: readonly string[], name = 'ca.cnf') => {
    writeFileSync(
      at(name),
      [
        '[ca]\ndefault_ca = here\n[here]',
        'database = index.txt\ncrlnumber = crlnumber\nnew_certs_dir = .\nserial = serial',
        'default_md = sha256\npolicy = any\ndefault_days = 30\ndefault_crl_days = 7',
        'unique_subject = no\nx509_extensions = given\ncrl_extensions = list',
        '[any]\ncommonName = supplied\n[given]\n',
        ...section.map((line) => `${line}\n`),
      ].join('\n'),
    );
  };
  configure([]);
  run(
    ...['req', '-x509', ...key, '-noenc', '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '60'],
    ...['-subj', '/CN=Test Authority', '-addext', `keyUsage=${usage}`],
    ...['-addext', 'basicConstraints=critical,CA:TRUE'],
  );
  const der = (name: string) => run('x509', '-in', `${name}.pem`, '-outform', 'DER');
  const ca = ['-config', 'ca.cnf', '-cert', 'ca.pem', '-keyfile', 'ca.key'];
  const responder = ({ signer = 'ca', args = [] }: AnswerOptions) => [
    ...['ocsp', '-index', 'index.txt', '-CA', 'ca.pem', '-nmin', '60'],
    ...['-rsigner', `${signer}.pem`, '-rkey', `${signer}.key`, ...args],
  ];

  return {
    certificate: der('ca'),
    issue: (name, extensions = [], args = []) => {
      configure(extensions);
      writeFileSync(at('serial'), `${(serial += 0x11).toString(16)}\n`);
      run(
        'req',
        ...ec,
        '-noenc',
        '-keyout',
        `${name}.key`,
        '-out',
        `${name}.csr`,
        '-subj',
        `/CN=${name}`,
      );
      run('ca', ...ca, '-batch', '-notext', '-in', `${name}.csr`, '-out', `${name}.pem`, ...args);
      return der(name);
    },
    revoke: (name, reason) => {
      run('ca', ...ca, '-revoke', `${name}.pem`, '-crl_reason', reason);
    },
    forget: () => writeFileSync(at('index.txt'), ''),
    answer: (request, how = {}) => {
      writeFileSync(at('request.der'), request);
      run(...responder(how), '-reqin', 'request.der', '-respout', 'response.der');
      return readFileSync(at('response.der'));
    },
    describeRequest: (request) => {
      writeFileSync(at('request.der'), request);
      return run('ocsp', '-reqin', 'request.der', '-req_text', '-noverify').toString();
    },
    crl: ({ extensions = ['authorityKeyIdentifier = keyid'], args = [] } = {}) => {
      configure(['[list]', ...extensions]);
      run('ca', ...ca, '-gencrl', '-out', 'crl.pem', ...args);
      return run('crl', '-in', 'crl.pem', '-outform', 'DER');
    },
    serve: async (how = {}) => {
      const child = spawn(openssl.path, [...responder(how), '-port', '0'], { cwd: folder });
      const port = await new Promise<string>((resolve) => {
        for (const stream of [child.stdout, child.stderr])
          createInterface(stream).on('line', (line) => {
            const found = /ACCEPT .*:(\d+)/.exec(line)?.[1];
            if (found !== undefined) resolve(found);
          });
      });
      return {
        url: `http://127.0.0.1:${port}/`,
        stop: async () => {
          child.kill('SIGKILL');
          await once(child, 'close');
        },
      };
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** An instant some days from now: OpenSSL signs for the present. */
export const inDays = (days: number) => new Date(Date.now() + days * day);
