import type { SessionOverview } from '../../domain/session/service.ts';
import type { SessionBannerView } from '../parts/navigation.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import type { SessionPolicy } from '../screen-deps.ts';
import { untilText } from './time-view.ts';

/** What the header says of the actor's session: of several the one that lasts longest, which comes first. */
export function sessionBanner(
  page: PageLocals,
  sessions: readonly SessionOverview[],
  policy: SessionPolicy,
  now: Date,
): SessionBannerView {
  const first = sessions.find(({ phase }) => phase !== 'over');
  if (first === undefined) return { open: null };
  const { session, phase, secondsLeft } = first;
  const { recognised } = session.recognition;
  const until = untilText(page, session.notOnOrAfter, now);
  return {
    open: {
      tone: recognised ? (phase === 'ending' ? 'attention' : 'ok') : 'unusable',
      time: page.formatTime(session.notOnOrAfter),
      text: page.t(recognised ? 'nav.session.open' : 'nav.session.unrecognised', { until }),
      seconds: Math.max(0, Math.floor(secondsLeft)),
      warnAt: policy.warnMinutes.join(' '),
    },
  };
}
