import { generateKeyPairSync } from 'node:crypto';

import { describe, expect, test } from 'vitest';

import { detectFileType } from '../../../plugin/pki/pkcs12/file-type.ts';
import {
  context,
  integer,
  objectIdentifier,
  octetString,
  sequence,
} from '../../../simulator/pki/der.ts';
import { testKeystore, testPki } from '../../support/fixtures/keystores.ts';

const bytes = (hex: string): Buffer => Buffer.from(hex.replaceAll(' ', ''), 'hex');
const text = (content: string): Buffer => Buffer.from(content, 'utf8');
const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rsaOid = sequence(objectIdentifier('1.2.840.113549.1.1.1'));

describe('sniffFile', () => {
  const cases: [name: string, content: Buffer, kind: string][] = [
    ['a PFX in BER', bytes('30 80 02 01 03 30 80 06 09'), 'pkcs12'],
    ['a PFX that stops after its version', bytes('30 82 0a 00 02 01 03'), 'pkcs12'],
    ['a PFX that stops in its first length', bytes('30 82 0a'), 'pkcs12'],
    ['nothing', Buffer.alloc(0), 'empty'],
    ['zeros where a cloud drive has not downloaded', Buffer.alloc(3000), 'empty'],
    ['a Java keystore', bytes('fe ed fe ed 00 00 00 02'), 'jks'],
    ['a JCEKS keystore', bytes('ce ce ce ce 00 00 00 02'), 'jceks'],
    ['a ZIP', bytes('50 4b 03 04 14 00'), 'zip'],
    ['a Windows shortcut', bytes('4c 00 00 00 01 14 02 00 00 00 00 00 c0 00 00 00'), 'shortcut'],
    ['a Windows shortcut by its first bytes', bytes('4c 00 00 00 99 99'), 'shortcut'],
    ['an internet shortcut', text('[InternetShortcut]\r\nURL=x'), 'shortcut'],
    ['macOS metadata', bytes('00 05 16 07 00 02 00 00'), 'macos-metadata'],
    ['a PDF', text('%PDF-1.7'), 'pdf'],
    ['a photograph', bytes('ff d8 ff e0 00 10'), 'image'],
    ['a screenshot', bytes('89 50 4e 47 0d 0a 1a 0a'), 'image'],
    ['a shell script', text('#!/bin/sh\njava -jar x'), 'script'],
    ['a command file', text('@echo off\r\n'), 'script'],
    ['a Java Web Start file', text('<?xml version="1.0"?><jnlp/>'), 'xml'],
    ['a PEM with a remark before it', text('Bag Attributes\n-----BEGIN CERTIFICATE-----\n'), 'pem'],
    ['a PEM with a byte order mark', text('\ufeff-----BEGIN PRIVATE KEY-----\n'), 'pem'],
    [
      'a certificate bundle',
      sequence(objectIdentifier('1.2.840.113549.1.7.2'), context(0, sequence(integer(1)))),
      'certificate-bundle',
    ],
    ['a PKCS#8 key', rsa.privateKey.export({ format: 'der', type: 'pkcs8' }), 'private-key-der'],
    ['a PKCS#1 key', rsa.privateKey.export({ format: 'der', type: 'pkcs1' }), 'private-key-der'],
    ['a SEC 1 key', ec.privateKey.export({ format: 'der', type: 'sec1' }), 'private-key-der'],
    [
      'an encrypted PKCS#8 key',
      ec.privateKey.export({
        format: 'der',
        type: 'pkcs8',
        cipher: 'aes-256-cbc',
        passphrase: 'x',
      }),
      'private-key-der',
    ],
    [
      'a certificate request',
      sequence(
        sequence(integer(0), sequence(bytes('31 00')), rsaOid),
        rsaOid,
        octetString(text('')),
      ),
      'csr',
    ],
    ['a request number with any digits', text('0123456789\n'), 'unknown'],
    ['one digit', text('01'), 'unknown'],
    ['noise', bytes('8b 1f 33 00 12 aa'), 'unknown'],
  ];
  test.each(cases)('returns the kind of %s', (_name, content, kind) => {
    expect(detectFileType(content)).toBe(kind);
  });

  test('returns the kind of a keystore and of a certificate', async () => {
    const [keystore, pki] = [await testKeystore('complete'), await testPki()];
    expect(detectFileType(keystore.bytes)).toBe('pkcs12');
    expect(detectFileType(pki.root001.certificate)).toBe('certificate');
  });
});

describe('sniffFile with a file name', () => {
  test.each([
    ['SSIN=00000000097 20260115-100000.ehcsr', 'ehcsr'],
    ['SSIN=00000000097 20260115-100000.REQID', 'reqid'],
    ['revokeRequest_1.ehrr', 'revocation-request'],
    ['notes.txt', 'unknown'],
  ])('returns the kind of %s from the name when the bytes are ambiguous', (name, kind) => {
    expect(detectFileType(text('0123456789'), name)).toBe(kind);
  });

  test('returns the kind of the bytes when the bytes are clear and the name differs', async () => {
    const { bytes: keystore } = await testKeystore('complete');
    expect(detectFileType(keystore, 'x.ehcsr')).toBe('pkcs12');
    expect(detectFileType(text('%PDF-1.7'), 'x.reqid')).toBe('pdf');
  });
});
