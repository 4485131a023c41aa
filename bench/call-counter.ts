import { Session } from 'node:inspector/promises';
import { fileURLToPath } from 'node:url';

/** A function of the product that was called. */
interface CalledFunction {
  /** From the top of the repository, such as `plugin/routes/index.ts`. */
  readonly file: string;
  readonly name: string;
  readonly calls: number;
}

export interface CallCounter {
  /** Functions of plugin/ called in this thread while this happened; a module's top level is none of them. */
  during(act: () => Promise<unknown>): Promise<readonly CalledFunction[]>;
  close(): Promise<void>;
}

const root = fileURLToPath(new URL('../', import.meta.url));

/** Counts calls by V8's own coverage. Start it before the functions are loaded: what was compiled earlier may count for nothing. */
export async function startCallCounter(): Promise<CallCounter> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });
  // Gives the counts since it was asked last, and begins at 0
  const take = () => session.post('Profiler.takePreciseCoverage');
  return {
    during: async (act) => {
      await take();
      await act();
      const { result } = await take();
      return result.flatMap(({ url, functions }) => {
        const file = productFile(url);
        return file === null ? [] : functions.flatMap((one) => calledFunction(file, one));
      });
    },
    close: async () => {
      await session.post('Profiler.stopPreciseCoverage');
      session.disconnect();
    },
  };
}

function productFile(url: string): string | null {
  if (!url.startsWith('file:')) return null;
  const path = fileURLToPath(url);
  return path.startsWith(`${root}plugin/`) ? path.slice(root.length) : null;
}

function calledFunction(
  file: string,
  {
    functionName,
    ranges,
  }: { functionName: string; ranges: { startOffset: number; count: number }[] },
): CalledFunction[] {
  const [whole] = ranges;
  const isTopLevel = functionName === '' && whole?.startOffset === 0;
  return whole === undefined || whole.count === 0 || isTopLevel
    ? []
    : [{ file, name: functionName, calls: whole.count }];
}
