import { PluginError } from '../../errors.ts';

/** Why a trusted list is not accepted. */
export type ListProblem =
  | 'not-text'
  | 'not-xml'
  | 'too-large'
  | 'algorithm'
  | 'signature'
  | 'signer'
  | 'signer-ended'
  | 'shape'
  | 'not-issued-yet'
  | 'expired'
  | 'older'
  | 'empty';

const words: Readonly<Record<ListProblem, string>> = {
  'not-text': 'is not UTF-8 text',
  'not-xml': 'is not XML, or has a document type',
  'too-large': 'is larger than 4 MiB, or has too many elements',
  algorithm: 'is signed by an algorithm that is not accepted, or too weak',
  signature: 'has no valid signature over the whole list',
  signer: 'is not signed by a certificate in trust.listSigners',
  'signer-ended': 'is signed by a certificate that is not valid now',
  shape: 'does not follow ETSI TS 119 612',
  'not-issued-yet': 'has an issue time in the future',
  expired: 'has passed its next update',
  older: 'was issued before the last one applied',
  empty: 'names no certification authority',
};

export function invalidList(problem: ListProblem, cause?: unknown): PluginError {
  return new PluginError('ERR_TRUST_LIST_INVALID', `trusted list ${words[problem]}`, {
    params: { problem },
    cause,
  });
}
