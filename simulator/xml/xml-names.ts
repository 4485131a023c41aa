/* Name spaces and literal values of the messages (sessions.md sections 4, 5, 7, 10, 17; registration.md sections 4 to 8). */

export const ns = {
  soap: 'http://schemas.xmlsoap.org/soap/envelope/',
  wsse: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd',
  wsu: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd',
  wsse11: 'http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd',
  ds: 'http://www.w3.org/2000/09/xmldsig#',
  wst: 'http://docs.oasis-open.org/ws-sx/ws-trust/200512',
  auth: 'http://docs.oasis-open.org/wsfed/authorization/200706',
  saml: 'urn:oasis:names:tc:SAML:1.0:assertion',
  soa: 'urn:be:fgov:ehealth:errors:soa:v1',
  etkDepot: 'urn:be:fgov:ehealth:etkdepot:1_0:protocol',
  certRa: 'urn:be:fgov:ehealth:certra:protocol:v2',
  certRaCore: 'urn:be:fgov:ehealth:certra:core:v2',
  etkRa: 'urn:be:fgov:ehealth:etkra:protocol:v2',
  commons1: 'urn:be:fgov:ehealth:commons:1_0:core',
  commons2: 'urn:be:fgov:ehealth:commons:core:v2',
  etee: 'urn:be:fgov:ehealth:etee:commons:core:v2',
  dss: 'urn:oasis:names:tc:dss:1.0:core:schema',
  echo: 'urn:be:fgov:ehealth:simulation:echo:v1',
} as const;

export const algorithms = {
  exclusive: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  enveloped: 'http://www.w3.org/2000/09/xmldsig#enveloped-signature',
  rsaSha256: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
  ecdsaSha256: 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256',
  ecdsaSha384: 'http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384',
  rsaSha1: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1',
  sha256: 'http://www.w3.org/2001/04/xmlenc#sha256',
  sha1: 'http://www.w3.org/2000/09/xmldsig#sha1',
} as const;

export const literals = {
  base64Binary:
    'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary',
  x509v3: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3',
  saml11Token: 'http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.1#SAMLV1.1',
  samlAssertionId:
    'http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.0#SAMLAssertionID',
  issue: 'http://docs.oasis-open.org/ws-sx/ws-trust/200512/Issue',
  renew: 'http://docs.oasis-open.org/ws-sx/ws-trust/200512/Renew',
  claimsDialect: 'http://docs.oasis-open.org/wsfed/authorization/200706/authclaims',
  /** Without the dash that all its siblings have: every working client writes it so. */
  publicKey: 'http://docs.oasis-open.org/ws-sx/wstrust/200512/PublicKey',
  publicKeyWithDash: 'http://docs.oasis-open.org/ws-sx/ws-trust/200512/PublicKey',
  holderOfKey: 'urn:oasis:names:tc:SAML:1.0:cm:holder-of-key',
  bearer: 'urn:oasis:names:tc:SAML:1.0:cm:bearer',
  issuer: 'urn:be:fgov:ehealth:sts:1_0',
  identificationNamespace: 'urn:be:fgov:identification-namespace',
  certifiedNamespace: 'urn:be:fgov:certified-namespace:ehealth',
} as const;

export const soapActions = {
  requestSecurityToken: 'urn:be:fgov:ehealth:sts:protocol:v1:RequestSecurityToken',
  challenge: 'urn:be:fgov:ehealth:sts:protocol:v1:Challenge',
  certificateInfo:
    'urn:be:fgov:ehealth:etee:certra:protocol:v2:getCertificateInfoForAuthenticationCertificate',
  startToken: 'urn:be:fgov:ehealth:etee:etkra:protocol:v2:startETKRegistration',
  completeToken: 'urn:be:fgov:ehealth:etee:etkra:protocol:v2:completeETKregistration',
  activateToken: 'urn:be:fgov:ehealth:etee:etkra:protocol:v2:activateETK',
  stamp: 'urn:be:fgov:ehealth:timestamping:protocol:v2:stamp',
  whoAmI: 'urn:be:fgov:ehealth:simulation:echo:v1:WhoAmI',
} as const;
