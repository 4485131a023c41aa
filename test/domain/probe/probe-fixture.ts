import { createAuthorizer } from '../../../plugin/domain/access/authorizer.ts';
import { createVerdictService } from '../../../plugin/domain/certificate/verdict-service.ts';
import { createSessionAudit } from '../../../plugin/domain/session/session-audit.ts';
import { createCertificateInfoService } from '../../../plugin/ehealth/registration/certificate-info.ts';
import { createEtkDepot } from '../../../plugin/ehealth/registration/etk-depot.ts';
import type { HostDirectory } from '../../../plugin/domain/practice/directory.ts';
import { createKeystoreReader } from '../../../plugin/pki/pkcs12/worker/keystore-reader.ts';
import { createRevocationChecker } from '../../../plugin/pki/revocation/checker.ts';
import type { TrustAnchor } from '../../../plugin/pki/x509/trust-anchor.ts';
import { createProbeRunner } from '../../../plugin/domain/probe/runner.ts';
import type { ProbeRunnerDeps } from '../../../plugin/domain/probe/runner.ts';
import type { ProbeServices } from '../../../plugin/domain/probe/service.ts';
import type { SampleKeystore } from '../../../simulator/keystore/sample-keystores.ts';
import { aPractice } from '../session/practice.ts';
import type { Practice } from '../session/practice.ts';
import { testKeystore, testAnchors } from '../../support/fixtures/keystores.ts';
import type { TestSimulator } from '../../support/servers/simulator.ts';
import { testTransport } from '../../support/fixtures/soap-answers.ts';

/* Probes with a real store, real keystores and the simulator as eHealth. */

const reader = createKeystoreReader();

export interface ProbeFixture {
  readonly practice: Practice;
  readonly probes: ProbeServices;
  /** Services of another process on the same store. */
  another(changes?: Partial<ProbeRunnerDeps>): ProbeServices;
  /** The anchors that the installation trusts; a test may change them. */
  readonly trusted: TrustAnchor[];
}

/** The complete keystore of Alix that `practice.load('complete')` loads. */
export const keystoreOfAlix = (): Promise<SampleKeystore> =>
  testKeystore('complete', {
    holder: { type: 'SSIN', id: '00000000097', applicationId: null, name: 'ALIX' },
  });

export async function aProbeFixture(
  simulator: TestSimulator,
  changes: Partial<ProbeRunnerDeps> = {},
): Promise<ProbeFixture> {
  const practice = await aPractice();
  const trusted = [...(await testAnchors())];
  const { users, store } = practice;
  const now = () => practice.now();
  const directory: HostDirectory = {
    findUser: (practiceId, userId) =>
      Promise.resolve(practiceId === 'p1' ? users.get(userId) : undefined),
    listUsers: () => Promise.resolve({ users: [...users.values()], total: users.size }),
  };
  const { ready } = simulator;
  const transport = testTransport();
  const note = (details: object, message: string) =>
    void practice.logged.push({ details, message });
  const shared = {
    ...store,
    anchors: () => trusted,
    environment: 'simulation',
    renewalWindowDays: 90,
    directory,
    now,
    log: { debug: note, info: note, warn: note, error: note },
    reader,
  } as const;
  const another: ProbeFixture['another'] = (other = {}) =>
    createProbeRunner({
      ...shared,
      verdicts: createVerdictService(shared),
      authorizer: createAuthorizer(shared),
      sessionAudit: createSessionAudit(shared),
      depot: createEtkDepot({ endpoint: ready.depot, transport }),
      status: createCertificateInfoService({ endpoint: ready.certRa, transport, now }),
      revocation: createRevocationChecker({ now, ocspUrl: ready.ocsp, crlUrl: ready.crl }),
      ...changes,
      ...other,
    });
  return { practice, probes: another(), another, trusted };
}

/** The two certificates of Basile's encryption token. */
export async function basilesToken() {
  const { certificates } = await testKeystore('complete', {
    holder: { type: 'SSIN', id: '00000000196', applicationId: null, name: 'BASILE' },
  });
  return {
    encryptionCertificate: certificates!.encryption.toString('base64'),
    ownerCertificate: certificates!.authentication.toString('base64'),
  };
}
