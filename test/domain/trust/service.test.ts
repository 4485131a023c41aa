import { X509Certificate } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import type { Actor } from '../../../plugin/domain/practice/actor.ts';
import { createBerBudget } from '../../../plugin/pki/asn1/ber.ts';
import { readCertificate } from '../../../plugin/pki/x509/certificate.ts';
import { builtInAnchors } from '../../../plugin/pki/x509/trust-anchor.ts';
import type { Store } from '../../../plugin/store/index.ts';
import { expiringAuthorities } from '../../../plugin/domain/trust/expiring-authorities.ts';
import { createIssuedCertificates } from '../../../plugin/domain/trust/issued-certificates.ts';
import type { TrustStore, TrustServices } from '../../../plugin/domain/trust/service.ts';
import { createTrustStore } from '../../../plugin/domain/trust/trust-store.ts';
import { createTrustServices } from '../../../plugin/domain/trust/create-service.ts';
import { createTrustUpdates } from '../../../plugin/domain/trust/updates.ts';
import { createAuthority, issueLeaf } from '../../../simulator/pki/certification-authority.ts';
import type { CertificationAuthority } from '../../../simulator/pki/certification-authority.ts';
import { freshKeys } from '../../../simulator/pki/key-source.ts';
import { aCertificate, freshStore, noFacts } from '../../store/store-fixture.ts';
import { anAdmin } from '../../support/builders/actor.ts';
import { xmlsec } from '../../support/tools/xmlsec.ts';
import { builtInEntries, entryOf, fingerprintOf, newIssuing, newRoot, now } from './authorities.ts';
import { signedList } from './signed-list.ts';
import { runKeys } from '../../support/fixtures/run-keys.ts';

let root: CertificationAuthority;
let issuing: CertificationAuthority;
let listSigner: CertificationAuthority;

beforeAll(async () => {
  root = await newRoot('root CA 901');
  issuing = await newIssuing('issuing CA 901', root);
  listSigner = createAuthority('list signer', '001', await runKeys('file').rsa(), null);
});

const admin = anAdmin({ userId: 'a1', practiceId: 'practice' });

let store: Store;
let clock: Date;
beforeEach(async () => {
  ({ store } = await freshStore());
  clock = now;
});

const trustStoreOf = (
  settingsAnchors: Parameters<typeof createTrustStore>[0]['settingsAnchors'] = [],
) =>
  createTrustStore({
    builtIn: builtInAnchors,
    settingsAnchors,
    settingsSigners: [{ certificate: root.certificate, environment: 'production' }],
    repository: store.trust,
  });

function servicesOf(
  trustStore: TrustStore,
  updateBy: 'operator' | 'admin' = 'admin',
): TrustServices {
  const updates = createTrustUpdates({
    repository: store.trust,
    trustStore,
    listSigners: [new X509Certificate(listSigner.certificate)],
    now: () => clock,
  });
  const issued = createIssuedCertificates({
    ...store,
    anchors: () => trustStore.anchors(),
    renewalWindowDays: 90,
    now: () => clock,
  });
  return createTrustServices({ updates, trustStore, updateBy, issued, now: () => clock });
}

async function archiveOf(...authorities: readonly CertificationAuthority[]) {
  const zip = new ZipFile();
  authorities.forEach(({ certificate }, index) => zip.addBuffer(certificate, `${index}.cer`));
  zip.end();
  return {
    file: await buffer(zip.outputStream),
    fileName: 'eHealth CAs.zip',
    set: 'issuers',
    environment: 'production',
  } as const;
}
const coded = (code: string) => expect.objectContaining({ code }) as Error;
const known = (trustStore: TrustStore, authority: CertificationAuthority) =>
  trustStore.anchors().some(({ fingerprint }) => fingerprint === fingerprintOf(authority));

