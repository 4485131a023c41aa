import * as z from 'zod';
import { certificateSorts } from '../../domain/certificate/repository.ts';
import type { CertificateOrder } from '../../domain/certificate/repository.ts';
import type { ColumnView } from '../parts/pagination.ts';
import { sortedColumn } from '../parts/pagination.ts';
import type { PageLocals } from '../parts/page-locals.ts';

/** '' for the order by urgency; '-' reverses an order. */
export const OverviewSort = z.enum(['', ...certificateSorts, '-holder', '-kind', '-end']);
type OverviewSort = z.infer<typeof OverviewSort>;

/** The urgency is the order of the state; the days left are those of the end. */
const columns = [
  { name: 'overview.column.holder', look: '', by: 'holder' },
  { name: 'overview.column.kind', look: 'cut', by: 'kind' },
  { name: 'overview.column.state', look: '', by: '' },
  { name: 'overview.column.life', look: 'cut vie', by: null },
  { name: 'overview.column.end', look: '', by: 'end' },
  { name: 'overview.column.days', look: 'cut right', by: null },
  { name: 'overview.column.next', look: 'right', by: null },
] as const;

export function orderOf(sort: OverviewSort): CertificateOrder | null {
  const by = certificateSorts.find((name) => sort === name || sort === `-${name}`);
  return by === undefined ? null : { by, descending: sort.startsWith('-') };
}

/** Columns of the table, with the links that sort by them. */
export function overviewColumns(
  page: Pick<PageLocals, 't'>,
  current: OverviewSort,
  href: (sort: OverviewSort) => string,
): readonly ColumnView[] {
  return columns.map(({ name, look, by }) =>
    sortedColumn({ text: page.t(name), look, by }, current, (order) =>
      href(OverviewSort.parse(order)),
    ),
  );
}
