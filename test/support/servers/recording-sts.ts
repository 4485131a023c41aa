import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RecordingSts {
  readonly url: string;
  /** Every assertion that passed, believed or refused later. */
  readonly assertions: readonly string[];
  /** Answers the next message with a fault whose code and text are these words, instead of passing it on. */
  refuseNext(words: string): void;
  close(): Promise<void>;
}

/** Sits between plugin and token service, hears every token go by, and may refuse in words that no service ought to use. */
export async function startRecordingSts(sts: string): Promise<RecordingSts> {
  const assertions: string[] = [];
  let refusal: string | null = null;

  const passOn = async (method: string, headers: Record<string, string>, body: Buffer) => {
    const answer = await fetch(sts, {
      method,
      headers,
      ...(method === 'POST' ? { body: Uint8Array.from(body) } : {}),
    });
    const text = await answer.text();
    assertions.push(...(text.match(/<(\w+:)?Assertion[ >].*?<\/\1Assertion>/gs) ?? []));
    return { status: answer.status, type: answer.headers.get('content-type') ?? '', text };
  };
  const refuse = (words: string) => ({
    status: 500,
    type: 'text/xml',
    text:
      '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault>' +
      `<faultcode>${words}</faultcode><faultstring>${words}</faultstring></s:Fault></s:Body></s:Envelope>`,
  });

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => void chunks.push(chunk));
    request.on('end', () => {
      const words = request.method === 'POST' ? refusal : null;
      if (words !== null) refusal = null;
      const passed = ['content-type', 'soapaction', 'user-agent', 'from'].flatMap((name) => {
        const value = request.headers[name];
        return typeof value === 'string' ? [[name, value] as const] : [];
      });
      const answering =
        words === null
          ? passOn(request.method ?? 'GET', Object.fromEntries(passed), Buffer.concat(chunks))
          : Promise.resolve(refuse(words));
      answering.then(
        ({ status, type, text }) => response.writeHead(status, { 'content-type': type }).end(text),
        () => response.destroy(),
      );
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`,
    assertions,
    refuseNext: (words) => void (refusal = words),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
