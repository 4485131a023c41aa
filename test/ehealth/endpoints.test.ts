import { describe, expect, it } from 'vitest';
import {
  defaultCertRaEndpoint,
  defaultDepotEndpoint,
  defaultStsEndpoint,
} from '../../plugin/ehealth/endpoints.ts';

describe('default endpoints', () => {
  it('returns the address of the token service by environment', () => {
    expect(defaultStsEndpoint('production')).toBe(
      'https://services.ehealth.fgov.be/IAM/SecurityTokenService/v1',
    );
    expect(defaultStsEndpoint('acceptance')).toBe(
      'https://services-acpt.ehealth.fgov.be/IAM/SecurityTokenService/v1',
    );
    expect(defaultStsEndpoint('simulation')).toBeNull();
  });

  it('returns the addresses of depot and registration authority by environment', () => {
    expect(defaultDepotEndpoint('production')).toBe('https://services.ehealth.fgov.be/EtkDepot/v1');
    expect(defaultCertRaEndpoint('acceptance')).toBe(
      'https://services-acpt.ehealth.fgov.be/CertRa/v2',
    );
    expect(defaultDepotEndpoint('simulation')).toBeNull();
    expect(defaultCertRaEndpoint('simulation')).toBeNull();
  });
});
