/*
 * The names of eHealth's wire: XML name spaces, algorithms, token types, actions (sessions.md sections 3 to 10). Some are
 * odd on purpose, such as the missing dash of `keyType`: every working client writes them so. Do not correct them.
 */

/** XML name spaces (sessions.md section 4). Prefixes are free on the wire; only these count. */
export const ns = {
  soap: 'http://schemas.xmlsoap.org/soap/envelope/',
  wsse: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd',
  wsu: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd',
  wsse11: 'http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd',
  ds: 'http://www.w3.org/2000/09/xmldsig#',
  exclusive: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  xades: 'http://uri.etsi.org/01903/v1.3.2#',
  wst: 'http://docs.oasis-open.org/ws-sx/ws-trust/200512',
  auth: 'http://docs.oasis-open.org/wsfed/authorization/200706',
  saml: 'urn:oasis:names:tc:SAML:1.0:assertion',
  soa: 'urn:be:fgov:ehealth:errors:soa:v1',
  xmlns: 'http://www.w3.org/2000/xmlns/',
  xml: 'http://www.w3.org/XML/1998/namespace',
  /** Parameters of RSASSA-PSS (RFC 9231, 2.3.9). */
  pss: 'http://www.w3.org/2007/05/xmldsig-more#',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
} as const;

/** Algorithms of XML-DSig (RFC 9231) that are written or accepted; SHA-1 only behind a switch. */
export const algorithm = {
  exclusiveCanonicalisation: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  exclusiveWithComments: 'http://www.w3.org/2001/10/xml-exc-c14n#WithComments',
  canonical10: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315',
  canonical10WithComments: 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315#WithComments',
  canonical11: 'http://www.w3.org/2006/12/xml-c14n11',
  canonical11WithComments: 'http://www.w3.org/2006/12/xml-c14n11#WithComments',
  envelopedSignature: 'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
  base64: 'http://www.w3.org/2000/09/xmldsig#base64',
  sha1: 'http://www.w3.org/2000/09/xmldsig#sha1',
  sha256: 'http://www.w3.org/2001/04/xmlenc#sha256',
  sha384: 'http://www.w3.org/2001/04/xmldsig-more#sha384',
  sha512: 'http://www.w3.org/2001/04/xmlenc#sha512',
  rsaSha1: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
  rsaSha256: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  rsaSha384: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha384',
  rsaSha512: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512',
  ecdsaSha1: 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1',
  ecdsaSha256: 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256',
  ecdsaSha384: 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384',
  ecdsaSha512: 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512',
  pss: 'http://www.w3.org/2007/05/xmldsig-more#rsa-pss',
  pssSha256: 'http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1',
  pssSha384: 'http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1',
  pssSha512: 'http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1',
} as const;

/** WS-Trust (sessions.md section 7). */
export const trust = {
  tokenType: 'http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.1#SAMLV1.1',
  issue: 'http://docs.oasis-open.org/ws-sx/ws-trust/200512/Issue',
  renew: 'http://docs.oasis-open.org/ws-sx/ws-trust/200512/Renew',
  dialect: 'http://docs.oasis-open.org/wsfed/authorization/200706/authclaims',
  /** Without the dash of `ws-trust`: as every working client sends it. */
  keyType: 'http://docs.oasis-open.org/ws-sx/wstrust/200512/PublicKey',
} as const;

/** Values of the HTTP header SOAPAction, to be sent in double quotes (sessions.md section 3). */
export const soapAction = {
  requestSecurityToken: 'urn:be:fgov:ehealth:sts:protocol:v1:RequestSecurityToken',
  challenge: 'urn:be:fgov:ehealth:sts:protocol:v1:Challenge',
} as const;

/** WS-Security token profiles (sessions.md sections 5 and 17). */
export const security = {
  base64:
    'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary',
  x509: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3',
  samlAssertionId:
    'http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.0#SAMLAssertionID',
} as const;

/** XAdES (ETSI EN 319 132-1). */
export const xades = {
  signedProperties: 'http://uri.etsi.org/01903#SignedProperties',
  derEncoding: 'http://uri.etsi.org/01903/v1.2.2#DER',
} as const;

/** SAML 1.1 (sessions.md section 10). */
export const saml = {
  stsIssuer: 'urn:be:fgov:ehealth:sts:1_0',
  holderOfKey: 'urn:oasis:names:tc:SAML:1.0:cm:holder-of-key',
} as const;
