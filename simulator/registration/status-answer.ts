import { randomUUID } from 'node:crypto';
import { escapeXml } from '../xml/xml.ts';
import { ns } from '../xml/xml-names.ts';

/** A refusal by the registration authority, returned in the Status of a normal response. The codes are the simulator's own. */
export class StatusRefusal extends Error {
  readonly code: string;
  readonly parameters: readonly (readonly [name: string, value: string])[];

  constructor(
    code: string,
    message: string,
    parameters: readonly (readonly [name: string, value: string])[] = [],
  ) {
    super(message);
    this.name = 'StatusRefusal';
    this.code = code;
    this.parameters = parameters;
  }
}

/** The frame of an answer of CertRA or EtkRA (registration.md 5). `inResponseTo` null leaves the attribute out. */
export function statusAnswer(
  name: string,
  answer: { readonly namespace: string; readonly inResponseTo: string | null; readonly now: Date },
  contents: string,
): string {
  const prefix = answer.namespace === ns.certRa ? 'p' : 'e';
  const inResponseTo =
    answer.inResponseTo === null ? '' : ` InResponseTo="${escapeXml(answer.inResponseTo)}"`;
  return (
    `<${prefix}:${name} xmlns:${prefix}="${answer.namespace}" xmlns:c="${ns.certRaCore}" xmlns:cc="${ns.commons2}"` +
    ` Id="_${randomUUID()}"${inResponseTo} IssueInstant="${dateTime(answer.now)}">${contents}</${prefix}:${name}>`
  );
}

const statusCode = (word: string): string =>
  `<cc:StatusCode Value="urn:be:fgov:ehealth:2.0:status:${word}"/>`;

export const success = (): string => `<cc:Status>${statusCode('Success')}</cc:Status>`;

/** `detailed` false: the code alone, as answers have been seen that give no reason. */
export function refused(refusal: StatusRefusal, detailed = true): string {
  if (!detailed) return `<cc:Status>${statusCode('Requester')}</cc:Status>`;
  const parameters = refusal.parameters.map(
    ([name, value]) =>
      `<Parameters><Name>${escapeXml(name)}</Name><Value>${escapeXml(value)}</Value></Parameters>`,
  );
  return (
    `<cc:Status>${statusCode('Requester')}<cc:StatusMessage>(simulated) refused</cc:StatusMessage><cc:StatusDetail>` +
    `<et:EteeStatusDetail xmlns:et="${ns.etee}"><Errors><Code>${escapeXml(refusal.code)}</Code>` +
    `<Message>(simulated) ${escapeXml(refusal.message)}</Message>${parameters.join('')}</Errors>` +
    '</et:EteeStatusDetail></cc:StatusDetail></cc:Status>'
  );
}

/** xs:dateTime as eHealth writes it: with a zone that is not UTC's. */
export const dateTime = (instant: Date): string =>
  new Date(instant.getTime() + 3_600_000).toISOString().replace('Z', '+01:00');