describe('update of the authorities', () => {
  it('changes nothing until applied, then everything at once, with an audit entry', async () => {
    const trustStore = trustStoreOf();
    const services = servicesOf(trustStore);
    const preview = await services.prepare(admin, await archiveOf(issuing, root));
    expect(preview).toMatchObject({ source: 'archive', list: null, unchanged: 0 });
    expect(preview.added).toHaveLength(2);
    expect(await services.preview(admin, preview.id)).toEqual(preview);
    expect(known(trustStore, issuing)).toBe(false);

    await services.apply(admin, preview.id);
    expect(known(trustStore, issuing)).toBe(true);
    const { entries, mayUpdate } = await services.list(admin);
    expect(mayUpdate).toBe(true);
    expect(entries.find(({ fingerprint }) => fingerprint === fingerprintOf(issuing))).toMatchObject(
      {
        source: 'archive',
        addedAt: now.toISOString(),
        addedBy: 'Alix Gestion',
      },
    );
    expect(await store.audit.verify('')).toEqual({ entries: 1, brokenAt: null });
    await expect(services.apply(admin, preview.id)).rejects.toEqual(coded('ERR_NOT_FOUND'));
  });

  it('reaches other processes after their next refresh', async () => {
    const [here, there] = [trustStoreOf(), trustStoreOf()];
    expect(await there.refresh()).toBe(false);
    const services = servicesOf(here);
    await services.apply(admin, (await services.prepare(admin, await archiveOf(root))).id);
    expect(known(there, root)).toBe(false);
    expect(await there.refresh()).toBe(true);
    expect(await there.refresh()).toBe(false);
    expect(known(there, root)).toBe(true);
  });

  it('rejects an update when another was applied since the preview', async () => {
    const services = servicesOf(trustStoreOf());
    const first = await services.prepare(admin, await archiveOf(root));
    const second = await services.prepare(admin, await archiveOf(root, issuing));
    await services.apply(admin, first.id);
    await expect(services.apply(admin, second.id)).rejects.toEqual(coded('ERR_CONFLICT'));
    expect(await store.trust.list()).toHaveLength(1);
  });

  it('expires after half an hour, or when discarded', async () => {
    const services = servicesOf(trustStoreOf());
    const update = await archiveOf(root);
    const { id } = await services.prepare(admin, update);
    clock = new Date(now.getTime() + 30 * 60_000);
    await expect(services.apply(admin, id)).rejects.toEqual(coded('ERR_NOT_FOUND'));
    const again = await services.prepare(admin, update);
    await services.discard(admin, again.id);
    await expect(services.preview(admin, again.id)).rejects.toEqual(coded('ERR_NOT_FOUND'));
  });

  it.skipIf(xmlsec.missing)(
    'withdraws authorities when a signed list no longer names them',
    async () => {
      const trustStore = trustStoreOf();
      const services = servicesOf(trustStore);
      await services.apply(
        admin,
        (await services.prepare(admin, await archiveOf(root, issuing))).id,
      );
      const file = await signedList(
        { services: [{ name: 'issuing', certificate: issuing.certificate }] },
        listSigner,
      );
      const update = {
        file,
        fileName: 'tsl.xml',
        set: 'issuers',
        environment: 'production',
      } as const;
      const preview = await services.prepare(admin, update);
      expect(preview).toMatchObject({
        source: 'trusted-list',
        added: [],
        unchanged: 1,
        withdrawn: [{ fingerprint: fingerprintOf(root) }],
        list: { sequenceNumber: 7 },
      });
      await services.apply(admin, preview.id);
      expect([known(trustStore, issuing), known(trustStore, root)]).toEqual([true, false]);
      expect(trustStore.anchors()).toHaveLength(builtInAnchors.length + 1);
    },
  );

  it.skipIf(xmlsec.missing)(
    'rejects a signed list when older than the last applied list',
    async () => {
      const services = servicesOf(trustStoreOf());
      const listed = async (
        sequenceNumber: string,
        issuedAt: string,
        ...who: CertificationAuthority[]
      ) => {
        const named = who.map(({ certificate }) => ({ name: 'CA', certificate }));
        const file = await signedList({ services: named, sequenceNumber, issuedAt }, listSigner);
        return { ...(await archiveOf(root)), file, fileName: 'tsl.xml' };
      };
      const authorities = [issuing, root];
      const older = await listed('7', '2026-03-02T00:00:00Z', ...authorities);
      const current = await listed('8', '2026-03-02T00:00:00Z', root);
      const prepared = async (update: typeof older) => (await services.prepare(admin, update)).id;
      const first = await prepared(older);
      const late = await prepared(older);
      await services.apply(admin, first);
      await services.apply(admin, await prepared(current));
      const isOlder = expect.objectContaining({
        code: 'ERR_TRUST_LIST_INVALID',
        params: { problem: 'older' },
      }) as Error;
      for (const update of [older, await listed('8', '2026-03-01T23:59:59Z', ...authorities)])
        await expect(services.prepare(admin, update)).rejects.toEqual(isOlder);
      await expect(services.apply(admin, late)).rejects.toEqual(coded('ERR_CONFLICT'));
      expect((await store.trust.list()).map(({ fingerprint }) => fingerprint)).toEqual([
        fingerprintOf(root),
      ]);

      // Neither the very same list again, nor another set or environment
      await services.apply(admin, await prepared(current));
      const elsewhere = { ...older, set: 'assertion-signers' as const };
      expect(await services.prepare(admin, elsewhere)).toMatchObject({ unchanged: 1, added: [{}] });
      const acceptance = { ...older, environment: 'acceptance' as const };
      expect(await services.prepare(admin, acceptance)).toMatchObject({ added: [{}, {}] });
    },
  );

  it.skipIf(xmlsec.missing)(
    'rejects a signed list when a newer one was applied after the preview',
    async () => {
      const services = servicesOf(trustStoreOf());
      const named = [{ name: 'CA', certificate: root.certificate }];
      const file = await signedList({ services: named }, listSigner);
      const preview = await services.prepare(admin, { ...(await archiveOf(root)), file });
      // Like a store that has applied a newer list since then, even if its version has not changed
      const apply = store.trust.apply.bind(store.trust);
      store.trust.apply = (one, version, ...rest) =>
        apply(
          { ...one, list: { ...one.list!, sequenceNumber: 9 }, added: [] },
          version,
          ...rest,
        ).then(() => apply(one, version + 1, ...rest));
      await expect(services.apply(admin, preview.id)).rejects.toMatchObject({
        code: 'ERR_TRUST_LIST_INVALID',
        params: { problem: 'older' },
      });
      expect(await store.trust.list()).toEqual([]);
    },
  );

  it('rejects a broken file with the code of a list, or of an archive for a ZIP file', async () => {
    const update = { ...(await archiveOf(root)), file: Buffer.from('hello') };
    const services = servicesOf(trustStoreOf());
    await expect(services.prepare(admin, update)).rejects.toEqual(coded('ERR_TRUST_LIST_INVALID'));
    const broken = { ...update, file: Buffer.from('PK hello') };
    await expect(services.prepare(admin, broken)).rejects.toEqual(
      coded('ERR_TRUST_ARCHIVE_INVALID'),
    );
  });
});

