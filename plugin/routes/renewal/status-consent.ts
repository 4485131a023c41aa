import type { Router } from 'express';
import { shownJudgedHolder } from '../../domain/certificate/holder-name.ts';
import type { CertificateRenewal } from '../../domain/renewal/service.ts';
import { PluginError } from '../../errors.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { passwordConsentScreens } from '../parts/password-consent.ts';
import type { ConsentPage } from '../parts/password-consent.ts';
import { paths } from '../parts/paths.ts';
import type { ScreenDeps } from '../screen-deps.ts';

/**
 * The holder's choice to have eHealth asked about the certificate every night, with a key that is kept for that alone. No page
 * for anyone else, an admin included.
 */
export function statusConsentScreens(deps: ScreenDeps): Router {
  return passwordConsentScreens(deps, {
    route: '/certificates/:certificateId/status-check',
    find: async (page, id) => consentPage(page, await ownCertificate(page, deps, id)),
    enable: (actor, id, password, signal) => deps.probes.allowStatus(actor, id, password, signal),
    disable: (actor, id) => deps.probes.forbidStatus(actor, id),
    doneHref: (page, id, isOn) =>
      paths(page.base).guide(id, { done: isOn ? 'status-on' : 'status-off' }),
  });
}

/** Of the holder's own certificate; ERR_NOT_FOUND for any other, also one that they may see. */
async function ownCertificate(
  page: PageLocals,
  { renewals, services, renewalPolicy }: ScreenDeps,
  certificateId: string,
): Promise<CertificateRenewal> {
  const renewal = await renewals.find(page.actor, certificateId);
  const isHolder = await services.may(page.actor, 'export', renewal.certificate.record);
  // Who allowed it keeps the way back, though it is no longer offered
  if (!isHolder || !(renewalPolicy.statusCheck || renewal.statusAllowed)) {
    throw new PluginError('ERR_NOT_FOUND', 'choice not available for this certificate');
  }
  return renewal;
}

function consentPage(
  { t, base }: PageLocals,
  { certificate, statusAllowed }: CertificateRenewal,
): ConsentPage {
  const links = paths(base);
  const { id } = certificate.record;
  return {
    words: {
      title: t('statusConsent.title'),
      intro: t('statusConsent.intro'),
      points: [
        t('statusConsent.kept'),
        t('statusConsent.only'),
        t('statusConsent.without'),
        t('statusConsent.revocable'),
      ],
      enabled: t('statusConsent.enabled'),
      enable: t('statusConsent.enable'),
      disable: t('statusConsent.disable'),
      passwordHint: t('statusConsent.password.hint'),
    },
    isOn: statusAllowed,
    holder: shownJudgedHolder(certificate),
    holderHref: links.guide(id),
    action: links.statusConsent(id),
    cancelHref: links.guide(id),
  };
}
