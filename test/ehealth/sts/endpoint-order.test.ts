import { describe, expect, it } from 'vitest';
import { endpointsInOrder, isSwitched } from '../../../plugin/ehealth/sts/endpoint-order.ts';

const configured = 'https://services.example.org/sts';
const listed = (...active: number[]) =>
  [2, 0, 1].map((order) => ({
    url: `https://${order}.example.org/sts`,
    order,
    active: active.includes(order),
  }));
const hosts = (urls: readonly string[]) =>
  urls.map((url) => new URL(url).host.slice(0, 1)).join('');

describe('order of endpoints', () => {
  it('returns the configured address alone when there is no list', () => {
    expect(endpointsInOrder(configured, [])).toEqual([configured]);
  });

  it.each([
    [[0], '012'],
    [[1], '120'],
    [[2], '201'],
    [[], '012'],
    [[1, 2], '120'],
  ])('begins with the active address when %j are active', (active, order) => {
    expect(hosts(endpointsInOrder(configured, listed(...active)))).toBe(order);
  });

  it('leaves out addresses that are unprotected, unreadable or listed twice', () => {
    const odd = ['http://a.example.org/', 'no address', configured, configured].map(
      (url, order) => ({ url, order, active: order === 0 }),
    );
    expect(endpointsInOrder(configured, odd)).toEqual([configured]);
  });

  it('reports a switch when the default address is not active', () => {
    expect(isSwitched(listed(0))).toBe(false);
    expect(isSwitched(listed(1))).toBe(true);
    expect(isSwitched([])).toBe(false);
  });
});