describe('trust rights', () => {
  it('allows admins to read, and to update only when the settings let admins update', async () => {
    const update = await archiveOf(root);
    for (const [roles, updateBy] of [
      [['clinician'], 'admin'],
      [['service'], 'admin'],
      [['admin'], 'operator'],
    ] as const) {
      const services = servicesOf(trustStoreOf(), updateBy);
      const actor: Actor = { ...admin, roles };
      for (const attempt of [
        services.prepare(actor, update),
        services.preview(actor, 'x'),
        services.apply(actor, 'x'),
        services.discard(actor, 'x'),
      ])
        await expect(attempt).rejects.toEqual(coded('ERR_FORBIDDEN'));
      if (updateBy === 'operator')
        expect(await services.list(actor)).toMatchObject({ mayUpdate: false });
      else await expect(services.list(actor)).rejects.toEqual(coded('ERR_FORBIDDEN'));
    }
  });
});

describe('update preview', () => {
  it.each<[who: string, other: Partial<Actor>]>([
    ['another admin', { userId: 'a2' }],
    ['an admin of another practice with the same id', { practiceId: 'elsewhere' }],
  ])('hides the preview from %s', async (_, changes) => {
    const services = servicesOf(trustStoreOf());
    const { id } = await services.prepare(admin, await archiveOf(root));
    const other: Actor = { ...admin, ...changes };
    for (const attempt of [
      () => services.preview(other, id),
      () => services.apply(other, id),
      () => services.discard(other, id),
    ])
      await expect(attempt()).rejects.toEqual(coded('ERR_NOT_FOUND'));
    expect(await store.trust.list()).toEqual([]);
    await services.apply(admin, id);
    expect(await store.trust.list()).toHaveLength(1);
  });

  it('hides a preview of the operator from every admin', async () => {
    const services = servicesOf(trustStoreOf());
    const updates = createTrustUpdates({
      repository: store.trust,
      trustStore: trustStoreOf(),
      listSigners: [],
      now: () => clock,
    });
    const operator = { userId: admin.userId, practiceId: null };
    const { id } = await updates.prepare(operator, await archiveOf(root));
    await expect(services.preview(admin, id)).rejects.toEqual(coded('ERR_NOT_FOUND'));
    await expect(services.discard(admin, id)).rejects.toEqual(coded('ERR_NOT_FOUND'));
    await updates.discard(operator, id);
    await expect(updates.preview(operator, id)).rejects.toEqual(coded('ERR_NOT_FOUND'));
  });
});

