import type { PageLocals } from './page-locals.ts';

/** Rows on one page of a list. */
export const pageSize = 50;

export interface PageNumberView {
  readonly text: string;
  /** null for the page that is shown, and for pages left out. */
  readonly href: string | null;
  readonly current: boolean;
}

export interface PaginationView {
  readonly position: string;
  readonly numbers: readonly PageNumberView[];
  readonly previousHref: string | null;
  readonly nextHref: string | null;
}

/** A column of a table, with the link that sorts by it. */
export interface ColumnView {
  readonly text: string;
  /** Where this column shows and how; see plugin/views/styles/lists.css. */
  readonly look: string;
  /** null where sorting by it says nothing. */
  readonly href: string | null;
  readonly sorted: 'ascending' | 'descending' | null;
}

/** Sorts upwards first, and the other way when it is sorted so already. `href` gives the address of an order such as 'end', '-end'. */
export function sortedColumn(
  column: { readonly text: string; readonly look: string; readonly by: string | null },
  current: string,
  href: (order: string) => string,
): ColumnView {
  const { text, look, by } = column;
  if (by === null) return { text, look, href: null, sorted: null };
  const sorted = current === by ? 'ascending' : current === `-${by}` ? 'descending' : null;
  const next = by !== '' && sorted === 'ascending' ? `-${by}` : by;
  return { text, look, sorted, href: next === current ? null : href(next) };
}

/** Links to the pages of a list; null when everything fits on one. `href` gives the address of a page number. */
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
    numbers: shownPages(current, pages).map((number) =>
      number === null
        ? { text: '…', href: null, current: false }
        : {
            text: String(number),
            href: number === current ? null : href(number),
            current: number === current,
          },
    ),
    // From beyond the end one comes back to the last page, not to another empty one
    previousHref: current > 1 ? href(Math.min(current - 1, pages)) : null,
    nextHref: current < pages ? href(current + 1) : null,
  };
}

/** First, last, and the neighbours of the current page; null where pages are left out. */
function shownPages(current: number, pages: number): readonly (number | null)[] {
  const shown = Array.from({ length: pages }, (_, index) => index + 1).filter(
    (number) => number === 1 || number === pages || Math.abs(number - current) <= 2,
  );
  return shown.flatMap((number, index) => {
    const before = shown[index - 1];
    return before !== undefined && number - before > 1 ? [null, number] : [number];
  });
}
