import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createVerdictService } from '../../plugin/domain/certificate/verdict-service.ts';
import type { HostLog } from '../../plugin/logging.ts';
import { createBerBudget } from '../../plugin/pki/asn1/ber.ts';
import { readCertificate } from '../../plugin/pki/x509/certificate.ts';
import type { Store } from '../../plugin/store/index.ts';
import { createTrust } from '../../plugin/wiring/trust.ts';
import type { TrustPart } from '../../plugin/wiring/trust.ts';
import { createTrustStore } from '../../plugin/domain/trust/trust-store.ts';
import type { TrustPreview } from '../../plugin/domain/trust/trust-entry.ts';
import type { CertificationAuthority } from '../../simulator/pki/certification-authority.ts';
import { issueLeaf } from '../../simulator/pki/certification-authority.ts';
import { freshKeys } from '../../simulator/pki/key-source.ts';
import { dates, anOutcome } from '../store/renewal/renewal-fixture.ts';
import { aCertificate, freshStore, noFacts } from '../store/store-fixture.ts';
import { anchorOf, newIssuing, newRoot, now } from '../domain/trust/authorities.ts';
import { anAdmin } from '../support/builders/actor.ts';
import { anEntry } from '../support/builders/audit-entry.ts';
import { aPlan } from '../support/builders/plan.ts';

const admin = anAdmin();

let issuing: CertificationAuthority;
let leaf: Uint8Array;
beforeAll(async () => {
  issuing = await newIssuing('issuing CA 905', await newRoot('root CA 905'));
  const { publicKey } = await freshKeys.ec('P-384');
  leaf = issueLeaf(issuing, {
    holder: { type: 'SSIN', id: '00000000097', applicationId: null, name: 'PERSON' },
    publicKey,
    notBefore: new Date('2026-01-01T00:00:00.000Z'),
    notAfter: new Date('2029-01-01T00:00:00.000Z'),
  }).der;
});

let store: Store;
let logged: string[];
beforeEach(async () => {
  ({ store } = await freshStore());
  logged = [];
});

const preview = (): TrustPreview => ({
  id: 'preview-1',
  source: 'archive',
  set: 'issuers',
  environment: 'production',
  fileName: 'cas.zip',
  added: [anchorOf(issuing)],
  withdrawn: [],
  unchanged: 0,
  refused: [],
  list: null,
  expiresAt: new Date(now.getTime() + 60_000).toISOString(),
});
const applyElsewhere = () =>
  store.trust.apply(preview(), 0, 'Operator', now, anEntry({ practiceId: '' }));

/** A process with one certificate whose issuer is not known yet, judged for lists, its plan not due for ten days. */
async function aProcess(): Promise<{ part: TrustPart; certificateId: string }> {
  const { facts } = readCertificate(leaf, createBerBudget(32));
  const certificate = aCertificate({
    facts: {
      ...noFacts,
      certificates: [{ ...facts, verifiedBy: [], friendlyName: null, localKeyId: null }],
    },
  });
  const certificateId = certificate.record.id;
  await store.certificates.insert(certificate);
  await store.renewals.save(anOutcome({ certificateId, plan: aPlan(dates) }));
  const trustStore = createTrustStore({
    builtIn: [],
    settingsAnchors: [],
    settingsSigners: [],
    repository: store.trust,
  });
  await trustStore.refresh();
  const settings = {
    environment: 'production',
    renewalWindowDays: 90,
    trust: { updateBy: 'admin' },
  } as const;
  const note = (_: object, message: string) => void logged.push(message);
  const log: HostLog = { debug: note, info: note, warn: note, error: note };
  const verdicts = createVerdictService({
    ...store,
    ...settings,
    anchors: trustStore.anchors,
    now: () => now,
  });
  const part = createTrust({
    settings,
    store,
    trustStore,
    listSigners: [],
    verdicts,
    version: '0.0.1',
    now: () => now,
    log,
  });
  await part.close();
  return { part, certificateId };
}

const summaryOf = async (id: string) =>
  (await store.certificates.findById('practice-1', id))?.summary;
const dueNow = async () => (await store.renewals.due(now, 10)).length;

describe('update of the authorities', () => {
  test.each<[who: string, see: (part: TrustPart) => Promise<unknown>]>([
    ['the hourly job', (part) => part.refresh()],
    ['an admin who opens the list', (part) => part.trust.list(admin)],
  ])(
    'updates lists and plans after an update of another process, first seen by %s',
    async (_, see) => {
      const { part, certificateId } = await aProcess();
      const before = await summaryOf(certificateId);
      await see(part);
      await part.close();
      expect([await summaryOf(certificateId), await dueNow()]).toEqual([before, 0]);

      await applyElsewhere();
      await see(part);
      expect(await dueNow()).toBe(1);
      await part.close();
      expect(await summaryOf(certificateId)).not.toEqual(before);
      expect(logged).toContain('certificate summaries recomputed');
      expect(await part.refresh()).toBe(false);
    },
  );

  test('updates lists at once after its own update, and keeps the update when the plans cannot follow', async () => {
    const { part, certificateId } = await aProcess();
    const before = await summaryOf(certificateId);
    await store.trust.savePreview(preview(), 0, admin);
    store.renewals.recheck = () => Promise.reject(new Error('database is locked'));
    await part.trust.apply(admin, 'preview-1');
    await part.close();
    expect(await store.trust.list()).toHaveLength(1);
    expect(await summaryOf(certificateId)).not.toEqual(before);
    expect(logged).toContain('re-planning after trust update failed');
  });
});
