import type { PageLocals } from './page-locals.ts';

/** Rows on one page of a list. */
export const pageSize = 50;

export interface PaginationView {
  readonly position: string;
  readonly previousHref: string | null;
  readonly nextHref: string | null;
}

/** Links to the neighbours of a page; null when everything fits on one. `href` gives the address of a page number. */
export function paginationView(
  page: Pick<PageLocals, 't'>,
  current: number,
  total: number,
  href: (page: number) => string,
): PaginationView | null {
  const pages = Math.max(1, Math.ceil(total / pageSize));
  if (pages === 1 && current === 1) return null;
  return {
    position: page.t('pages.position', { page: current, pages }),
    // From beyond the end one comes back to the last page, not to another empty one
    previousHref: current > 1 ? href(Math.min(current - 1, pages)) : null,
    nextHref: current < pages ? href(current + 1) : null,
  };
}
