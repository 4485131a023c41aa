import type { Express } from 'express';

/** An answer as it left the process. */
export interface Answer {
  readonly request: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Buffer;
}

/** Notes every answer of the host's application, before anything is mounted in it. */
export function recordAnswers(answers: Answer[]): (app: Express) => void {
  return (app) => {
    app.use((req, res, next) => {
      const chunks: Buffer[] = [];
      const keep = (chunk: unknown) => {
        if (typeof chunk === 'string' || chunk instanceof Uint8Array)
          chunks.push(Buffer.from(chunk));
      };
      const write = res.write.bind(res) as (...args: unknown[]) => boolean;
      const end = res.end.bind(res) as (...args: unknown[]) => typeof res;
      res.write = ((...args: unknown[]) => {
        keep(args[0]);
        return write(...args);
      }) as typeof res.write;
      res.end = ((...args: unknown[]) => {
        keep(args[0]);
        return end(...args);
      }) as typeof res.end;
      const asked = `${req.method} ${req.originalUrl}`;
      res.on('finish', () => {
        answers.push({ request: asked, headers: res.getHeaders(), body: Buffer.concat(chunks) });
      });
      next();
    });
  };
}
