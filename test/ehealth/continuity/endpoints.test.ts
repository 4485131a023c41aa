import { describe, expect, it } from 'vitest';
import {
  defaultCertRaEndpoint,
  defaultDepotEndpoint,
  defaultStsEndpoint,
  endpointsInOrder,
  isSwitched,
} from '../../../plugin/ehealth/continuity/endpoints.ts';

const configured = 'https://services.example.org/sts';
const listed = (...active: number[]) =>
  [2, 0, 1].map((order) => ({
    url: `https://${order}.example.org/sts`,
    order,
    active: active.includes(order),
  }));
const hosts = (urls: readonly string[]) =>
  urls.map((url) => new URL(url).host.slice(0, 1)).join('');

describe('the addresses of the token service', () => {
  it('are eHealth’s own by environment', () => {
    expect(defaultStsEndpoint('production')).toBe(
      'https://services.ehealth.fgov.be/IAM/SecurityTokenService/v1',
    );
    expect(defaultStsEndpoint('acceptance')).toBe(
      'https://services-acpt.ehealth.fgov.be/IAM/SecurityTokenService/v1',
    );
    expect(defaultStsEndpoint('simulation')).toBeNull();
  });

  it('are beside those of depot and registration authority', () => {
    expect(defaultDepotEndpoint('production')).toBe('https://services.ehealth.fgov.be/EtkDepot/v1');
    expect(defaultCertRaEndpoint('acceptance')).toBe(
      'https://services-acpt.ehealth.fgov.be/CertRa/v2',
    );
    expect(defaultDepotEndpoint('simulation')).toBeNull();
    expect(defaultCertRaEndpoint('simulation')).toBeNull();
  });

  it('are the configured one alone without a list', () => {
    expect(endpointsInOrder(configured, [])).toEqual([configured]);
  });

  it.each([
    [[0], '012'],
    [[1], '120'],
    [[2], '201'],
    [[], '012'],
    [[1, 2], '120'],
  ])('begin with the active one (%j)', (active, order) => {
    expect(hosts(endpointsInOrder(configured, listed(...active)))).toBe(order);
  });

  it('are never taken over unprotected, unreadable or twice', () => {
    const odd = ['http://a.example.org/', 'no address', configured, configured].map(
      (url, order) => ({ url, order, active: order === 0 }),
    );
    expect(endpointsInOrder(configured, odd)).toEqual([configured]);
  });

  it('are switched while the default one is not the active one', () => {
    expect(isSwitched(listed(0))).toBe(false);
    expect(isSwitched(listed(1))).toBe(true);
    expect(isSwitched([])).toBe(false);
  });
});
