import { describe, expect, it } from 'vitest';
import { mailAddressOf, mailboxOf } from '../plugin/mail-address.ts';

describe('mailAddressOf', () => {
  it.each([
    ['cab@x.be', 'cab@x.be'],
    [' cab@x.be\n', 'cab@x.be'],
    ['cab@Praxis.BE', 'cab@praxis.be'],
    ['h@médecin.be', 'h@xn--mdecin-bva.be'],
    ['rené.dupont+ehealth@x.be', 'rené.dupont+ehealth@x.be'],
    ['root@localhost', 'root@localhost'],
  ])('returns the address when the text is %j', (text, address) => {
    expect(mailAddressOf(text)).toBe(address);
  });

  it.each([
    '',
    'n/a',
    'Cabinet Dupont',
    'a@x.be; b@y.be',
    'a@x.be, b@y.be',
    'a@x.be b@y.be',
    'A <a@x.be>',
    'a@@x.be',
    '@x.be',
    'a@',
    '.a@x.be',
    'a..b@x.be',
    'a@x..be',
    'a@-x.be',
    'a@x.be/path',
    'a@x.be:25',
    'a@127.0.0.1',
    'a@0x7f.1',
    'a@[127.0.0.1]',
    '"a b"@x.be',
    'a@x.be\r\nBcc: b@y.be',
    `${'a'.repeat(65)}@x.be`,
    `a@${'x.'.repeat(127)}be`,
  ])('returns null when the text is %j', (text) => {
    expect(mailAddressOf(text)).toBeNull();
  });
});

describe('mailboxOf', () => {
  it.each([
    ['cab@x.be', '', 'cab@x.be'],
    ['<cab@x.be>', '', 'cab@x.be'],
    ['Cabinet Dupont <cab@x.be>', 'Cabinet Dupont', 'cab@x.be'],
    ['Cabinet: Dupont <cab@x.be>', 'Cabinet: Dupont', 'cab@x.be'],
    ['Dupont, Jean <cab@x.be>', 'Dupont, Jean', 'cab@x.be'],
    ['"Dupont, \\"Jean\\" <2>" <cab@x.be>', 'Dupont, "Jean" <2>', 'cab@x.be'],
    ['Cabinet <cab@médecin.be>', 'Cabinet', 'cab@xn--mdecin-bva.be'],
  ])('returns name and address when the text is %j', (text, name, address) => {
    expect(mailboxOf(text)).toEqual({ name, address });
  });

  it.each([
    'Cabinet Dupont',
    'a@x.be, b@x.be',
    'A <a@x.be>, B <b@x.be>',
    'a@x.be, B <b@x.be>',
    'Group: a@x.be;',
    'Cabinet <>',
    'Cabinet <cab@x.be',
    'Cabinet <cab@x.be> (practice)',
    'Cab\r\nBcc: b@y.be <cab@x.be>',
    'Cab\r\ninet <cab@x.be>',
  ])('returns null when the text is %j', (text) => {
    expect(mailboxOf(text)).toBeNull();
  });
});
