import type { HostUser } from '../../domain/practice/directory.ts';
import type { MessageKey } from '../../i18n/index.ts';
import type { HolderQuery } from '../parts/enrolment/requested-holder.ts';
import { typeOfQuality } from '../parts/enrolment/requested-holder.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { paths } from '../parts/paths.ts';

export interface HolderChoiceView {
  readonly text: string;
  readonly href: string;
  readonly current: boolean;
}

/** The person and the organisations of the profile; empty where there is nothing to choose. */
export function holderChoices(
  page: PageLocals,
  user: HostUser,
  query: HolderQuery,
): readonly HolderChoiceView[] {
  if (user.organisations.length === 0) return [];
  const begin = paths(page.base).enrolmentBegin;
  return [
    { text: page.t('enrolment.form.for.self'), href: begin(user.id), current: query.id === '' },
    ...user.organisations.map(({ name, identifier }) => ({
      text: name,
      href: begin(user.id, { id: identifier }),
      current: query.id === identifier,
    })),
  ];
}

export interface HolderTypeView {
  readonly value: string;
  readonly text: string;
}

/** Groups by the words that users know; eHealth has more types, which are the last one here. */
export const holderTypes = (page: Pick<PageLocals, 't'>): readonly HolderTypeView[] => [
  ...Object.entries(typeOfQuality).map(([quality, value]) => ({
    value,
    text: page.t(`session.quality.${quality}` as MessageKey),
  })),
  { value: 'NIHII', text: page.t('enrolment.form.type.other') },
];
