import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { run } from '../../plugin/cli/anchors/anchors.ts';
import {
  createAuthority,
  type CertificationAuthority,
} from '../../simulator/pki/certification-authority.ts';
import { freshKeys } from '../../simulator/pki/key-source.ts';
import { freshPlace, type Place } from '../store/store-fixture.ts';
import { putFreshDatabase } from '../support/servers/fresh-database.ts';
import { xmlsec } from '../support/tools/xmlsec.ts';
import { fingerprintOf, newIssuing, newRoot, pemOf } from '../domain/trust/authorities.ts';
import { signedList } from '../domain/trust/signed-list.ts';
import { runCommandHere } from '../support/tools/command.ts';

let root: CertificationAuthority;
let issuing: CertificationAuthority;
let place: Place;
const at = (name: string) => join(place.folder, name);

beforeAll(async () => {
  root = await newRoot('root CA 901');
  issuing = await newIssuing('issuing CA 901', root);
});
beforeEach(async () => {
  place = freshPlace();
  await putFreshDatabase(place.databasePath, place.keyPath);
  const zip = new ZipFile();
  zip.addBuffer(root.certificate, 'root.cer');
  zip.addBuffer(issuing.certificate, 'issuing.cer');
  zip.end();
  writeFileSync(at('new.zip'), await buffer(zip.outputStream));
});

const anchors = (...args: readonly string[]) =>
  runCommandHere(run, args, {
    env: {
      TROUSSEAU_DATABASE: place.databasePath,
      TROUSSEAU_MASTER_KEY_FILE: place.keyPath,
    },
  });
const acceptance = ['--environment', 'acceptance'];
const isListed = async () => (await anchors('list', '--json')).out.includes(fingerprintOf(issuing));

describe('trousseau anchors', () => {
  it('lists each anchor with its environment, role, end and source', async () => {
    const { code, out } = await anchors('list');
    expect(code).toBe(0);
    expect(out).toMatch(
      /^issuers +acceptance +issuing +ends 2033-09-21 +built-in .*issuing CA 003$/m,
    );
  });

  it('previews an update and keeps the anchors unchanged', async () => {
    const { code, out } = await anchors('preview', at('new.zip'), ...acceptance);
    expect(code).toBe(0);
    expect(out).toContain('Archive, not signed: issuers, acceptance');
    expect(out).toContain(`SHA-256 ${fingerprintOf(issuing)}`);
    expect(out).toContain('2 added, 0 withdrawn, 0 unchanged, 0 rejected.');
    expect(await isListed()).toBe(false);
  });

  it('applies an update only when --yes is given', async () => {
    const hesitant = await anchors('apply', at('new.zip'), ...acceptance);
    expect(hesitant).toMatchObject({ code: 1, err: expect.stringContaining('--yes') as string });
    expect(hesitant.out).toContain('2 added');
    expect(await isListed()).toBe(false);
    expect((await anchors('apply', at('new.zip'), ...acceptance, '--yes')).code).toBe(0);
    expect(await isListed()).toBe(true);
    const again = await anchors('preview', at('new.zip'), ...acceptance, '--json');
    expect(JSON.parse(again.out)).toMatchObject({ added: [], unchanged: 2 });
    const other = await anchors(
      'preview',
      at('new.zip'),
      ...acceptance,
      '--set',
      'assertion-signers',
    );
    expect(other.out).toContain('2 added');
  });

  it.skipIf(xmlsec.missing)(
    'accepts a list when settings or command line name its signer',
    async () => {
      const signer = createAuthority('list signer', '001', await freshKeys.rsa(), null);
      writeFileSync(at('signer.pem'), pemOf(signer));
      const soon = new Date(Date.now() + 86_400_000).toISOString();
      const services = [{ name: 'issuing', certificate: issuing.certificate }];
      writeFileSync(at('tsl.xml'), await signedList({ services, nextUpdate: soon }, signer));
      const preview = (...more: readonly string[]) =>
        anchors('preview', at('tsl.xml'), ...acceptance, ...more);
      const unknown = await preview();
      expect(unknown.code).toBe(1);
      expect(unknown.err).toContain('ERR_TRUST_LIST_INVALID');
      expect((await preview('--list-signer', at('signer.pem'))).out).toContain('1 added');
      writeFileSync(
        at('settings.json'),
        JSON.stringify({
          databasePath: place.databasePath,
          masterKey: { source: 'file', path: place.keyPath },
          trust: { listSigners: [at('signer.pem')] },
        }),
      );
      expect((await preview('--settings', at('settings.json'))).out).toContain('1 added');
    },
  );

  it('rejects the call when an argument or the file is wrong', async () => {
    for (const args of [
      [],
      ['lists'],
      ['preview', at('new.zip')],
      ['preview', at('new.zip'), '--environment', 'prod'],
      ['apply', at('new.zip'), ...acceptance, '--set', 'all'],
      ['apply', at('new.zip'), at('new.zip'), ...acceptance],
    ])
      expect((await anchors(...args)).code).toBe(255);
    expect((await anchors('preview', at('none.zip'), ...acceptance)).err).toContain(
      'ERR_FILE_MISSING',
    );
    writeFileSync(at('bad.zip'), 'PK');
    const bad = await anchors('apply', at('bad.zip'), ...acceptance, '--yes');
    expect(bad).toMatchObject({ code: 1 });
    expect(bad.err).toContain('ERR_TRUST_ARCHIVE_INVALID');
  });
});
