/**
 * Closes one after another, also after one that fails: a test's start may have ended before it was whole, and a card service that is left
 * running refuses every later one. Rejects with the first failure.
 */
export async function closeAll(...closings: readonly (() => unknown)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const close of closings) {
    try {
      await close();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}
