import type { Router } from 'express';
import type { Opening } from '../../domain/session/service.ts';
import { PluginError } from '../../errors.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { passwordConsentScreens } from '../parts/password-consent.ts';
import type { ConsentPage } from '../parts/password-consent.ts';
import { paths } from '../parts/paths.ts';
import type { ScreenDeps } from '../screen-deps.ts';

/** The holder's choice to type the PIN alone. No page for anyone else, an admin included. */
export function pinOnlyScreens(deps: ScreenDeps): Router {
  return passwordConsentScreens(deps, {
    route: '/certificates/:certificateId/pin-only',
    find: async (page, id) => consentPage(page, id, await ownOpening(page, deps, id)),
    enable: (actor, id, password, signal) =>
      deps.sessions.enablePinOnly(actor, id, password, signal),
    disable: (actor, id) => deps.sessions.disablePinOnly(actor, id),
    doneHref: (page, _id, isOn) => paths(page.base).session(isOn ? 'pin-only-on' : 'pin-only-off'),
  });
}

/** Of a person's own certificate; ERR_NOT_FOUND for any other, also one that they may see. */
async function ownOpening(
  page: PageLocals,
  { sessions, sessionPolicy }: ScreenDeps,
  certificateId: string,
): Promise<Opening> {
  const { openings } = await sessions.openings(page.actor);
  const opening = openings.find(({ certificate }) => certificate?.record.id === certificateId);
  // Who turned it on keeps the way back, though it is no longer offered
  const isOffered = sessionPolicy.pinOnly || opening?.pinOnly === true;
  if (opening?.holder.kind !== 'person' || !isOffered) {
    throw new PluginError('ERR_NOT_FOUND', 'choice not available for this certificate');
  }
  return opening;
}

function consentPage({ t, base }: PageLocals, id: string, opening: Opening): ConsentPage {
  const links = paths(base);
  return {
    words: {
      title: t('pinOnly.title'),
      intro: t('pinOnly.intro'),
      points: [t('pinOnly.kept'), t('pinOnly.card'), t('pinOnly.fallback'), t('pinOnly.revocable')],
      enabled: t('pinOnly.enabled'),
      enable: t('pinOnly.enable'),
      disable: t('pinOnly.disable'),
      passwordHint: t('pinOnly.password.hint'),
    },
    isOn: opening.pinOnly,
    holder: opening.holder.name,
    holderHref: links.certificate(id),
    action: links.pinOnly(id),
    cancelHref: links.session(),
  };
}
