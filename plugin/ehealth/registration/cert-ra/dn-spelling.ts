import { parseEhealthName } from '../../../pki/x509/ehealth-subject.ts';
import { NameTextError, parseNameText } from '../../../pki/pkcs10/name-text.ts';

/**
 * The name of a contract as GenerateCertificate wants it back (registration.md section 10.2): after the type of the holder's identifier
 * the equals sign is escaped. A name that is escaped already, or that names no holder, stays as it is.
 */
export function spelledForRequest(dn: string): string {
  const holder = holderOf(dn);
  return holder === undefined ? dn : dn.replaceAll(`${holder.type}=`, `${holder.type}\\=`);
}

function holderOf(dn: string) {
  try {
    return parseEhealthName(parseNameText(dn).flat())?.holder;
  } catch (error) {
    if (error instanceof NameTextError) return undefined;
    throw error;
  }
}
