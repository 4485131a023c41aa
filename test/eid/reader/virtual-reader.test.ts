import { describe, expect, it } from 'vitest';
import { isUsedReader } from '../../../plugin/eid/reader/virtual-reader.ts';

describe('isUsedReader', () => {
  it.each([
    'Windows Hello for Business 1',
    'Windows Hello for Business 0',
    'WINDOWS HELLO FOR BUSINESS 1',
    'Microsoft Virtual Smart Card 0',
    'Microsoft Passport for Work 1',
    'Microsoft UICC ISO Reader 0',
  ])('returns false for the virtual reader %s', (name) => {
    expect(isUsedReader(name, null)).toBe(false);
  });

  it.each([
    'ACS ACR38U-CCID 00 00',
    'Alcor Micro AU9560 00 00',
    'Microsoft Usbccid Smartcard Reader (WUDF) 0',
    'Virtual PCD 00 00',
    'Cherry Keyboard Windows 00',
  ])('returns true for %s', (name) => {
    expect(isUsedReader(name, null)).toBe(true);
  });

  it('goes by the setting alone when there is one', () => {
    expect(isUsedReader('Windows Hello for Business 1', 'Hello')).toBe(true);
    expect(isUsedReader('ACS ACR38U-CCID 00 00', 'Cherry')).toBe(false);
  });
});
