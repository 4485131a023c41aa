import { createHash } from 'node:crypto';
import type { X509Certificate } from 'node:crypto';
import { PluginError } from '../../errors.ts';
import type { HostLog } from '../../logging.ts';
import type { Signer } from '../../pki/signer.ts';
import type { TimeStamp, TimeStampProblem } from '../../pki/timestamp/time-stamp-token.ts';
import { algorithm, ns } from '../names.ts';
import { sendEnvelope, type ServiceFailure } from '../soap/call.ts';
import type { Transport } from '../soap/transport.ts';
import { freshId, signedEnvelope } from '../soap/ws-security.ts';
import {
  childElements,
  escapeAttribute,
  isElement,
  onlyChild,
  textOf,
  XmlError,
} from '../xml/xml.ts';
import type { XmlElement } from '../xml/xml.ts';

/*
 * eHealth's time-stamp authority: OASIS DSS 1.0 over SOAP, with the X.509 token. Action, profile and address are those of public
 * clients of the acceptance service; the profile is a setting, because no public source says which ones production takes.
 */

const dss = 'urn:oasis:names:tc:dss:1.0:core:schema';
const success = 'urn:oasis:names:tc:dss:1.0:resultmajor:Success';
const stampAction = 'urn:be:fgov:ehealth:timestamping:protocol:v2:stamp';

export interface TimeStampServiceDeps {
  /** null: no address is known for this environment. */
  readonly endpoint: string | null;
  /** Of the DSS request. */
  readonly profile: string;
  /** Authorities that a token's signer leads to, or signers themselves. */
  readonly anchors: readonly X509Certificate[];
  readonly toleranceSeconds: number;
  readonly transport: Pick<Transport, 'open'>;
  readonly now: () => Date;
  readonly log: HostLog;
}

export interface TimeStampService {
  /**
   * Stamps a SHA-256 digest; the signer is a certificate that eHealth lets use the service. Rejects with
   * ERR_TIMESTAMP_NOT_CONFIGURED before anything is sent or signed, ERR_TIMESTAMP_UNREACHABLE when no answer came,
   * ERR_TIMESTAMP_REFUSED with what the service said, or with params.problem for a token that is not believed.
   */
  stamp(digest: Uint8Array, signer: Signer): Promise<TimeStamp>;
}

export function createTimeStampService(deps: TimeStampServiceDeps): TimeStampService {
  const { endpoint, profile, anchors, transport, now } = deps;
  return {
    stamp: async (digest, signer) => {
      if (digest.length !== createHash('sha256').digest().length) {
        throw new PluginError('ERR_FORM_INVALID', 'not a SHA-256 digest', {
          params: { path: 'digest', problem: 'length' },
        });
      }
      if (endpoint === null || anchors.length === 0) {
        throw new PluginError(
          'ERR_TIMESTAMP_NOT_CONFIGURED',
          'ehealth.timeStamp has no address or no anchor for this environment',
        );
      }
      const requestId = freshId('request');
      const envelope = await signedEnvelope({
        body: signRequest(requestId, profile, digest),
        signer,
        now: now(),
      });
      const line = transport.open();
      const answer = await sendEnvelope(line, {
        url: endpoint,
        soapAction: stampAction,
        envelope,
      }).finally(() => line.close());
      if (answer.kind === 'failure') throw failureError(answer);
      const token = readSignResponse(answer.content, requestId);
      // Its ASN.1 schemas are loaded when a time stamp is asked for, not at every start
      const { judgeTimeStamp } = await import('../../pki/timestamp/time-stamp-token.ts');
      const judged = judgeTimeStamp(token, {
        digest,
        anchors,
        now: now(),
        toleranceMs: deps.toleranceSeconds * 1000,
      });
      if ('timeStamp' in judged) return judged.timeStamp;
      deps.log.warn({ problem: judged.problem }, 'time stamp is not believed');
      throw refused(judged.problem, 'the time stamp is not believed');
    },
  };
}

/** DSS 1.0, 3.1 and its time-stamping profile: the digest alone leaves this machine. */
function signRequest(requestId: string, profile: string, digest: Uint8Array): string {
  return (
    `<dss:SignRequest xmlns:dss="${dss}" xmlns:ds="${ns.ds}" RequestID="${requestId}"` +
    ` Profile="${escapeAttribute(profile)}"><dss:InputDocuments><dss:DocumentHash>` +
    `<ds:DigestMethod Algorithm="${algorithm.sha256}"/>` +
    `<ds:DigestValue>${Buffer.from(digest).toString('base64')}</ds:DigestValue>` +
    `</dss:DocumentHash></dss:InputDocuments></dss:SignRequest>`
  );
}

/** The token's bytes. Throws ERR_TIMESTAMP_REFUSED with the service's own result. */
function readSignResponse(response: XmlElement, requestId: string): Uint8Array {
  try {
    if (!isElement(response, dss, 'SignResponse')) throw refused('unreadable', 'no SignResponse');
    const answered = response.attributes.find(({ localName }) => localName === 'RequestID')?.value;
    if (answered !== undefined && answered !== requestId) {
      throw refused('unreadable', 'the answer is to another request');
    }
    const result = onlyChild(response, dss, 'Result');
    const major = textOf(onlyChild(result, dss, 'ResultMajor')).trim();
    if (major !== success) throw notDone(major, result);
    const timestamp = onlyChild(onlyChild(response, dss, 'SignatureObject'), dss, 'Timestamp');
    const token = textOf(onlyChild(timestamp, dss, 'RFC3161TimeStampToken'));
    return Buffer.from(token, 'base64');
  } catch (error) {
    if (error instanceof XmlError) throw refused('unreadable', 'the answer has another form');
    throw error;
  }
}

function notDone(major: string, result: XmlElement): PluginError {
  const said = (name: string) =>
    childElements(result, dss, name)
      .map((element) => textOf(element).trim())
      .join(' ');
  const minor = said('ResultMinor');
  return new PluginError('ERR_TIMESTAMP_REFUSED', 'the time-stamp authority gave no token', {
    params: { problem: 'refused' },
    support: {
      code: lastPart(minor === '' ? major : minor),
      text: said('ResultMessage').slice(0, 300),
      ticket: null,
    },
  });
}

/** URNs of DSS end in the word that matters. */
const lastPart = (urn: string): string => (urn.split(':').at(-1) ?? '').slice(0, 60);

function failureError({ problem, code }: ServiceFailure): PluginError {
  const support = { code, text: problem, ticket: null };
  return problem === 'Fault'
    ? new PluginError('ERR_TIMESTAMP_REFUSED', 'the time-stamp authority answered a fault', {
        params: { problem: 'refused' },
        support,
      })
    : new PluginError('ERR_TIMESTAMP_UNREACHABLE', `no time stamp: ${problem}`, { support });
}

function refused(problem: TimeStampProblem, message: string): PluginError {
  return new PluginError('ERR_TIMESTAMP_REFUSED', message, { params: { problem } });
}
