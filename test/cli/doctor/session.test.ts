import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkCardRoots, checkSessions } from '../../../plugin/cli/doctor/session.ts';
import { EhealthSetting, EidSetting } from '../../../plugin/settings/sessions.ts';
import { issuingCertificates } from '../../../simulator/pki/certification-authority.ts';
import { testPki } from '../../support/fixtures/keystores.ts';

describe('doctor session checks', () => {
  let folder: string;
  let anchors: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'trousseau-doctor-session-'));
    anchors = join(folder, 'signers.pem');
    writeFileSync(anchors, issuingCertificates(await testPki()));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const look = (
    environment: 'production' | 'simulation',
    ehealth: Readonly<Record<string, unknown>> = {},
  ) =>
    checkSessions({ environment, ehealth: EhealthSetting.parse(ehealth) }).map(
      ({ status, found }) => `${status}: ${found}`,
    );

  test('reports ok when signers and address are set', () => {
    const checks = look('production', {
      contactEmail: 'software@house.example',
      signerAnchors: [{ file: anchors, environment: 'production' }],
    });
    expect(checks).toEqual([
      expect.stringMatching(/^ok: https:\/\/services\.ehealth.*2 signer anchors/),
    ]);
  });

  test('warns when the anchors belong to another environment and the contact address is missing', () => {
    const checks = look('production', {
      signerAnchors: [{ file: anchors, environment: 'acceptance' }],
    });
    expect(checks).toEqual([
      expect.stringContaining('warning: no anchor for the signer'),
      expect.stringContaining('warning: eHealth asks every product'),
    ]);
  });

  test('warns of a missing token service when a simulation has no address', () => {
    expect(look('simulation')).toEqual([expect.stringContaining('warning: no token service')]);
  });

  test('warns when no card root is set, and fails when the root file is absent', () => {
    const roots = (eid: object) =>
      checkCardRoots({ eid: EidSetting.parse(eid) }).map(({ status }) => status);
    expect(roots({})).toEqual(['warning']);
    expect(roots({ rootAnchors: [anchors] })).toEqual(['ok']);
    expect(roots({ rootAnchors: [join(folder, 'absent.pem')] })).toEqual(['failed']);
    expect(roots({ enabled: false })).toEqual([]);
  });

  test('names the setting when an anchor file cannot be read', () => {
    const checks = look('production', {
      signerAnchors: [{ file: join(folder, 'absent.pem'), environment: 'production' }],
    });
    expect(checks).toEqual([
      expect.stringMatching(/^failed: ERR_SETTINGS_INVALID.*ehealth\.signerAnchors\.0\.file/),
    ]);
  });
});
