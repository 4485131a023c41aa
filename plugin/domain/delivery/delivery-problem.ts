import { isMessageKey } from '../../i18n/index.ts';
import type { Translate } from '../../i18n/index.ts';

/** Why a message did not leave, or was no longer wanted. Kept with the delivery; texts: `delivery.problem.<problem>`. */
export type DeliveryProblem =
  | 'NoConnection'
  | 'Timeout'
  /** The server's certificate or protocol was refused. */
  | 'Tls'
  | 'SignIn'
  /** It said: not now. */
  | 'Deferred'
  /** It said: not this, ever. */
  | 'Refused'
  /** The receiver of a webhook answered 410. */
  | 'Gone'
  | 'Unexpected'
  | 'NoUser'
  | 'UserInactive'
  | 'NoAddress'
  /** What the profile has as e-mail address is none, or several. */
  | 'AddressInvalid'
  | 'NoChannel'
  /** Neither the holder's profile nor, any longer, an admin. */
  | 'NotConcerned'
  | 'Muted'
  | 'NoticeEnded'
  | 'NothingToTell';

/** How a try to send ended. */
export type SendOutcome =
  | { readonly kind: 'sent' }
  | {
      readonly kind: 'failed';
      readonly problem: DeliveryProblem;
      /** The other side's own: "550", "ECONNREFUSED". Never its words, which may repeat an address. */
      readonly code: string | null;
      /** Trying again would change nothing. */
      readonly permanent: boolean;
      /** The other side asks for no new try before this instant. */
      readonly notBefore?: Date;
    };

/** As a delivery keeps it: "Refused 550". */
export function writtenProblem(problem: DeliveryProblem, code: string | null): string {
  return code === null ? problem : `${problem} ${code}`;
}

/** What a screen says of `lastProblem`: in words, the other side's code behind them. What is unknown stays as it is. */
export function deliveryProblemText(t: Translate, lastProblem: string): string {
  const [problem = '', code] = lastProblem.split(' ', 2);
  const key = `delivery.problem.${problem}`;
  if (!isMessageKey(key)) return lastProblem;
  return code === undefined ? t(key) : `${t(key)} (${code})`;
}
