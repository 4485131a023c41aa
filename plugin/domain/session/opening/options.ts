import { isService } from '../../access/role.ts';
import type { VerdictService } from '../../certificate/verdict-service.ts';
import type { CertificateRecord, CertificateRepository } from '../../certificate/repository.ts';
import type { CardService } from '../../../eid/card-service.ts';
import type { TokenService } from '../../../ehealth/sts/token.ts';
import { PluginError } from '../../../errors.ts';
import type { Actor } from '../../practice/actor.ts';
import type { HostDirectory, HostUser } from '../../practice/directory.ts';
import { decideOpening } from '../session-access.ts';
import { cardView } from './card-view.ts';
import type { Fallback } from '../fallback.ts';
import { isFresh } from '../lifecycle.ts';
import type { ActiveSessions } from '../running/active-sessions.ts';
import type { LeftOpenCards } from '../running/left-open-cards.ts';
import { byLikelihood, eligibilityWith, eligibilityWithCard } from './eligibility.ts';
import type { Eligibility, EligibilityPolicy } from './eligibility.ts';
import type { SessionKeyRepository } from '../repository.ts';
import type { CardView, Opening, SessionServices } from '../service.ts';

export interface OpeningOptionsDeps {
  readonly certificates: Pick<CertificateRepository, 'listOfUsers'>;
  readonly sessionKeys: Pick<SessionKeyRepository, 'has'>;
  readonly directory: Pick<HostDirectory, 'findUser'>;
  readonly verdicts: Pick<VerdictService, 'read'>;
  readonly fallback: Pick<Fallback, 'stateOf'>;
  readonly activeSessions: ActiveSessions;
  readonly leftOpenCards: Pick<LeftOpenCards, 'hasCardOf'>;
  readonly card: CardService | null;
  readonly tokens: Pick<TokenService, 'outage'> | null;
  readonly policy: EligibilityPolicy;
  readonly now: () => Date;
  readonly clock: () => Date;
}

/** What a user may open now, and the card in the reader. Uses no secret and leaves no trace. */
export function createOpeningOptions(
  deps: OpeningOptionsDeps,
): Pick<SessionServices, 'openings' | 'card'> {
  const { certificates, directory, verdicts, policy, activeSessions } = deps;

  /** The person behind the actor; a service is none. */
  const personOf = (actor: Actor): Promise<HostUser | undefined> => {
    if (isService(actor)) {
      throw new PluginError('ERR_FORBIDDEN', 'a session is opened by the person themselves');
    }
    return directory.findUser(actor.practiceId, actor.userId);
  };

  const viewOfCard = async (
    { practiceId, userId }: Actor,
    user: HostUser | undefined,
    purpose: 'session' | 'signature',
  ): Promise<CardView> => {
    if (deps.leftOpenCards.hasCardOf({ practiceId, userId })) return { kind: 'left-open' };
    if (deps.card === null) return { kind: 'unavailable', code: 'ERR_READER_SUPPORT_MISSING' };
    const view = cardView(await deps.card.readers(), user?.ssin ?? null, deps.now());
    const outage =
      view.kind === 'ready' && purpose === 'session' ? (deps.tokens?.outage() ?? null) : null;
    return outage === null ? view : { kind: 'out-of-reach', code: outage.code };
  };

  const recordsFor = async (
    actor: Actor,
    user: HostUser,
  ): Promise<readonly CertificateRecord[]> => {
    const records = await certificates.listOfUsers(actor.practiceId, [user]);
    return records.filter(
      (record) => record.role === 'active' && decideOpening(actor, record, user) === 'allow',
    );
  };

  const complete = async (actor: Actor, eligibility: Eligibility): Promise<Opening> => {
    const record = eligibility.certificate?.record;
    const mayAskPinOnly = policy.sessions.pinOnly && policy.cards && record?.kind === 'person';
    const [fallback, pinOnly] = await Promise.all([
      deps.fallback.stateOf(actor.practiceId, eligibility.holder),
      mayAskPinOnly ? deps.sessionKeys.has(actor.practiceId, record.id, 'session') : false,
    ]);
    const running = activeSessions
      .ofUser(actor.practiceId, actor.userId)
      .map(({ session }) => session)
      .filter((session) => session.certificateId === (record?.id ?? null))
      .find((session) => isFresh(session, deps.clock()));
    return { ...eligibility, pinOnly, fallback, reusable: running ?? null };
  };

  return {
    openings: async (actor) => {
      const user = await personOf(actor);
      const card = await viewOfCard(actor, user, 'session');
      if (user?.active !== true) return { openings: [], card };
      const reading = verdicts.read();
      const judged = await Promise.all(
        (await recordsFor(actor, user)).map((record) => reading.judged(record, user.displayName)),
      );
      const eligibilities = [
        ...judged.map((certificate) => eligibilityWith(certificate, user, policy)),
        eligibilityWithCard(user, policy),
      ].filter((eligibility) => eligibility !== undefined);
      return {
        openings: await Promise.all(
          eligibilities.sort(byLikelihood).map((eligibility) => complete(actor, eligibility)),
        ),
        card,
      };
    },

    card: async (actor, purpose = 'session') => viewOfCard(actor, await personOf(actor), purpose),
  };
}
