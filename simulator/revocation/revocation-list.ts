import {
  authorityKeyIdentifier,
  extension,
  signatureAlgorithm,
  signed,
} from '../pki/certificate-profile.ts';
import type { CertificationAuthority } from '../pki/certification-authority.ts';
import { context, enumerated, integer, sequence, time } from '../pki/der.ts';
import { encodeName } from '../pki/distinguished-name.ts';
import type { Revocation } from './revocation-line.ts';

const hour = 3_600_000;

/** Writes a CRL v2 (RFC 5280, 5) of one authority, a day long. `expired`: over since an hour. `spoilt`: its signature is wrong. */
export function writeRevocationList(
  authority: CertificationAuthority,
  revocations: readonly Revocation[],
  now: Date,
  bent: { readonly expired?: boolean; readonly spoilt?: boolean } = {},
): Buffer {
  const thisUpdate = new Date(now.getTime() - (bent.expired === true ? 25 * hour : 0));
  const toBeSigned = sequence(
    integer(1),
    signatureAlgorithm(authority.privateKey),
    encodeName(authority.subject),
    time(thisUpdate),
    time(new Date(thisUpdate.getTime() + 24 * hour)),
    ...(revocations.length === 0 ? [] : [sequence(...revocations.map(entry))]),
    context(
      0,
      sequence(
        authorityKeyIdentifier(authority.publicKey),
        extension('2.5.29.20', false, integer(Math.floor(thisUpdate.getTime() / 1000))),
      ),
    ),
  );
  const list = signed(toBeSigned, authority.privateKey);
  return bent.spoilt === true ? spoil(list) : list;
}

const entry = ({ serialNumber, at, reason }: Revocation): Buffer =>
  sequence(
    integer(serialNumber),
    time(at),
    ...(reason === null ? [] : [sequence(extension('2.5.29.21', false, enumerated(reason)))]),
  );

/** Changes the last bit, which belongs to the signature. */
function spoil(list: Buffer): Buffer {
  const last = list.length - 1;
  list.writeUInt8(list.readUInt8(last) ^ 1, last);
  return list;
}
