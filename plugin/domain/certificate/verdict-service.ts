import type { Environment, TrustAnchor } from '../../pki/x509/trust-anchor.ts';
import { noProbes } from './online-status.ts';
import type { CertificateRecord, CertificateRepository } from './repository.ts';
import type { JudgedCertificate } from './service.ts';
import type {
  ExpectedHolder,
  SiblingCertificate,
  Verdict,
  VerdictInput,
} from './verdict/verdict-input.ts';
import type { KeystoreAnalysis } from './verdict/keystore-analysis.ts';
import type { KeystoreFacts } from '../../pki/pkcs12/keystore-content.ts';
import { interpretFile, judgeAnalysed } from './verdict/verdict.ts';
import type { InterpretedFile } from './verdict/verdict.ts';

export interface VerdictServiceDeps {
  readonly certificates: Pick<CertificateRepository, 'listForHolder' | 'awaitingActivation'>;
  /** The current trust anchors: updates arrive while the process runs. */
  readonly anchors: () => readonly TrustAnchor[];
  readonly environment: Environment;
  readonly renewalWindowDays: number;
  readonly now: () => Date;
}

/** What the verdict needs to know of a file, stored or not. */
export type Judgeable = Pick<CertificateRecord, 'practiceId' | 'facts' | 'fileName'> &
  ExpectedHolder & { readonly probes?: CertificateRecord['probes'] };

/**
 * Certificates as one request or one reconciliation sees them, at one instant: each holder's files are read once and each file
 * is interpreted and judged once, however often it is asked for. Not to be kept longer.
 */
export interface CertificateReading {
  /** Active files of a holder in the practice. */
  ofHolder(
    holder: Pick<CertificateRecord, 'practiceId' | 'kind' | 'identifier'>,
  ): Promise<readonly CertificateRecord[]>;
  /** The verdict, with all other files loaded for the same holder; `ownId` excludes the file itself. */
  verdictOf(file: Judgeable, ownId: string | null): Promise<Verdict>;
  judged(record: CertificateRecord, userName: string): Promise<JudgedCertificate>;
}

export interface VerdictService {
  /** For all verdicts that one request or reconciliation needs. */
  read(): CertificateReading;
  /** Facts of a file as the verdict takes them, without its neighbours. */
  inputOf(file: Judgeable): VerdictInput;
}

/** Gathers what the pure verdict rests on: anchors, settings, and the holder's other certificates. */
export function createVerdictService(deps: VerdictServiceDeps): VerdictService {
  const inputOf = (file: Judgeable): VerdictInput => ({
    facts: file.facts,
    fileName: file.fileName,
    anchors: deps.anchors(),
    probes: file.probes ?? noProbes,
    environment: deps.environment,
    expected: { kind: file.kind, identifier: file.identifier },
    siblings: [],
    renewalWindowDays: deps.renewalWindowDays,
  });
  // Walking the certificates of a file is most of a verdict. The result is kept as long as the store keeps the facts
  const interpreted = new WeakMap<KeystoreFacts, InterpretedFile>();
  const interpretOnce = (file: Judgeable): InterpretedFile => {
    const input = inputOf(file);
    const known = interpreted.get(input.facts);
    if (known !== undefined && isInterpretedAlike(known.keystore.input, input)) {
      return { ...known, keystore: { ...known.keystore, input } };
    }
    const analysis = interpretFile(input);
    interpreted.set(input.facts, analysis);
    return analysis;
  };
  return { inputOf, read: () => createReading(deps, interpretOnce) };
}

/** Of the same facts; probes, other files and the renewal window are not interpreted. */
function isInterpretedAlike(a: VerdictInput, b: VerdictInput): boolean {
  return (
    a.anchors === b.anchors &&
    a.fileName === b.fileName &&
    a.environment === b.environment &&
    a.expected?.kind === b.expected?.kind &&
    a.expected?.identifier === b.expected?.identifier
  );
}

function createReading(
  { certificates, now }: VerdictServiceDeps,
  interpretOnce: (file: Judgeable) => InterpretedFile,
): CertificateReading {
  const at = now();
  const analyses = new Map<string, InterpretedFile>();
  const analysisOf = (record: Judgeable, id: string): InterpretedFile => {
    const analysis = analyses.get(id) ?? interpretOnce(record);
    analyses.set(id, analysis);
    return analysis;
  };
  const holders = new Map<string, Promise<readonly CertificateRecord[]>>();
  const ofHolder: CertificateReading['ofHolder'] = ({ practiceId, kind, identifier }) => {
    const key = JSON.stringify([practiceId, kind, identifier]);
    const records = holders.get(key) ?? certificates.listForHolder(practiceId, kind, identifier);
    holders.set(key, records);
    return records;
  };

  const siblings = new Map<string, Omit<SiblingCertificate, 'succession'>>();
  const siblingOf = (record: CertificateRecord) => {
    const sibling =
      siblings.get(record.id) ?? toSibling(record, analysisOf(record, record.id).keystore);
    siblings.set(record.id, sibling);
    return sibling;
  };

  const awaiting = new Map<string, Promise<ReadonlyMap<string, string>>>();
  /** Asked of a holder with several files alone. */
  const awaitingIn = (practiceId: string) => {
    const found = awaiting.get(practiceId) ?? certificates.awaitingActivation(practiceId);
    awaiting.set(practiceId, found);
    return found;
  };

  const judge = async (file: Judgeable, ownId: string | null): Promise<Verdict> => {
    const interpreted = ownId === null ? interpretOnce(file) : analysisOf(file, ownId);
    const own = interpreted.keystore.leaf?.fingerprint;
    // A second file with the very same certificate is not another certificate
    const others = (await ofHolder(file)).filter(
      ({ id, summary }) => id !== ownId && (own === undefined || summary.fingerprint !== own),
    );
    const places = others.length === 0 ? noPlaces : await awaitingIn(file.practiceId);
    return judgeAnalysed(
      interpreted,
      others.map((other) => ({
        ...siblingOf(other),
        succession: successionOf(ownId, other.id, places),
      })),
      at,
    );
  };

  const verdicts = new Map<string, Promise<Verdict>>();
  const verdictOf: CertificateReading['verdictOf'] = (file, ownId) => {
    if (ownId === null) return judge(file, null);
    const verdict = verdicts.get(ownId) ?? judge(file, ownId);
    verdicts.set(ownId, verdict);
    return verdict;
  };

  return {
    ofHolder,
    verdictOf,
    judged: async (record, userName) => ({
      record,
      userName,
      verdict: await verdictOf(record, record.id),
    }),
  };
}

const noPlaces: ReadonlyMap<string, string> = new Map();

/** `places`: which certificate takes the place of which once it is activated. */
function successionOf(
  ownId: string | null,
  otherId: string,
  places: ReadonlyMap<string, string>,
): SiblingCertificate['succession'] {
  if (ownId === null) return null;
  if (places.get(ownId) === otherId) return 'before';
  return places.get(otherId) === ownId ? 'after' : null;
}

function toSibling(
  record: CertificateRecord,
  keystore: KeystoreAnalysis,
): Omit<SiblingCertificate, 'succession'> {
  const { holder, environment, leaf, state } = keystore;
  return {
    certificateId: record.id,
    holderId: holder?.id ?? record.identifier,
    applicationId: holder?.applicationId ?? null,
    environment,
    notBefore: leaf?.notBefore ?? '',
    notAfter: leaf?.notAfter ?? '',
    state,
  };
}
