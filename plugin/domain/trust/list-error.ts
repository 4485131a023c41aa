import { PluginError } from '../../errors.ts';

/** Why a trusted list is not accepted. */
export type ListProblem =
  | 'not-text'
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
  signature: 'has no signature that verifies over the whole of it',
  signer: 'is signed by nobody whom trust.listSigners names',
  'signer-ended': 'is signed by a certificate that is not valid now',
  shape: 'is not made as ETSI TS 119 612 says',
  'not-issued-yet': 'says that it is issued later than now',
  expired: 'has passed its next update',
  older: 'was issued before the one that was applied last',
  empty: 'names no certification authority',
};

export function invalidList(problem: ListProblem, cause?: unknown): PluginError {
  return new PluginError('ERR_TRUST_LIST_INVALID', `trusted list ${words[problem]}`, {
    params: { problem },
    cause,
  });
}
