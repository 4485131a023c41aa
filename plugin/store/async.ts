/**
 * Runs synchronous work behind an asynchronous interface: a throw becomes a rejection. Repositories promise because another
 * engine may have to wait; SQLite itself does not.
 */
export function promised<Result>(work: () => Result): Promise<Result> {
  return new Promise((resolve) => {
    resolve(work());
  });
}
