import { randomUUID } from 'node:crypto';
import type { PluginApi } from '../../plugin/host.ts';

const serviceNamespace = 'urn:be:fgov:ehealth:simulation:echo:v1';
const soap = 'http://schemas.xmlsoap.org/soap/envelope/';

export type SessionTest =
  | { readonly kind: 'answered'; readonly fields: readonly (readonly [string, string])[] }
  | { readonly kind: 'refused'; readonly code: string };

/** What a module of the host does with a session: has its SOAP call signed, sends it, reads the answer. */
export async function testSession(
  sessions: Pick<PluginApi['sessions'], 'sign'>,
  address: string,
  { practiceId, userId }: { readonly practiceId: string; readonly userId: string },
): Promise<SessionTest> {
  const envelope =
    `<soap:Envelope xmlns:soap="${soap}"><soap:Body>` +
    `<sim:WhoAmIRequest xmlns:sim="${serviceNamespace}" RequestId="${randomUUID()}"/>` +
    '</soap:Body></soap:Envelope>';
  const signed = await sessions.sign(practiceId, userId, envelope);
  const response = await fetch(address, {
    method: 'POST',
    headers: {
      'content-type': 'text/xml; charset=utf-8',
      // eHealth asks both of every integrator
      'user-agent': 'CabinetDemo/1.0',
      from: 'demo@cabinet.example',
      soapaction: `"${serviceNamespace}:WhoAmI"`,
    },
    body: signed,
  });
  const answer = await response.text();
  if (!response.ok) {
    return {
      kind: 'refused',
      code: /<Code>([^<]*)<\/Code>/.exec(answer)?.[1] ?? String(response.status),
    };
  }
  // A demo's way of reading: a real module would use an XML parser
  const fields = [...answer.matchAll(/<(?:\w+:)?(\w+)(?: Name="([^"]*)")?>([^<]+)<\//g)].map(
    ([, element = '', name, value = '']) => [name ?? element, value] as const,
  );
  return { kind: 'answered', fields };
}
