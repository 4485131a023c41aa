import { listLimits, parseListContent, verifyList } from './signature.ts';
import type { ContinuityList, ListedEndpoint } from '../sts/endpoint-order.ts';
import type { SignerAnchor, SignerValidator } from '../sts/signer-validation.ts';
import type { Line } from '../soap/transport.ts';
import { parseInstant } from '../xml/instant.ts';
import { attributeOf, childElements, parseXml, textOf } from '../xml/xml.ts';
import type { XmlElement } from '../xml/xml.ts';

export interface ContinuityListDeps {
  /** Of `servicelist.xml`; its `.sha2` is at the same place. */
  readonly address: string;
  /** Trust anchors of the list's signer: the same as for assertions. */
  readonly signerAnchors: () => readonly SignerAnchor[];
  readonly now: () => Date;
  readonly log?: { warn(details: object, message: string): void };
}

const pollMs = 15 * 60_000;
const stsId = 'uddi:ehealth-fgov-be:business:iamsecuritytokenservice:v1';
const namespaces = ['urn:be:fgov:ehealth:bcp:protocol:v1', 'urn:be:fgov:ehealth:bcp:protocol:v2'];
/** Any service of eHealth's own; which of its names signs the list is not known. */
const signerName = '^CBE=0809394427(?![0-9])';

interface ReadList {
  readonly issuedAt: number;
  readonly endpoints: readonly ListedEndpoint[];
}

export function createContinuityList(deps: ContinuityListDeps): ContinuityList {
  let trust: SignerValidator | undefined;
  let current: ReadList = { issuedAt: -Infinity, endpoints: [] };
  let mark: string | null = null;
  let checkedAt = -Infinity;

  const take = async (text: string): Promise<void> => {
    trust ??= (await import('../sts/signer-validation.ts')).createCurrentSignerValidator({
      anchors: deps.signerAnchors,
      namePattern: signerName,
    });
    const signed = verifyList(parseXml(text, listLimits));
    trust.validate(signed, deps.now());
    const list = readList(parseListContent(signed.content).root);
    // An old list is still well signed, and would send us where the service no longer is
    if (list.issuedAt < current.issuedAt) throw new Error('older than the known list');
    current = list;
  };

  const check = async (line: Line): Promise<void> => {
    const newMark = await fetchText(line, deps.address.replace(/\.xml$/i, '.sha2'));
    if (newMark === mark) return;
    await take(await fetchText(line, deps.address));
    mark = newMark;
  };

  return {
    endpoints: () => current.endpoints,
    refresh: async (transport) => {
      const now = deps.now().getTime();
      if (now >= checkedAt && now - checkedAt < pollMs) return;
      checkedAt = now;
      const line = transport.open();
      try {
        await check(line);
      } catch (error) {
        const reason = error instanceof Error ? error.message : 'unknown';
        deps.log?.warn({ reason }, 'business-continuity list not used');
      } finally {
        line.close();
      }
    },
  };
}

async function fetchText(line: Line, address: string): Promise<string> {
  const answer = await line.get(address);
  if (answer.kind === 'line') throw new Error(answer.problem);
  if (answer.status !== 200) throw new Error(`HTTP ${answer.status}`);
  return answer.text;
}

/** In version 1 the endpoints are children of the service, in version 2 of a list inside it. */
function readList(root: XmlElement): ReadList {
  const { namespace } = root;
  const issuedAt = parseInstant(attributeOf(root, 'IssueInstant'))?.getTime();
  if (!namespaces.includes(namespace) || root.localName !== 'ServiceList' || issuedAt === undefined)
    throw new Error('not a service list');
  const services = childElements(root, namespace, 'Service').filter(
    (one) => attributeOf(one, 'Id') === stsId,
  );
  const holders = services.flatMap((one) => [
    one,
    ...childElements(one, namespace, 'EndpointList'),
  ]);
  const endpoints = holders
    .flatMap((one) => childElements(one, namespace, 'Endpoint'))
    .map((one) => ({
      url: textOf(one).trim(),
      order: Number(attributeOf(one, 'Order')),
      active: attributeOf(one, 'Status') === 'ACTIVE',
    }));
  return { issuedAt, endpoints };
}
