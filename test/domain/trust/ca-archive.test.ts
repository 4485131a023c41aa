import fc from 'fast-check';
import { buffer } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { PluginError } from '../../../plugin/errors.ts';
import { readCaArchive } from '../../../plugin/domain/trust/ca-archive.ts';
import type { CertificationAuthority } from '../../../simulator/pki/certification-authority.ts';
import { newIssuing, newRoot, pemOf } from './authorities.ts';

let root: CertificationAuthority;
let issuing: CertificationAuthority;

beforeAll(async () => {
  root = await newRoot('root');
  issuing = await newIssuing('issuing', root);
});

async function zip(members: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const file = new ZipFile();
  for (const [name, content] of Object.entries(members)) {
    if (name.endsWith('/')) file.addEmptyDirectory(name);
    else file.addBuffer(Buffer.from(content), name);
  }
  file.end();
  return buffer(file.outputStream);
}

const problemOf = async (file: Uint8Array) => {
  const error: unknown = await readCaArchive(file).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof PluginError)) throw new Error('no coded error');
  return `${error.code} ${String(error.params['problem'])}`;
};
const invalid = (problem: string) => `ERR_TRUST_ARCHIVE_INVALID ${problem}`;

/** Changes these bytes in place, at every position where they occur. */
function patch(file: Buffer, from: Buffer, change: (at: number) => void): void {
  for (let at = file.indexOf(from); at !== -1; at = file.indexOf(from, at + 1)) change(at);
}

describe('certificate archive', () => {
  it('reads PEM and DER, in folders, several in one file, and among other files', async () => {
    const file = await zip({
      'acc/': '',
      'acc/root.crt': root.certificate,
      'acc/deep/issuing.PEM': `subject=issuing\n${pemOf(issuing)}${pemOf(root)}`,
      'readme.txt': 'not a certificate',
      'server.p12': 'secret',
    });
    const found = await readCaArchive(file);
    expect(found.map(({ name }) => name)).toEqual(['root.crt', 'issuing.PEM', 'issuing.PEM']);
    expect(found.map(({ certificate }) => certificate)).toEqual([
      root.certificate,
      issuing.certificate,
      root.certificate,
    ]);
  });

  it('keeps unreadable members in the list', async () => {
    const found = await readCaArchive(
      await zip({ 'a.cer': 'nonsense', 'b.der': root.certificate, 'c.pem': '' }),
    );
    expect(found.map(({ name, certificate }) => [name, certificate !== null])).toEqual([
      ['a.cer', false],
      ['b.der', true],
      ['c.pem', false],
    ]);
  });

  it('rejects a file when not a ZIP file, too large or without a certificate file', async () => {
    expect(await problemOf(Buffer.from('PK nothing of the kind'))).toBe(
      invalid('is not a ZIP file'),
    );
    expect(await problemOf(await zip({}))).toBe(invalid('holds no certificate file'));
    expect(await problemOf(await zip({ 'a.txt': 'x' }))).toBe(invalid('holds no certificate file'));
    expect(await problemOf(Buffer.alloc(1024 * 1024 + 1))).toBe(invalid('is too large'));
  });

  it('reads members when their names have backslashes, as older Windows programs write them', async () => {
    const file = await zip({ 'eHealth/root.cer': root.certificate });
    patch(file, Buffer.from('eHealth/root.cer'), (at) => file.write('eHealth\\root.cer', at));
    expect(await readCaArchive(file)).toEqual([
      { name: 'root.cer', certificate: root.certificate },
    ]);
  });

  it.each(['..\\x.cer', 'C:\\x.cer', '../x.cer', '/a/x.cer', 'C:/x.cer'])(
    'rejects an archive when a member is named %s',
    async (name) => {
      const plain = 'n'.repeat(name.length - 4) + '.cer';
      const file = await zip({ [plain]: root.certificate });
      patch(file, Buffer.from(plain), (at) => file.write(name, at));
      expect(await problemOf(file)).toBe(invalid('cannot be read'));
    },
  );

  it('rejects an archive when a member is encrypted', async () => {
    const file = await zip({ 'a.cer': root.certificate });
    patch(file, Buffer.from('PK\u0003\u0004'), (at) => (file[at + 6]! |= 1));
    patch(file, Buffer.from('PK\u0001\u0002'), (at) => (file[at + 8]! |= 1));
    expect(await problemOf(file)).toBe(invalid('is encrypted'));
  });

  it('rejects an archive when sizes or counts exceed a limit after unpacking', async () => {
    const big = Buffer.alloc(65_537, 'certificate');
    expect(await problemOf(await zip({ 'a.cer': big }))).toBe(
      invalid('has a member that is too large'),
    );
    expect(await problemOf(await zip({ 'a.cer': Buffer.alloc(60_000) }))).toBe(
      invalid('has a member that is compressed too strongly'),
    );
    const many = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [
        `${index}.cer`,
        // Every second byte is noise, so that it does not shrink too well
        Buffer.from(
          Array.from({ length: 60_000 }, (_item, at) => (at % 50 === 0 ? (at * 7919) >> 3 : 65)),
        ),
      ]),
    );
    expect(await problemOf(await zip(many))).toBe(invalid('is too large unpacked'));
    const lying = await zip({ 'a.cer': Buffer.alloc(60_000) });
    patch(lying, Buffer.from('PK\u0001\u0002'), (at) => lying.writeUInt32LE(100, at + 24));
    expect(await problemOf(lying)).toBe(invalid('cannot be read'));
    const crowd = Object.fromEntries(
      Array.from({ length: 201 }, (_, index) => [`${index}.txt`, '']),
    );
    expect(await problemOf(await zip(crowd))).toBe(invalid('has too many members'));
  });

  it('returns certificates or a coded error for any changed or cut file', async () => {
    const file = await zip({ 'a.cer': root.certificate, 'b.pem': pemOf(issuing) });
    await fc.assert(
      fc.asyncProperty(
        fc.nat(file.length - 1),
        fc.nat(255),
        fc.nat(file.length),
        async (at, value, cut) => {
          const changed = Buffer.from(file);
          changed[at] = value;
          for (const one of [changed, file.subarray(0, cut)]) {
            const error: unknown = await readCaArchive(one).then(
              () => undefined,
              (reason: unknown) => reason,
            );
            if (error !== undefined) expect(error).toBeInstanceOf(PluginError);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
