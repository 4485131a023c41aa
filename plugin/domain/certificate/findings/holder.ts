import { checkDigitsFit } from '../../../pki/x509/ehealth-subject.ts';
import { maskIdentifier } from '../../../pki/x509/identifier.ts';
import type { Finding } from './finding.ts';
import { blockEverything } from './finding.ts';
import type { KeystoreAnalysis } from '../verdict/keystore-analysis.ts';
import { isExpectedHolder } from '../verdict/keystore-analysis.ts';

/** Whose certificate it is, against the profile and against itself. */
export function holderFindings(keystore: KeystoreAnalysis): readonly Finding[] {
  return [...mismatch(keystore), ...inconsistentName(keystore), ...checkDigits(keystore)];
}

function mismatch({
  input: { expected },
  holder,
  state,
  named,
}: KeystoreAnalysis): readonly Finding[] {
  if (expected === null) return [];
  const wanted = maskIdentifier(expected.identifier);
  if (holder !== null) {
    if (isExpectedHolder(holder, expected)) return [];
    return [
      {
        code: 'HolderMismatch',
        variant: expected.kind,
        severity: 'error',
        blocks: blockEverything,
        facts: { expected: wanted, found: maskIdentifier(holder.id), foundType: holder.type },
      },
    ];
  }
  // A placeholder names no holder; only its file name may, and a file name proves nothing
  const isNamedOtherwise =
    state === 'NotCompleted' &&
    named.holder !== null &&
    !isExpectedHolder({ ...named.holder, applicationId: null, name: '' }, expected);
  if (!isNamedOtherwise) return [];
  return [
    {
      code: 'HolderMismatch',
      variant: 'fileName',
      severity: 'warning',
      blocks: [],
      facts: {
        expected: wanted,
        found: maskIdentifier(named.holder.id),
        foundType: named.holder.type,
      },
    },
  ];
}

function inconsistentName({ name }: KeystoreAnalysis): readonly Finding[] {
  if (name === null || name.consistent) return [];
  return [
    {
      code: 'NameInconsistent',
      variant: null,
      severity: 'warning',
      blocks: [],
      facts: { type: name.holder.type, found: maskIdentifier(name.holder.id) },
    },
  ];
}

/** The authority certified the number, so a wrong check digit is a remark, never a refusal. */
function checkDigits({ holder }: KeystoreAnalysis): readonly Finding[] {
  if (holder === null || checkDigitsFit(holder) !== false) return [];
  return [
    {
      code: 'IdentifierCheckDigit',
      variant: null,
      severity: 'info',
      blocks: [],
      facts: { type: holder.type, found: maskIdentifier(holder.id) },
    },
  ];
}
