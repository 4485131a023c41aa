import { spawnSync } from 'node:child_process';
import type { CertificationAuthority } from '../../../simulator/pki/certification-authority.ts';
import { runOnFiles, xmlsec } from '../../support/tools/xmlsec.ts';
import { pemOf } from './authorities.ts';

/* Trusted lists after ETSI TS 119 612, signed by xmlsec1, whose authors have not seen our code. */

const ds = 'http://www.w3.org/2000/09/xmldsig#';
const tsl = 'http://uri.etsi.org/02231/v2#';
const xades = 'http://uri.etsi.org/01903/v1.3.2#';
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const status = 'http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus';

export interface ListedService {
  readonly name: string;
  readonly certificate: Uint8Array;
  readonly type?: string;
  readonly status?: string;
  readonly since?: string;
}

export interface ListOptions {
  readonly services: readonly ListedService[];
  readonly sequenceNumber?: string;
  readonly issuedAt?: string;
  /** null: a closed scheme. */
  readonly nextUpdate?: string | null;
  /** Reference to the root by its Id instead of by "". */
  readonly byId?: boolean;
  readonly signatureMethod?: string;
  readonly digestMethod?: string;
  /** Transforms of the reference to the whole, instead of the two right ones. */
  readonly transforms?: readonly string[];
  readonly properties?: boolean;
}

const service = (one: ListedService) => `
<TSPService><ServiceInformation>
<ServiceTypeIdentifier>http://uri.etsi.org/TrstSvc/Svctype/${one.type ?? 'CA/PKC'}</ServiceTypeIdentifier>
<ServiceName><Name xml:lang="fr">Service</Name><Name xml:lang="en">${one.name}</Name></ServiceName>
<ServiceDigitalIdentity><DigitalId><X509Certificate>${Buffer.from(one.certificate).toString('base64')}</X509Certificate></DigitalId>
<DigitalId><X509SubjectName>CN=somebody</X509SubjectName></DigitalId></ServiceDigitalIdentity>
<ServiceStatus>${one.status ?? `${status}/granted`}</ServiceStatus>
<StatusStartingTime>${one.since ?? '2026-01-01T00:00:00Z'}</StatusStartingTime>
</ServiceInformation></TSPService>`;

const reference = (uri: string, transforms: readonly string[], digest: string, type = '') => `
<ds:Reference URI="${uri}"${type}><ds:Transforms>${transforms
  .map((one) => `<ds:Transform Algorithm="${one}"/>`)
  .join(
    '',
  )}</ds:Transforms><ds:DigestMethod Algorithm="${digest}"/><ds:DigestValue/></ds:Reference>`;

export function listTemplate(options: ListOptions): string {
  const {
    nextUpdate = '2026-06-01T00:00:00Z',
    signatureMethod = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    digestMethod = 'http://www.w3.org/2001/04/xmlenc#sha256',
    transforms = [`${ds}enveloped-signature`, exclusive],
    properties = true,
  } = options;
  const signature = `<ds:Signature xmlns:ds="${ds}" Id="sig"><ds:SignedInfo>
<ds:CanonicalizationMethod Algorithm="${exclusive}"/><ds:SignatureMethod Algorithm="${signatureMethod}"/>${reference(
    options.byId ? '#list' : '',
    transforms,
    digestMethod,
  )}${properties ? reference('#props', [exclusive], digestMethod, ' Type="http://uri.etsi.org/01903#SignedProperties"') : ''}
</ds:SignedInfo><ds:SignatureValue/><ds:KeyInfo><ds:X509Data><ds:X509Certificate/></ds:X509Data></ds:KeyInfo>${
    properties
      ? `<ds:Object><xades:QualifyingProperties xmlns:xades="${xades}" Target="#sig"><xades:SignedProperties Id="props"><xades:SignedSignatureProperties><xades:SigningTime>2026-03-01T00:00:00Z</xades:SigningTime></xades:SignedSignatureProperties></xades:SignedProperties></xades:QualifyingProperties></ds:Object>`
      : ''
  }</ds:Signature>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<TrustServiceStatusList xmlns="${tsl}" Id="list" TSLTag="http://uri.etsi.org/19612/TSLTag">
<SchemeInformation><TSLVersionIdentifier>5</TSLVersionIdentifier>
<TSLSequenceNumber>${options.sequenceNumber ?? '7'}</TSLSequenceNumber>
<ListIssueDateTime>${options.issuedAt ?? '2026-03-01T00:00:00Z'}</ListIssueDateTime>
<NextUpdate>${nextUpdate === null ? '' : `<dateTime>${nextUpdate}</dateTime>`}</NextUpdate></SchemeInformation>
<TrustServiceProviderList><TrustServiceProvider><TSPInformation/><TSPServices>${options.services.map(service).join('')}
</TSPServices></TrustServiceProvider></TrustServiceProviderList>${signature}</TrustServiceStatusList>`;
}

// Since 1.3 xmlsec1 only uses a key that KeyInfo names, unless an option says otherwise
const lax =
  xmlsec.missing ||
  !spawnSync(xmlsec.path, ['--help-sign']).stdout.toString().includes('--lax-key-search')
    ? []
    : ['--lax-key-search'];

/** The template with digests, signature value and certificate filled in. */
export async function signList(template: string, signer: CertificationAuthority): Promise<Buffer> {
  const key = signer.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const run = await runOnFiles(
    xmlsec.path,
    { 'list.xml': template, 'key.pem': key, 'signer.pem': pemOf(signer) },
    [
      ...['--sign', ...lax, '--privkey-pem', '{key.pem},{signer.pem}'],
      ...['--id-attr:Id', `${tsl}:TrustServiceStatusList`],
      ...['--id-attr:Id', `${xades}:SignedProperties`, '{list.xml}'],
    ],
  );
  if (!run.ok) throw new Error(`xmlsec1 does not sign: ${run.stderr}`);
  return Buffer.from(run.stdout);
}

export const signedList = (options: ListOptions, signer: CertificationAuthority) =>
  signList(listTemplate(options), signer);
