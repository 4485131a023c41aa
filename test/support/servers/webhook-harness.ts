import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One call as it came. */
export interface WebhookCall {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Signed over what came, by who has the secret (Standard Webhooks 1.0). */
  readonly isSigned: boolean;
  readonly event: {
    readonly type: string;
    readonly timestamp: string;
    readonly data: Readonly<Record<string, string | number | null>>;
  };
}

export interface WebhookHarness {
  readonly url: string;
  readonly calls: readonly WebhookCall[];
  close(): Promise<void>;
}

/** A host that takes webhooks, on the loopback. */
export async function startWebhookHarness(secret: string): Promise<WebhookHarness> {
  const calls: WebhookCall[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8');
      const { headers } = request;
      const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
      const signature = createHmac('sha256', secret).update(signed).digest('base64');
      calls.push({
        headers,
        body,
        isSigned: headers['webhook-signature'] === `v1,${signature}`,
        event: JSON.parse(body) as WebhookCall['event'],
      });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}/hooks`,
    calls,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
