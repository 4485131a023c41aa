import { freeApplicationId } from '../../../domain/enrolment/limit/holder-limit.ts';
import type { OfferedHolders, OfferedOrganisation } from '../../../domain/enrolment/service.ts';
import type { HostUser } from '../../../domain/practice/directory.ts';
import type { CardView } from '../../../domain/session/service.ts';
import { holderKindOf } from '../../../pki/x509/ehealth-subject.ts';
import type { CardPanelView } from '../../parts/card/card-view.ts';
import { cardPanelView } from '../../parts/card/card-view.ts';
import { existingText } from '../../parts/enrolment/limit-text.ts';
import { localizedName } from '../../parts/enrolment/localized-name.ts';
import type { PageLocals } from '../../parts/page-locals.ts';
import { paths } from '../../parts/paths.ts';
import type { PinFieldsView } from '../contract/contract-view.ts';
import { pinFieldsView } from '../contract/contract-view.ts';
import type { EnrolmentErrorView } from '../error-view.ts';

/** Holders that eHealth takes a request for: what `views/enrolment/organisations/organisations.ejs` shows. */
export interface OrganisationsView {
  readonly name: string;
  readonly profileHref: string;
  readonly action: string;
  readonly error: EnrolmentErrorView | null;
  /** null once eHealth has answered. */
  readonly card: CardPanelView | null;
  /** Asks for the PIN; null without the right card, and once eHealth has answered. */
  readonly pin: PinFieldsView | null;
  /** null before the answer. */
  readonly holders: readonly HolderView[] | null;
  readonly none: boolean;
}

interface HolderView {
  readonly name: string;
  /** Type and number; null for the person. */
  readonly number: string | null;
  readonly text: string;
  /** null where nothing can be asked for. */
  readonly href: string | null;
}

export interface OrganisationsInput {
  readonly user: HostUser;
  readonly card: CardView | null;
  readonly offered: OfferedHolders | null;
  readonly error: EnrolmentErrorView | null;
}

export function organisationsView(
  page: PageLocals,
  { user, card, offered, error }: OrganisationsInput,
): OrganisationsView {
  const links = paths(page.base);
  const panel = card && cardPanelView(page, card);
  return {
    name: user.displayName,
    profileHref: links.user(user.id),
    action: links.enrolmentOrganisations(user.id),
    error,
    card: panel,
    pin: panel?.ready == null ? null : pinFieldsView(panel.ready, error),
    holders: offered && [
      {
        name: user.displayName,
        number: null,
        text: page.t(
          offered.person
            ? 'enrolment.organisations.self.known'
            : 'enrolment.organisations.self.unknown',
        ),
        href: links.enrolmentBegin(user.id),
      },
      ...offered.organisations.map((one) => holderView(page, user, one)),
    ],
    none: offered?.organisations.length === 0,
  };
}

/** A certificate is kept on a profile: only an organisation that the host lists there can have one here. */
function holderView(
  page: PageLocals,
  user: HostUser,
  organisation: OfferedOrganisation,
): HolderView {
  const { type, id, names, applicationIds, limit } = organisation;
  const kind = holderKindOf(type);
  const listed = user.organisations.find((one) => one.kind === kind && one.identifier === id);
  const view = (text: string, href: string | null): HolderView => ({
    name: localizedName(names, page.language) ?? listed?.name ?? type,
    number: `${type} ${id}`,
    text,
    href,
  });
  if (listed === undefined) return view(page.t('enrolment.organisations.absent'), null);
  if (limit === 'reached') return view(page.t('enrolment.organisations.reached'), null);
  const applicationId = freeApplicationId(applicationIds ?? []) ?? '';
  return view(
    applicationIds === null
      ? page.t('enrolment.organisations.unknown')
      : page.t('enrolment.organisations.existing', {
          existing: existingText(page, applicationIds.length),
        }),
    paths(page.base).enrolmentBegin(user.id, {
      type,
      id,
      ...(applicationId !== '' && { more: '1' }),
    }),
  );
}
