import { access, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { HolderKind } from '../../plugin/pki/x509/identifier.ts';
import type { CertificateHolder } from '../../simulator/pki/distinguished-name.ts';
import type { SimulatedPki } from '../../simulator/pki/certification-authority.ts';
import type { KeySource } from '../../simulator/pki/key-source.ts';
import {
  sampleKeystore,
  type SampleKeystore,
  type SampleKind,
  type Validity,
} from '../../simulator/keystore/sample-keystores.ts';
import type { TokenSigner } from '../app/launch-token.ts';
import { demoPracticeId, type DemoUser } from './people.ts';
import { companyHolder, groupHolder, holderOf } from './trial-keystores.ts';

/** A certificate that is loaded when the demo opens for the first time. */
interface Preloaded {
  readonly userId: string;
  readonly kind: HolderKind;
  readonly sample: SampleKind;
  /** Days until the end, where the sample's own would make all look alike. */
  readonly endsIn?: number;
}

/** Dr Élise Aubépine has none: hers is the one that a visitor loads. */
const preloaded: readonly Preloaded[] = [
  { userId: 'lotte', kind: 'person', sample: 'expiring' },
  { userId: 'lotte', kind: 'group', sample: 'group', endsIn: 520 },
  { userId: 'basile', kind: 'person', sample: 'complete' },
  { userId: 'claire', kind: 'company', sample: 'company', endsIn: 640 },
  { userId: 'p1', kind: 'person', sample: 'notCompleted' },
  { userId: 'p2', kind: 'person', sample: 'expired' },
  { userId: 'p3', kind: 'person', sample: 'noEncryptionKey' },
  { userId: 'p4', kind: 'person', sample: 'renewed' },
  { userId: 'p6', kind: 'person', sample: 'complete', endsIn: 75 },
  { userId: 'p7', kind: 'person', sample: 'ecLeaf', endsIn: 1005 },
  { userId: 'p8', kind: 'person', sample: 'complete', endsIn: 6 },
];

export interface PreloadDeps {
  /** Base address of the module, mount path included. */
  readonly moduleUrl: string;
  readonly signer: TokenSigner;
  readonly users: readonly DemoUser[];
  readonly pki: SimulatedPki;
  readonly keys: KeySource;
  /** File that remembers that this was done. */
  readonly marker: string;
  readonly now: () => Date;
  /** Called with every keystore that is generated. */
  readonly onMade: (sample: SampleKeystore) => Promise<void>;
}

/**
 * Loads some certificates the first time, through the JSON API as any host would: so the first screen has something to
 * say. A start that was broken off half-way goes on where it stopped; what a visitor removes later does not come back.
 */
export async function preloadCertificates(deps: PreloadDeps): Promise<void> {
  if (await exists(deps.marker)) return;
  for (const item of preloaded) {
    const user = deps.users.find(({ id }) => id === item.userId);
    if (user !== undefined && !(await isLoaded(deps, item))) await load(deps, item, user);
  }
  await writeFile(deps.marker, 'Some certificates were loaded at the first start.\n');
}

const Listed = z.object({ certificates: z.array(z.object({ kind: z.string() })) });
const Draft = z.object({ id: z.string() });

async function isLoaded(deps: PreloadDeps, { userId, kind }: Preloaded): Promise<boolean> {
  const listed = Listed.parse(await call(deps, 'GET', `/users/${userId}/certificates`));
  return listed.certificates.some((certificate) => certificate.kind === kind);
}

async function load(deps: PreloadDeps, item: Preloaded, user: DemoUser): Promise<void> {
  const holder = holderFor(item.kind, user);
  const sample = await sampleKeystore(deps.pki, item.sample, {
    holder,
    keys: deps.keys,
    layout: 'jdk17',
    now: deps.now(),
    ...(item.endsIn === undefined ? {} : { validity: endingIn(item.endsIn, deps.now()) }),
  });
  await deps.onMade(sample);
  const form = new FormData();
  form.set('kind', item.kind);
  form.set('identifier', holder.id);
  form.set('password', sample.password);
  form.set('file', new Blob([sample.bytes]), sample.fileName);
  const draft = Draft.parse(await call(deps, 'POST', `/users/${user.id}/certificates`, form));
  await call(deps, 'POST', `/drafts/${draft.id}/store`, { replaces: null });
}

function holderFor(kind: HolderKind, user: DemoUser): CertificateHolder {
  if (kind === 'group') return groupHolder;
  return kind === 'company' ? companyHolder : holderOf(user);
}

function endingIn(days: number, now: Date): Validity {
  const notAfter = new Date(Math.floor(now.getTime() / 1000) * 1000 + days * 24 * 3_600_000);
  const notBefore = new Date(notAfter);
  notBefore.setUTCFullYear(notBefore.getUTCFullYear() - 3);
  return { notBefore, notAfter };
}

async function call(
  deps: Pick<PreloadDeps, 'moduleUrl' | 'signer'> & { readonly practiceId?: string },
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  body?: FormData | object,
): Promise<unknown> {
  const response = await fetch(`${deps.moduleUrl}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${serviceToken(deps.signer, deps.practiceId ?? demoPracticeId)}`,
      ...(body === undefined || body instanceof FormData
        ? {}
        : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
  });
  if (!response.ok) {
    throw new Error(`${method} ${path}: ${String(response.status)} ${await response.text()}`);
  }
  return response.status === 204 ? null : response.json();
}

const Judged = z.object({ verdict: z.object({ fingerprint: z.string().nullable() }) });

/** Which authentication certificate a stored file has; null for one without. */
export async function fingerprintOf(
  deps: Pick<PreloadDeps, 'moduleUrl' | 'signer'>,
  practiceId: string,
  certificateId: string,
): Promise<string | null> {
  const found = await call({ ...deps, practiceId }, 'GET', `/certificates/${certificateId}`);
  return Judged.parse(found).verdict.fingerprint;
}

/** The demo itself as a caller of the API, acting for one practice. */
export function serviceToken(signer: TokenSigner, practiceId: string): string {
  return signer.bearer({
    userId: 'cabinet-demo-service',
    displayName: 'Cabinet Démo',
    practiceId,
    roles: ['service'],
    language: 'fr',
  });
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch {
    return false;
  }
}
