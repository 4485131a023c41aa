import { access, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { issueLeaf, type SimulatedPki } from '../simulator/certification-authority.ts';
import type { CertificateHolder } from '../simulator/distinguished-name.ts';
import type { KeySource } from '../simulator/key-source.ts';
import {
  sampleKeystore,
  samplePassword,
  type SampleKeystore,
  type SampleKind,
} from '../simulator/sample-keystores.ts';
import { certificateName, nurseGroup, practiceCompany, type DemoUser } from './people.ts';

/** One file that a visitor may load; its sentence stands in i18n under `trial.<id>`. */
export interface TrialFile {
  readonly id: TrialId;
  readonly fileName: string;
  readonly password: string;
}

export const trialIds = [
  'complete',
  'notCompleted',
  'noEncryptionKey',
  'expiring',
  'expired',
  'notYetValid',
  'renewed',
  'ecLeaf',
  'otherPerson',
  'group',
  'company',
  'oldKeysOnly',
  'noPrivateKey',
  'unknownIssuer',
  'foreign',
  'publicCertificate',
] as const;

export type TrialId = (typeof trialIds)[number];

export interface TrialPeople {
  /** Whose file most of them are. */
  readonly doctor: DemoUser;
  readonly otherDoctor: DemoUser;
}

export function holderOf(user: DemoUser): CertificateHolder {
  if (user.ssin === null) throw new TypeError(`${user.id} has no national number`);
  return {
    type: 'SSIN',
    id: user.ssin,
    applicationId: null,
    name: certificateName(user.displayName),
  };
}

export const groupHolder: CertificateHolder = {
  type: 'NIHII-GROUP',
  id: nurseGroup.identifier,
  applicationId: null,
  name: certificateName(nurseGroup.name),
};

export const companyHolder: CertificateHolder = {
  type: 'CBE',
  id: practiceCompany.identifier,
  applicationId: null,
  name: certificateName(practiceCompany.name),
};

/**
 * The trial files in `folder`, made there at first start. Most have JDK 17's protection, which is quick to write; the
 * complete one is as the official tool writes it.
 */
export async function openTrialFiles(
  folder: string,
  making: { readonly pki: SimulatedPki; readonly keys: KeySource; readonly people: TrialPeople },
): Promise<readonly TrialFile[]> {
  const index = join(folder, 'index.json');
  if (await exists(index)) return JSON.parse(await readFile(index, 'utf8')) as TrialFile[];
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const files: TrialFile[] = [];
  for (const id of trialIds) {
    const { fileName, bytes } = await makeTrialFile(id, making);
    await mkdir(join(folder, id), { recursive: true });
    await writeFile(join(folder, id, fileName), bytes, { mode: 0o600 });
    files.push({ id, fileName, password: samplePassword });
  }
  await writeFile(`${index}.new`, JSON.stringify(files, null, 2));
  await rename(`${index}.new`, index);
  return files;
}

async function makeTrialFile(
  id: TrialId,
  { pki, keys, people }: Parameters<typeof openTrialFiles>[1],
): Promise<Pick<SampleKeystore, 'fileName' | 'bytes'>> {
  const make = (kind: SampleKind, holder: CertificateHolder): Promise<SampleKeystore> =>
    sampleKeystore(pki, kind, {
      holder,
      keys,
      layout: kind === 'complete' ? 'certificate-manager' : 'jdk17',
    });
  switch (id) {
    case 'otherPerson':
      return make('complete', holderOf(people.otherDoctor));
    case 'group':
      return make('group', groupHolder);
    case 'company':
      return make('company', companyHolder);
    case 'foreign':
      return { ...(await make('foreign', holderOf(people.doctor))), fileName: 'export.pfx' };
    case 'publicCertificate':
      return {
        fileName: 'certificat.cer',
        bytes: issueLeaf(pki.issuing001, {
          holder: holderOf(people.doctor),
          publicKey: (await keys.rsa()).publicKey,
          ...currentYears(),
        }).der,
      };
    default:
      return make(id, holderOf(people.doctor));
  }
}

function currentYears(): { readonly notBefore: Date; readonly notAfter: Date } {
  const year = new Date().getUTCFullYear();
  return {
    notBefore: new Date(Date.UTC(year, 0, 5)),
    notAfter: new Date(Date.UTC(year + 3, 0, 5)),
  };
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
