import { Router } from 'express';
import * as z from 'zod';
import type { DirectoryRow } from '../../domain/certificate/service.ts';
import { maskIdentifier } from '../../pki/x509/identifier.ts';
import type { BadgeView } from '../parts/badge.ts';
import { badgeView } from '../parts/badge.ts';
import { worstFirst } from './certificate-slots.ts';
import type { PageLocals } from '../parts/page-locals.ts';
import { pageLocals } from '../parts/page-locals.ts';
import type { PaginationView } from '../parts/pagination.ts';
import { pageSize, paginationView } from '../parts/pagination.ts';
import { paths } from '../parts/paths.ts';
import type { ScreenDeps } from '../screen-deps.ts';
import { plural } from '../../i18n/plural.ts';

const UsersQuery = z.object({
  only: z.enum(['', 'without-certificate']).catch(''),
  q: z.string().trim().max(100).catch(''),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

interface UsersView {
  readonly q: string;
  /** Sent along with a search: '' for all users. */
  readonly only: string;
  readonly filters: readonly {
    readonly text: string;
    readonly href: string;
    readonly current: boolean;
  }[];
  readonly bulkHref: string;
  readonly formAction: string;
  readonly resetHref: string;
  readonly count: string;
  readonly rows: readonly UserRowView[];
  readonly pagination: PaginationView | null;
}

interface UserRowView {
  readonly href: string;
  readonly name: string;
  readonly function: string;
  readonly active: boolean;
  /** The last digits only: a list is read over shoulders. */
  readonly number: string | null;
  readonly badges: readonly (BadgeView & { readonly kind: string })[];
}

/** The practice's people, each with one badge per kind: the way in when looking for a person. */
export function usersScreens(deps: Pick<ScreenDeps, 'services' | 'renderPage'>): Router {
  const router = Router();
  router.route('/users').get(async (req, res) => {
    const page = pageLocals(res);
    const query = UsersQuery.parse(req.query);
    const { rows, total } = await deps.services.directory(page.actor, {
      text: query.q,
      withoutCertificate: query.only === 'without-certificate',
      offset: (query.page - 1) * pageSize,
      limit: pageSize,
    });
    const links = paths(page.base);
    const view: UsersView = {
      q: query.q,
      only: query.only,
      filters: [
        { text: page.t('users.filter.all'), href: links.users({ q: query.q }) },
        {
          text: page.t('overview.without'),
          href: links.users({ q: query.q, only: 'without-certificate' }),
        },
      ].map((filter, index) => ({ ...filter, current: (index === 1) === (query.only !== '') })),
      bulkHref: links.bulk(),
      formAction: links.users(),
      resetHref: links.users(),
      count: plural(page, 'users.count', total),
      rows: rows.map((row) => userRowView(page, row)),
      pagination: paginationView(page, query.page, total, (number) =>
        links.users({ q: query.q, only: query.only, page: number === 1 ? '' : number }),
      ),
    };
    await deps.renderPage(res, 'certificate/users', { view });
  });
  return router;
}

function userRowView(page: PageLocals, { user, certificates }: DirectoryRow): UserRowView {
  return {
    href: paths(page.base).user(user.id),
    name: user.displayName,
    function: user.function,
    active: user.active,
    number:
      user.ssin === null ? null : page.t('users.number', { number: maskIdentifier(user.ssin) }),
    badges: worstFirst(user, certificates).map(({ kind, leading }) => ({
      kind: page.t(`holderKind.${kind}`),
      ...badgeView(page, leading?.verdict, 'short'),
    })),
  };
}
