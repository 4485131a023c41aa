import { beforeAll, describe, expect, it } from 'vitest';
import { judgeRevocation, type SignerStatus } from '../../../plugin/ehealth/etee/signer-status.ts';
import { unseal } from '../../../plugin/ehealth/etee/unseal.ts';
import type { UnsealOptions } from '../../../plugin/ehealth/etee/verdict.ts';
import type { SealedMessage } from '../../../simulator/etee/sealed-message.ts';
import {
  correspondence,
  letter,
  sealedAt,
  sealedLetter,
  type Correspondence,
} from '../../support/fixtures/sealed-letters.ts';

let parties: Correspondence;
beforeAll(async () => {
  parties = await correspondence();
});

const hour = 3_600_000;
const revoked = (hours: number): SignerStatus => ({
  status: 'revoked',
  since: new Date(sealedAt.getTime() + hours * hour),
});

function judged(
  status: SignerStatus,
  reveal: UnsealOptions['reveal'] = 'verified',
  changes: Partial<SealedMessage> = {},
) {
  const options = {
    keys: [parties.recipient.decryptionKey],
    anchors: parties.anchors,
    now: sealedAt,
    reveal,
  };
  return judgeRevocation(unseal(sealedLetter(parties, changes), options), status, options);
}

describe('judgeRevocation', () => {
  it('keeps a verdict when the certificate is good, or was revoked after it signed', () => {
    for (const status of [{ status: 'good' }, revoked(1)] as const)
      expect(judged(status)).toMatchObject({ level: 'verified', errors: [] });
  });

  it('withholds the content of a signer who was revoked before', () => {
    for (const status of [revoked(-1), { status: 'revoked', since: null }] as const) {
      expect(judged(status)).toMatchObject({
        level: 'notVerified',
        errors: ['OUTER_CERTIFICATE_REVOKED'],
        content: null,
        flaggedContent: null,
      });
      expect(Buffer.from(judged(status, 'notVerified').flaggedContent ?? [])).toEqual(letter);
      expect(judged(status, 'senderUnchecked').flaggedContent).toBeNull();
    }
  });

  it('states that the sender could not be checked when no answer came', () => {
    const verdict = judged({ status: 'unknown' }, 'senderUnchecked');
    expect(verdict).toMatchObject({
      level: 'senderUnchecked',
      errors: ['OUTER_CERTIFICATE_STATUS_UNKNOWN'],
      content: null,
    });
    expect(Buffer.from(verdict.flaggedContent ?? [])).toEqual(letter);
  });

  it('judges a letter without time by now, and leaves one that did not open as it is', () => {
    const timeless = { outer: { signedAt: [] } };
    expect(judged(revoked(-1), 'verified', timeless).errors).toEqual(['OUTER_CERTIFICATE_REVOKED']);
    const unreadable = { recipients: [parties.sender.encryption.der] };
    expect(judged(revoked(-1), 'verified', unreadable)).toMatchObject({
      fatal: 'DECRYPTION_PRIVATE_KEY_NOT_FOUND',
      errors: [],
    });
  });
});
