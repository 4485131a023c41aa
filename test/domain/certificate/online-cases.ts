import type {
  DepotAnswer,
  ProbeFacts,
  RevocationAnswer,
  StatusAnswer,
} from '../../../plugin/domain/certificate/online-status.ts';
import {
  aKeystore,
  anAnchor,
  authentication,
  ca,
  encryption,
  factsOf,
  oldEncryption,
} from '../../support/fixtures/keystore-facts.ts';

export const checkedAt = '2027-05-30T01:30:00.000Z';
const answered = <Answer>(answer: Answer, at = checkedAt) => ({
  answer: { ...answer, checkedAt: at },
  failure: null,
});

/** What eHealth's services said; what is left out was never asked. */
export function probed(said: {
  readonly depot?: DepotAnswer;
  readonly depotAt?: string;
  readonly status?: Partial<StatusAnswer>;
  readonly revocation?: Partial<RevocationAnswer>;
}): ProbeFacts {
  return {
    depot: said.depot === undefined ? null : answered(said.depot, said.depotAt),
    status:
      said.status === undefined
        ? null
        : answered({
            certificate: 'VALID_ACTIVE',
            etk: 'VALID_ACTIVE',
            replaceable: false,
            replaceableFrom: null,
            ...said.status,
          }),
    revocation:
      said.revocation === undefined
        ? null
        : answered({
            kind: 'good',
            source: 'ocsp',
            revokedAt: null,
            reason: null,
            nextUpdate: null,
            ...said.revocation,
          }),
  };
}

const serialOf = ({ alias }: typeof encryption) => alias ?? '';
export const depotSays = {
  own: { kind: 'published', serialNumber: serialOf(encryption) },
  old: { kind: 'published', serialNumber: serialOf(oldEncryption) },
  another: { kind: 'published', serialNumber: '77' },
  nothing: { kind: 'none' },
} as const;

export const files = {
  complete: factsOf([authentication, encryption], [ca]),
  renewed: factsOf([authentication, encryption, oldEncryption], [ca]),
  authOnly: factsOf([authentication], [ca]),
  authAndOld: factsOf([authentication, oldEncryption], [ca]),
} as const;

const of = (file: keyof typeof files, said: Parameters<typeof probed>[0]) =>
  aKeystore({ facts: files[file], probes: probed(said) });

/** One for each wording of what eHealth itself said. */
export const onlineCases = [
  {
    when: 'its authority says since when',
    input: of('complete', {
      revocation: { kind: 'revoked', revokedAt: '2027-05-01T08:00:00.000Z', reason: 'superseded' },
    }),
    finding: 'Revoked',
    severity: 'error',
    blocks: ['session', 'renewal'],
  },
  {
    when: 'eHealth says so without a date',
    input: of('complete', { status: { certificate: 'REVOKED', etk: 'REVOKED' } }),
    finding: 'Revoked.undated',
    severity: 'error',
    blocks: ['session', 'renewal'],
  },
  {
    when: 'eHealth refused it',
    input: of('complete', { status: { certificate: 'REFUSED', etk: null } }),
    finding: 'RequestRefused',
    severity: 'error',
    blocks: ['renewal'],
  },
  {
    when: 'eHealth waits for it',
    input: of('complete', { status: { etk: 'WAIT_FOR_ACTIVATION' } }),
    finding: 'EtkNotActivated',
    severity: 'warning',
    blocks: [],
  },
  {
    when: 'all is well and yet another key is published',
    input: of('complete', { depot: depotSays.another, status: {} }),
    finding: 'OtherFilePublished',
    severity: 'error',
    blocks: ['decryption'],
  },
  {
    when: 'another key is published and nothing else is known',
    input: of('complete', { depot: depotSays.another }),
    finding: 'OtherFilePublished.unsure',
    severity: 'warning',
    blocks: [],
  },
  {
    when: 'a key is published that is not in the file',
    input: of('authOnly', { depot: depotSays.another }),
    finding: 'NoEncryptionKey.elsewhere',
    severity: 'error',
    blocks: ['decryption'],
  },
  {
    when: 'none is published',
    input: of('complete', { depot: depotSays.nothing }),
    finding: 'NoEncryptionKey.withdrawn',
    severity: 'warning',
    blocks: [],
  },
  {
    when: 'the authority is over before it',
    input: aKeystore({ anchors: [anAnchor({ notAfter: '2029-01-01T00:00:00.000Z' })] }),
    finding: 'IssuerEndsFirst',
    severity: 'warning',
    blocks: [],
  },
] as const;
