import { randomUUID } from 'node:crypto';
import { escapeXml } from '../xml/xml.ts';
import { ns } from '../xml/xml-names.ts';

/** A refusal in eHealth's shape (sessions.md 15.1). `code` as in the response: `SOA-nnnnn`, or a name with a prefix. */
export class SoapFault extends Error {
  readonly code: string;
  readonly withDetail: boolean;

  constructor(code: string, message: string, options: { readonly withDetail?: boolean } = {}) {
    super(`(simulated) ${message}`);
    this.name = 'SoapFault';
    this.code = code;
    this.withDetail = options.withDetail ?? true;
  }
}

export const envelope = (body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><soap:Envelope xmlns:soap="${ns.soap}"><soap:Body>${body}</soap:Body></soap:Envelope>`;

/** The answer that carries a fault; goes with HTTP status 500. */
export function faultEnvelope(fault: SoapFault): string {
  const theirs = fault.code.startsWith('SOA-02');
  const side = theirs ? 'Server' : 'Client';
  return envelope(
    `<soap:Fault><faultcode>soap:${side}</faultcode>` +
      `<faultstring>${escapeXml(fault.withDetail ? fault.code : fault.message)}</faultstring>` +
      (fault.withDetail ? detail(fault, theirs ? 'Server' : 'Consumer') : '') +
      '</soap:Fault>',
  );
}

function detail(fault: SoapFault, origin: string): string {
  const element = fault.code.startsWith('SOA-') ? 'SystemError' : 'BusinessError';
  return (
    `<detail><soa:${element} xmlns:soa="${ns.soa}" Id="sim-${randomUUID()}">` +
    `<Origin>${origin}</Origin><Code>${escapeXml(fault.code)}</Code>` +
    `<Message xml:lang="en">${escapeXml(fault.message)}</Message>` +
    `<Retry>${String(fault.code === 'SOA-02002')}</Retry>` +
    '<Contact>simulator@example.org</Contact>' +
    `<soa:Environment>Simulation</soa:Environment></soa:${element}></detail>`
  );
}