describe('trusted authorities', () => {
  it('separates issuers, signers of assertions and environments', async () => {
    const trustStore = trustStoreOf();
    const services = servicesOf(trustStore);
    const update = { ...(await archiveOf(issuing, root)), set: 'assertion-signers' } as const;
    await services.apply(admin, (await services.prepare(admin, update)).id);
    expect(trustStore.anchors()).toEqual(builtInEntries);
    expect(trustStore.signerAnchors('production').map(({ fingerprint }) => fingerprint)).toEqual([
      fingerprintOf(root),
      fingerprintOf(issuing),
    ]);
    expect(trustStore.signerAnchors('production')[1]!.certificate).toEqual(issuing.certificate);
    expect(trustStore.signerAnchors('acceptance')).toEqual([]);
  });

  it('returns each authority once, with the certificate of an update when the settings have none', async () => {
    const bare = { ...entryOf(root), certificate: null };
    const trustStore = trustStoreOf([bare]);
    const services = servicesOf(trustStore);
    await services.apply(admin, (await services.prepare(admin, await archiveOf(root))).id);
    const mine = trustStore.anchors().filter(({ fingerprint }) => fingerprint === bare.fingerprint);
    expect(mine).toEqual([
      expect.objectContaining({ source: 'settings', certificate: entryOf(root).certificate }),
    ]);
  });
});

describe('certificates under an authority', () => {
  it('counts only certificates of the own practice', async () => {
    const { publicKey } = await freshKeys.ec('P-384');
    const { der } = issueLeaf(issuing, {
      holder: { type: 'SSIN', id: '00000000097', applicationId: null, name: 'PERSON' },
      publicKey,
      notBefore: new Date('2026-01-01T00:00:00.000Z'),
      notAfter: new Date('2050-01-01T00:00:00.000Z'),
    });
    const leaf = readCertificate(der, createBerBudget(32)).facts;
    const facts = {
      ...noFacts,
      certificates: [{ ...leaf, verifiedBy: [], friendlyName: null, localKeyId: null }],
    };
    const { fingerprint } = leaf;
    for (const practiceId of ['practice', 'elsewhere'])
      await store.certificates.insert(
        aCertificate({ practiceId, facts, summary: { fingerprint } }),
      );

    const services = servicesOf(trustStoreOf());
    const { id } = await services.prepare(admin, await archiveOf(issuing, root));
    expect((await services.list(admin)).ending).toEqual([]);
    await services.apply(admin, id);
    expect((await services.list(admin)).ending).toEqual([
      expect.objectContaining({ certificates: 1, outlivedBy: 1 }),
    ]);
  });
});

describe('endingAuthorities', () => {
  const ending = (notAfter: string, ends: readonly string[], at = now) => {
    const entry = entryOf(root, { notAfter });
    const under = ends.map((end) => ({ authority: entry.fingerprint, notAfter: end }));
    const found = expiringAuthorities(
      [entry],
      [...under, { authority: 'X', notAfter: '2099-01-01' }],
      at,
    );
    return found.map(({ outlivedBy, certificates }) => [outlivedBy, certificates]);
  };

  it.each([
    ['listed within twelve months', '2027-03-10T09:00:00.000Z', [], [[0, 0]]],
    ['not listed earlier', '2027-03-10T09:00:00.001Z', ['2027-01-01T00:00:00.000Z'], []],
    [
      'listed at any distance when certificates run longer',
      '2029-02-08T00:00:00.000Z',
      ['2029-02-08T00:00:00.000Z', '2029-02-08T00:00:01.000Z'],
      [[1, 2]],
    ],
    ['is history once it has come and nothing is left', '2026-03-10T09:00:00.000Z', [], []],
    [
      'listed while a certificate is left',
      '2026-03-01T00:00:00.000Z',
      ['2026-02-01T00:00:00.000Z'],
      [[0, 1]],
    ],
  ] as const)('returns the authorities about to end: %s', (_, notAfter, ends, expected) => {
    expect(ending(notAfter, ends)).toEqual(expected);
  });

  it('sorts the authorities by end, soonest first', () => {
    const at = new Date('2028-06-01T00:00:00.000Z');
    const names = expiringAuthorities(builtInEntries, [], at).map(({ entry }) => entry.notAfter);
    expect(names).toEqual(['2029-01-25T00:00:00.000Z', '2029-02-08T00:00:00.000Z']);
  });
});
