import type { PublishedKeys, SealingKeys } from '../../domain/mailbox/sending/ports.ts';
import { createEtkCache } from '../../ehealth/registration/etk-cache.ts';
import type { HolderTokens } from '../../ehealth/registration/etk-cache.ts';
import type { DepotHolder, EtkDepot } from '../../ehealth/registration/etk-depot.ts';
import { createBerBudget } from '../../pki/asn1/ber.ts';
import { readEtkOnDemand } from '../../pki/cms/etk-on-demand.ts';
import type { EncryptionToken } from '../../pki/cms/etk.ts';
import { readCertificate } from '../../pki/x509/certificate.ts';
import { parseEhealthName } from '../../pki/x509/ehealth-subject.ts';
import type { TrustAnchor } from '../../pki/x509/trust-anchor.ts';

export interface SealingKeysDeps {
  readonly depot: Pick<EtkDepot, 'get'>;
  readonly anchors: () => readonly TrustAnchor[];
  readonly now: () => Date;
}

const maxDepth = 32;

/** Encryption tokens of eHealth's depot, each checked with the authorities of the moment, every time. */
export function createSealingKeys({ depot, anchors, now }: SealingKeysDeps): SealingKeys {
  const cache = createEtkCache({ depot, now });

  const read = async (found: HolderTokens): Promise<PublishedKeys> => {
    if (found.kind === 'none') return { kind: 'none' };
    if (found.kind !== 'published') return { kind: 'unknown' };
    const tokens: EncryptionToken[] = [];
    for (const bytes of found.tokens) {
      const token = await readEtkOnDemand(bytes, { anchors: anchors(), now: now() });
      if (token === null) return { kind: 'unknown' };
      tokens.push(token);
    }
    return { kind: 'published', tokens };
  };

  return {
    ofBox: async (box) => {
      const { holderOfBox } = await import('../../ehealth/ehbox/addressing.ts');
      return read(await cache.get(holderOfBox(box)));
    },
    own: async (certificate) => {
      const holder = holderOf(certificate);
      if (holder === null) return { keys: { kind: 'none' }, chain: [] };
      const found = await cache.getFresh(holder);
      const { authoritiesInEtk } = await import('../../pki/cms/etk-authorities.ts');
      const [token] = found.kind === 'published' ? found.tokens : [];
      return {
        keys: await read(found),
        chain: token === undefined ? [] : authoritiesInEtk(token, certificate),
      };
    },
    forget: (box) => {
      void import('../../ehealth/ehbox/addressing.ts').then(({ holderOfBox }) => {
        cache.forget(holderOfBox(box));
      });
    },
  };
}

function holderOf(certificate: Uint8Array): DepotHolder | null {
  const { subject } = readCertificate(certificate, createBerBudget(maxDepth)).facts;
  return parseEhealthName(subject)?.holder ?? null;
}
