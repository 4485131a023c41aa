import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ReportRepository, ReportRow } from './repository.ts';

const pageSize = 500;

/** Every active certificate of a practice by end of validity, page by page, with a pause for other requests between pages. */
export async function* rowsByEnd(
  reports: ReportRepository,
  practiceId: string,
): AsyncGenerator<ReportRow> {
  let afterId = '';
  for (;;) {
    const rows = await reports.listByEnd(practiceId, {
      from: null,
      to: null,
      afterId,
      limit: pageSize,
    });
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return;
    afterId = last.id;
    // SQLite answers synchronously: without this, many thousands would block all other requests
    await nextTurn();
  }
}
