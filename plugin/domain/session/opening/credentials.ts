import type { JudgedCertificate } from '../../certificate/service.ts';
import type { CardSession, EidCard } from '../../../eid/card-service.ts';
import { PluginError } from '../../../errors.ts';
import { keySigner } from '../../../pki/signer.ts';
import type { Signer } from '../../../pki/signer.ts';
import type { OwnCardLogin } from './card-login.ts';
import type { DecryptionKey } from '../decryption/keyring.ts';
import { openSignerAndKeys } from '../decryption/keystore-keys.ts';
import type { DecryptionKeyDeps, KeysOfKeystore } from '../decryption/keystore-keys.ts';
import type { LeftOpenCards } from '../running/left-open-cards.ts';
import { certificateDer, getFingerprint, isKeyOf, openSigner } from '../keystore-key.ts';
import type { CertificateKeyDeps } from '../keystore-key.ts';
import type { ActiveSession } from '../running/active-sessions.ts';
import type { CheckedOpening } from './preconditions.ts';
import type { SessionKeyRepository } from '../repository.ts';
import type { OpenRequest } from '../service.ts';

/** The two credentials of a session (sessions.md section 6), ready to sign. */
export interface Credentials {
  readonly header: Signer;
  readonly holderOfKey: Signer;
  /** The keystore's keys that open letters; empty where they were not asked for. */
  readonly decryptionKeys: readonly DecryptionKey[];
  /** To be kept for the life of the session; null but in eid-only. */
  readonly keptCard: CardSession | null;
  /** Ends what only the opening needed: the card of an eID session. Never throws. */
  release(): Promise<void>;
  /** Ends everything, for an opening that failed. Never throws. */
  discard(): Promise<void>;
}

export interface CredentialsDeps extends CertificateKeyDeps, DecryptionKeyDeps {
  readonly reader: CertificateKeyDeps['reader'] & DecryptionKeyDeps['reader'];
  readonly sessionKeys: Pick<SessionKeyRepository, 'read'>;
  readonly cardLogin: OwnCardLogin;
  readonly leftOpenCards: Pick<LeftOpenCards, 'used'>;
  readonly pinOnly: boolean;
}

export interface CredentialsSource {
  /**
   * Checks the card, then uses the secrets: the password first, which may be wrong as often as it likes, and the PIN last, once it is known
   * that eHealth can be reached.
   */
  gather(checked: CheckedOpening, request: OpenRequest, given: GatherContext): Promise<Credentials>;
}

export interface GatherContext {
  /** An eID-only session of the same user: its card is logged in already and signs again, without a second PIN. */
  readonly running: ActiveSession | undefined;
  /** Rejects with ERR_STS_… while eHealth cannot be reached. */
  readonly reach: () => Promise<void>;
}

export function createCredentialsSource(deps: CredentialsDeps): CredentialsSource {
  const { sessionKeys, cardLogin, leftOpenCards } = deps;

  const sealedKey = async ({ record, verdict }: JudgedCertificate): Promise<Signer> => {
    const pkcs8 = await sessionKeys.read(record.practiceId, record.id, 'session');
    if (pkcs8 === undefined) throw noPassword();
    try {
      const certificate = certificateDer(record.facts, getFingerprint(verdict));
      if (!isKeyOf(pkcs8, certificate)) throw noPassword();
      return keySigner(pkcs8, certificate);
    } finally {
      pkcs8.fill(0);
    }
  };

  /** The keystore's key by the typed password; by the holder's opt-in only where the card signs too (DESIGN decision 5). */
  const keystoreKeys = async (
    { certificate, user }: CheckedOpening,
    request: OpenRequest,
  ): Promise<KeysOfKeystore> => {
    if (certificate === null) throw noPassword();
    const { record } = certificate;
    if (request.password !== null) {
      const given = { password: request.password, userId: user.id, signal: request.signal };
      return request.letters === true
        ? openSignerAndKeys(deps, certificate, given)
        : { signer: await openSigner(deps, certificate, given), decryptionKeys: [] };
    }
    if (!deps.pinOnly || request.mode !== 'eid' || record.kind !== 'person') throw noPassword();
    return { signer: await sealedKey(certificate), decryptionKeys: [] };
  };

  /** Everything of the card that may refuse before a secret is used; then the log-in itself, to be called last. */
  const cardLogIn = async (
    { practiceId, user }: CheckedOpening,
    request: OpenRequest,
    running: ActiveSession | undefined,
  ): Promise<{ card: EidCard; logIn: () => Promise<CardSession>; borrowed: boolean }> => {
    const card = await cardLogin.ownCard(user);
    const borrowed = running?.card ?? null;
    if (borrowed !== null) return { card, logIn: () => Promise.resolve(borrowed), borrowed: true };
    const ready = await cardLogin.ready(card, request);
    leftOpenCards.used(card, { practiceId, userId: user.id });
    return { ...ready, borrowed: false };
  };

  return {
    gather: async (checked, request, { running, reach }) => {
      if (request.mode === 'fallback') {
        const { signer, decryptionKeys } = await keystoreKeys(checked, request);
        return {
          header: signer,
          holderOfKey: signer,
          decryptionKeys,
          keptCard: null,
          release: nothing,
          discard: nothing,
        };
      }
      // Asked while card and keystore are checked; awaited before the PIN
      const reached = running?.card == null ? reach() : Promise.resolve();
      reached.catch(() => undefined);
      const { logIn, borrowed } = await cardLogIn(checked, request, running);
      const keystore = request.mode === 'eid' ? await keystoreKeys(checked, request) : null;
      await reached;
      const card = await logIn();
      const holderOfKey = keystore?.signer ?? card.signer;
      const close = borrowed ? nothing : () => card.close();
      return {
        header: card.signer,
        holderOfKey,
        decryptionKeys: keystore?.decryptionKeys ?? [],
        keptCard: keystore === null ? card : null,
        release: keystore === null ? nothing : close,
        discard: close,
      };
    },
  };
}

const nothing = () => Promise.resolve();

function noPassword(): PluginError {
  return new PluginError('ERR_SESSION_KEY_MISSING', 'no password was given for the keystore');
}
