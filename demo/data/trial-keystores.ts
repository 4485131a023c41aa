import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { issueLeaf, type SimulatedPki } from '../../simulator/pki/certification-authority.ts';
import type { CertificateHolder } from '../../simulator/pki/distinguished-name.ts';
import type { KeySource } from '../../simulator/pki/key-source.ts';
import {
  sampleKeystore,
  samplePassword,
  type SampleKeystore,
  type SampleKind,
  type Validity,
} from '../../simulator/keystore/sample-keystores.ts';
import { certificateName, nurseGroup, practiceCompany, type DemoUser } from './people.ts';

/** One file that a visitor may load; its sentence is `trial.<id>` in demo/i18n. */
export interface TrialFile {
  readonly id: TrialId;
  readonly fileName: string;
  readonly password: string;
}

const trialIds = [
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

interface TrialPeople {
  /** The holder of most files. */
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

export interface TrialMaking {
  readonly pki: SimulatedPki;
  readonly keys: KeySource;
  readonly people: TrialPeople;
  readonly now: Date;
  /** Called with every keystore that is generated. */
  readonly onMade: (sample: SampleKeystore) => Promise<void>;
}

interface TrialIndex {
  readonly madeAt: string;
  readonly files: readonly TrialFile[];
}

/** "Expires in 20 days" is only true for a while. */
const maxAgeHours = 20;

/**
 * The trial files in `folder`, made there at first start and again when they are of another day. Most have JDK 17's
 * protection, which is quick to write; the complete one is as the official tool writes it.
 */
export async function openTrialFiles(
  folder: string,
  making: TrialMaking,
): Promise<readonly TrialFile[]> {
  const indexPath = join(folder, 'index.json');
  const known = await readIndex(indexPath);
  if (known !== null && isFresh(known, making.now)) return known.files;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const files: TrialFile[] = [];
  for (const [position, id] of trialIds.entries()) {
    // A minute and some apart, so that every file has a name of its own
    const now = new Date(making.now.getTime() - position * 61_000);
    const { fileName, bytes } = await makeTrialFile(id, { ...making, now });
    await mkdir(join(folder, id), { recursive: true });
    await writeFile(join(folder, id, fileName), bytes, { mode: 0o600 });
    files.push({ id, fileName, password: samplePassword });
  }
  // Written last: a folder without it is made again from the beginning
  const index: TrialIndex = { madeAt: making.now.toISOString(), files };
  await writeFile(indexPath, JSON.stringify(index, null, 2));
  return files;
}

function isFresh(index: TrialIndex, now: Date): boolean {
  const age = now.getTime() - new Date(index.madeAt).getTime();
  return age >= 0 && age < maxAgeHours * 3_600_000;
}

async function readIndex(path: string): Promise<TrialIndex | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as TrialIndex;
  } catch {
    // Absent, or cut short by a start that was broken off
    return null;
  }
}

async function makeTrialFile(
  id: TrialId,
  { pki, keys, people, now, onMade }: TrialMaking,
): Promise<Pick<SampleKeystore, 'fileName' | 'bytes'>> {
  const make = async (kind: SampleKind, holder: CertificateHolder): Promise<SampleKeystore> => {
    const sample = await sampleKeystore(pki, kind, {
      holder,
      keys,
      now,
      layout: id === 'complete' ? 'certificate-manager' : 'jdk17',
    });
    await onMade(sample);
    return sample;
  };
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
          ...currentYears(now),
        }).der,
      };
    default:
      return make(id, holderOf(people.doctor));
  }
}

function currentYears(now: Date): Validity {
  const year = now.getUTCFullYear();
  return {
    notBefore: new Date(Date.UTC(year, 0, 5)),
    notAfter: new Date(Date.UTC(year + 3, 0, 5)),
  };
}
