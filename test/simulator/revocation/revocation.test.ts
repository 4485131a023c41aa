import { spawn, spawnSync } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { issueLeaf } from '../../../simulator/pki/certification-authority.ts';
import { freshKeys } from '../../../simulator/pki/key-source.ts';
import { testPki } from '../../support/fixtures/keystores.ts';
import { startSimulator, type TestSimulator } from '../../support/servers/simulator.ts';
import { systemPart } from '../../support/tools/system-parts.ts';

const openssl = systemPart('openssl');

const lines = ['001', '002'] as const;
type Line = (typeof lines)[number];

describe.skipIf(openssl.missing)('simulated revocation, checked by openssl', () => {
  let simulator: TestSimulator;
  let folder: string;
  /** One leaf of each line, with the addresses of the services in it. */
  let leaves: Readonly<Record<Line, Buffer>>;

  const file = (name: string): string => join(folder, name);

  beforeAll(async () => {
    simulator = await startSimulator();
    folder = mkdtempSync(join(tmpdir(), 'trousseau-revocation-'));
    const pki = await testPki();
    const leaf = async (line: Line): Promise<Buffer> => {
      const { der } = issueLeaf(pki[`issuing${line}`], {
        holder: { type: 'SSIN', id: '00000000097', applicationId: null, name: 'ALIX EXEMPLE' },
        publicKey: (await freshKeys.ec('P-256')).publicKey,
        notBefore: new Date(Date.now() - 24 * 3_600_000),
        notAfter: new Date(Date.now() + 24 * 3_600_000),
        revocation: {
          ocsp: simulator.ready.ocsp,
          crl: line === '001' ? simulator.ready.crl : simulator.ready.crl002,
        },
      });
      const issuer = pki[`issuing${line}`].certificate;
      writeFileSync(file(`leaf-${line}.pem`), new X509Certificate(der).toString());
      writeFileSync(file(`issuer-${line}.pem`), new X509Certificate(issuer).toString());
      writeFileSync(
        file(`chain-${line}.pem`),
        [issuer, pki[`root${line}`].certificate]
          .map((certificate) => new X509Certificate(certificate).toString())
          .join(''),
      );
      return der;
    };
    leaves = { '001': await leaf('001'), '002': await leaf('002') };
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await simulator.stop();
  });
  beforeEach(async () => {
    await simulator.fault(null);
    await simulator.settings({ revoked: [], ocspSigner: 'delegated' });
  });

  const revoke = (
    line: Line,
    more: { at?: string; reason?: 'keyCompromise' } = {},
  ): Promise<void> =>
    simulator.settings({
      revoked: [{ certificate: leaves[line].toString('base64'), ...more }],
    });

  /** What openssl prints about the revocation of a line's leaf. */
  async function ask(line: Line, ...options: readonly string[]): Promise<string> {
    const child = spawn(openssl.path, [
      ...['ocsp', ...options, '-issuer', file(`issuer-${line}.pem`)],
      ...['-cert', file(`leaf-${line}.pem`), '-CAfile', file(`chain-${line}.pem`)],
      ...['-url', simulator.ready.ocsp],
    ]);
    const pieces: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => pieces.push(piece));
    child.stderr.on('data', (piece: Buffer) => pieces.push(piece));
    await once(child, 'close');
    return Buffer.concat(pieces).toString('utf8');
  }

  const good = (line: Line): string => `leaf-${line}.pem: good`;

  describe.each(lines)('line %s', (line) => {
    it.each(['delegated', 'issuer'] as const)('answers good with signer %s', async (ocspSigner) => {
      await simulator.settings({ ocspSigner });
      const said = await ask(line, '-resp_text');
      expect(said).toContain('Response verify OK');
      expect(said).toContain(good(line));
      expect(said.includes('Trousseau simulation - OCSP responder')).toBe(
        ocspSigner === 'delegated',
      );
      expect(said).toMatch(/This Update: .*\n\s*Next Update: /);
      expect(said).not.toContain('WARNING: no nonce');
    });

    it('answers revoked with the time and the reason', async () => {
      await revoke(line, { at: '2026-02-03T04:05:06Z', reason: 'keyCompromise' });
      const said = await ask(line);
      expect(said).toContain('Response verify OK');
      expect(said).toMatch(
        /: revoked\n[^]*Reason: keyCompromise\n\s*Revocation Time: Feb {2}3 04:05:06 2026 GMT/,
      );
    });

    it('answers requests by SHA-256 and without nonce', async () => {
      await revoke(line);
      expect(await ask(line, '-no_nonce')).toMatch(/: revoked\n(?![^]*Reason)/);
      expect(await ask(line, '-sha256')).toMatch(/Response verify OK\n[^]*: revoked\n/);
    });

    it('lists the revoked certificate in a list that the authority signed', async () => {
      const list = async (): Promise<string> => {
        const url = line === '001' ? simulator.ready.crl : simulator.ready.crl002;
        const response = await fetch(url);
        expect(response.headers.get('content-type')).toBe('application/pkix-crl');
        writeFileSync(file('list.crl'), Buffer.from(await response.arrayBuffer()));
        const { stdout, stderr } = spawnSync(
          openssl.path,
          [
            ...['crl', '-inform', 'DER', '-in', file('list.crl'), '-noout', '-text'],
            ...['-CAfile', file(`chain-${line}.pem`)],
          ],
          { encoding: 'utf8' },
        );
        return stdout + stderr;
      };
      expect(await list()).toMatch(/verify OK[^]*No Revoked|No Revoked[^]*verify OK/);
      await revoke(line, { at: '2026-02-03T04:05:06Z', reason: 'keyCompromise' });
      const said = await list();
      expect(said).toContain('verify OK');
      expect(said).toContain('Version 2');
      expect(said).toContain(
        `Serial Number: ${new X509Certificate(leaves[line]).serialNumber}\n        Revocation Date: Feb  3 04:05:06 2026 GMT`,
      );
      expect(said).toMatch(/CRL Reason Code: ?\n\s*Key Compromise/);
    });
  });

  it('writes the service addresses into the certificate', () => {
    const { infoAccess } = new X509Certificate(leaves['001']);
    expect(infoAccess).toContain(`OCSP - URI:${simulator.ready.ocsp}`);
    const { stdout } = spawnSync(
      openssl.path,
      ['x509', '-in', file('leaf-002.pem'), '-noout', '-ext', 'crlDistributionPoints'],
      { encoding: 'utf8' },
    );
    expect(stdout).toContain(`URI:${simulator.ready.crl002}`);
  });

  it('answers good when the revocation is in the future', async () => {
    await revoke('001', { at: new Date(Date.now() + 3_600_000).toISOString() });
    expect(await ask('001')).toContain(good('001'));
  });

  it('keeps the revocation of one line out of the other line', async () => {
    const list = async (url: string): Promise<boolean> =>
      Buffer.from(await (await fetch(url)).arrayBuffer()).includes(
        Buffer.from(new X509Certificate(leaves['001']).serialNumber, 'hex'),
      );
    await revoke('001');
    expect(await ask('002')).toContain(good('002'));
    expect(await Promise.all([simulator.ready.crl, simulator.ready.crl002].map(list))).toEqual([
      true,
      false,
    ]);
  });

  /** An OCSPRequest as openssl writes it. */
  function request(issuer: string, ...options: readonly string[]): Buffer {
    const { status } = spawnSync(openssl.path, [
      ...['ocsp', '-issuer', issuer, '-serial', '0x77', '-reqout', file('request.der'), ...options],
    ]);
    expect(status).toBe(0);
    return readFileSync(file('request.der'));
  }

  it('answers a GET request', async () => {
    const der = request(file('issuer-001.pem'), '-no_nonce');
    const response = await fetch(
      `${simulator.ready.ocsp}/${encodeURIComponent(der.toString('base64'))}`,
    );
    writeFileSync(file('answer.der'), Buffer.from(await response.arrayBuffer()));
    const { stdout, stderr } = spawnSync(
      openssl.path,
      [
        ...['ocsp', '-respin', file('answer.der'), '-reqin', file('request.der'), '-no_nonce'],
        ...['-CAfile', file('chain-001.pem'), '-issuer', file('issuer-001.pem'), '-serial', '0x77'],
      ],
      { encoding: 'utf8' },
    );
    expect(stdout + stderr).toContain('Response verify OK');
    expect(stdout).toContain('0x77: good');
    expect((await simulator.messages()).at(-1)).toMatchObject({
      service: 'ocsp',
      body: der.toString('base64'),
      outcome: 'answer',
    });
  });

  /** A request whose CertID names an issuer that is not quite ours: the two hashes follow each other. */
  function otherHash(which: 'issuer name' | 'issuer key'): Buffer {
    const der = request(file('issuer-001.pem'), '-no_nonce');
    const octets = Buffer.from('0414', 'hex');
    const first = der.indexOf(octets) + octets.length;
    const at = which === 'issuer name' ? first : der.indexOf(octets, first) + octets.length;
    createHash('sha1').update(which).digest().copy(der, at);
    return der;
  }

  it.each<[string, () => Buffer, string]>([
    ['nothing', () => Buffer.alloc(0), 'malformedRequest'],
    ['what is no DER', () => Buffer.from('30820000', 'hex'), 'malformedRequest'],
    ['an authority of another name', () => otherHash('issuer name'), 'unauthorized'],
    ['an authority with another key', () => otherHash('issuer key'), 'unauthorized'],
  ])('refuses %s', async (_, make, outcome) => {
    const response = await fetch(simulator.ready.ocsp, { method: 'POST', body: make() });
    const status = { malformedRequest: 1, unauthorized: 6 }[outcome];
    expect(Buffer.from(await response.arrayBuffer())).toEqual(
      Buffer.from([0x30, 0x03, 0x0a, 0x01, status ?? 0]),
    );
    expect((await simulator.messages()).at(-1)?.outcome).toBe(outcome);
  });

  describe('with an ordered fault', () => {
    it.each([
      ['ocsp-try-later', /trylater/],
      ['ocsp-unknown', /Response verify OK\n[^]*: unknown/],
      ['ocsp-expired', /Status times invalid|status expired/],
      ['ocsp-bad-signature', /Response Verify Failure/],
      ['unknown-signer', /Response Verify Failure/],
      ['ocsp-other-serial', /Response verify OK\n[^]*ERROR: No Status found/],
    ] as const)('answers with the ordered fault once: %s', async (mode, said) => {
      await simulator.fault(mode, 1, 'ocsp');
      expect(await ask('001')).toMatch(said);
      expect(await ask('001')).toContain(good('001'));
    });

    it('answers with the shared HTTP faults for OCSP and lists', async () => {
      await simulator.fault('http-503', 1, 'ocsp');
      await simulator.fault('reset', 1, 'crl');
      expect((await fetch(simulator.ready.ocsp, { method: 'POST', body: 'x' })).status).toBe(503);
      await expect(fetch(simulator.ready.crl)).rejects.toThrow();
      expect((await simulator.state()).faults).toEqual([]);
    });

    it.each([
      ['crl-expired', /verify OK/, false],
      ['crl-bad-signature', /verify failure/, true],
      ['crl-other-issuer', /Error getting CRL issuer certificate|verify failure/, true],
    ] as const)('returns a faulty list: %s', async (mode, said, current) => {
      await simulator.fault(mode, 1, 'crl');
      const list = Buffer.from(await (await fetch(simulator.ready.crl)).arrayBuffer());
      writeFileSync(file('bent.crl'), list);
      const crl = (...options: readonly string[]): string => {
        const { stdout, stderr } = spawnSync(
          openssl.path,
          ['crl', '-inform', 'DER', '-in', file('bent.crl'), '-noout', ...options],
          { encoding: 'utf8' },
        );
        return stdout + stderr;
      };
      expect(crl('-CAfile', file('issuer-001.pem'))).toMatch(said);
      const next = Date.parse(/nextUpdate=(.*)/.exec(crl('-nextupdate'))?.[1] ?? '');
      expect(next > Date.now()).toBe(current);
    });
  });

  it('announces no keep-alive timeout', async () => {
    const response = await fetch(simulator.ready.crl);
    await response.arrayBuffer();
    expect(response.headers.get('keep-alive')).toBeNull();
  });

  it('answers 404 to other paths', async () => {
    expect((await fetch(simulator.ready.crl.replace('001', '003'))).status).toBe(404);
    expect((await fetch(simulator.ready.ocsp)).status).toBe(404);
  });
});
