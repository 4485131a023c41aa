import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalXml } from '../../../plugin/ehealth/xml/canonicalization.ts';
import { standaloneText } from '../../../plugin/ehealth/xml/extract.ts';
import { isNcName, messageLimits } from '../../../plugin/ehealth/xml/scan.ts';
import {
  attributeOf,
  childElements,
  escapeAttribute,
  escapeText,
  findChild,
  onlyChild,
  parseXml,
  textOf,
  XmlError,
} from '../../../plugin/ehealth/xml/xml.ts';
import { runOnFiles, xmllint } from '../../support/tools/xmlsec.ts';

describe('XML parser', () => {
  it.each([
    ['malformed', ''],
    ['malformed', 'text'],
    ['malformed', '<a'],
    ['malformed', '<a>'],
    ['malformed', '<a></b>'],
    ['malformed', '<a></A>'],
    ['malformed', '<a/><b/>'],
    ['malformed', '<a/>text'],
    ['malformed', '<a b=1/>'],
    ['malformed', '<a b/>'],
    ['malformed', '<a b="<"/>'],
    ['malformed', '<a b="1"c="2"/>'],
    ['malformed', '<a b="1" b="2"/>'],
    ['malformed', '<a xmlns:x="u" xmlns:y="u" x:b="" y:b=""/>'],
    ['malformed', '<x:a/>'],
    ['malformed', '<a x:b=""/>'],
    ['malformed', '<a:b:c xmlns:a="u"/>'],
    ['malformed', '<1a/>'],
    ['malformed', '<a xmlns:x=""/>'],
    ['malformed', '<a xmlns:xml="urn:other"/>'],
    ['malformed', '<a xmlns:xmlns="http://www.w3.org/2000/xmlns/"/>'],
    ['malformed', '<a>]]></a>'],
    ['malformed', '<a><![CDATA[</a>'],
    ['malformed', '<![CDATA[]]><a/>'],
    ['malformed', '<!-- a -- b --><a/>'],
    ['malformed', '<a><!ELEMENT a></a>'],
    ['malformed', '<a>\u0000</a>'],
    ['malformed', '<a>\ud800</a>'],
    ['malformed', '<a>&#0;</a>'],
    ['malformed', '<a>&#xD800;</a>'],
    ['malformed', '<a>&#x110000;</a>'],
    ['doctype', '<!DOCTYPE a><a/>'],
    ['doctype', '<!doctype a [<!ENTITY b "c">]><a>&b;</a>'],
    ['doctype', '<a><!DOCTYPE a></a>'],
    ['entity', '<a>&nbsp;</a>'],
    ['entity', '<a>&b</a>'],
    ['entity', '<a b="&c;"/>'],
    ['entity', '<a>&#X41;</a>'],
    ['instruction', '<?xml-stylesheet href="x"?><a/>'],
    ['instruction', '<a><?x y?></a>'],
    ['instruction', ' <?xml version="1.0"?><a/>'],
    ['depth', `${'<a>'.repeat(101)}${'</a>'.repeat(101)}`],
    ['size', `<a>${'x'.repeat(messageLimits.bytes)}</a>`],
    ['size', `<a>${'é'.repeat(messageLimits.bytes / 2)}</a>`],
    ['size', `<a>${'<b/>'.repeat(20_000)}</a>`],
    ['size', `<a>${Array.from({ length: 501 }, (_, n) => `<b${n}/>`).join('')}</a>`],
    ['size', `<a ${Array.from({ length: 201 }, (_, n) => `xmlns:b${n}="u"`).join(' ')}/>`],
  ])('refuses as %s: %.60s', (problem, text) => {
    expect(() => parseXml(text)).toThrow(expect.objectContaining({ problem }) as XmlError);
  });

  it('keeps the text out of errors', () => {
    for (const text of [
      '<a secret=1/>',
      '<a>&secret;</a>',
      '<a secret="" secret=""/>',
      '<secret>',
    ]) {
      expect(() => parseXml(text)).toThrow(XmlError);
      expect(() => parseXml(text)).not.toThrow(/secret/);
    }
  });

  it('rejects text made to exhaust the parser within two seconds', () => {
    const started = performance.now();
    for (const text of [
      `<a${' b '.repeat(300_000)}</a>`,
      `<a ${Array.from({ length: 60_000 }, (_, n) => `b${n}=""`).join(' ')}<`,
      `<a>${Array.from({ length: 19_000 }, (_, n) => `<b${n}></b${n}>`).join('')}</a>`,
      `<a>${'<'.repeat(1_000_000)}`,
      `<a>${'</a >'.repeat(200_000)}`,
    ]) {
      expect(() => parseXml(text)).toThrow(XmlError);
    }
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('returns the place of each element, after a byte order mark and any line ends', () => {
    const text =
      '\uFEFF<?xml version="1.0"?>\r\n<a>\r\n<b c="!-- &lt;b>"/><!-- <b> --><![CDATA[<b>]]><b>\r</b></a>';
    const shown = parseXml(text).elements.map(({ start, end }) => text.slice(start, end));
    expect(shown).toEqual([text.slice(text.indexOf('<a>')), '<b c="!-- &lt;b>"/>', '<b>\r</b>']);
  });

  it('reads the whole text of a value, across comments and CDATA', () => {
    const { root } = parseXml('<a>0000<!-- -->0196<![CDATA[<7>]]>&#x38;</a>');
    expect(textOf(root)).toBe('00000196<7>8');
  });

  it('rejects elements when text is expected', () => {
    expect(() => textOf(parseXml('<a>1<b>2</b></a>').root)).toThrow(XmlError);
  });

  it('finds elements by namespace and local name for any prefix', () => {
    const { root } = parseXml(
      '<a xmlns="u" xmlns:p="v"><p:b/><b xmlns="v" c="1" p:c="2"/><b/><c/></a>',
    );
    expect(childElements(root, 'v', 'b').map(({ prefix }) => prefix)).toEqual(['p', '']);
    expect(childElements(root)).toHaveLength(4);
    expect(onlyChild(root, 'u', 'c').localName).toBe('c');
    expect(findChild(root, 'v', 'c')).toBeUndefined();
    expect(() => onlyChild(root, 'v', 'c')).toThrow(XmlError);
    expect(() => findChild(root, 'v', 'b')).toThrow(XmlError);
    const [, second] = childElements(root);
    expect(attributeOf(second!, 'c')).toBe('1');
    expect(attributeOf(second!, 'c', 'v')).toBe('2');
    expect(attributeOf(second!, 'd')).toBeUndefined();
  });

  it('escapes text and attributes so that parsing returns the same values', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('a<>&"\'\r\n\t é😀')) }),
        (value) => {
          const { root } = parseXml(`<a b="${escapeAttribute(value)}">${escapeText(value)}</a>`);
          expect([attributeOf(root, 'b'), textOf(root)]).toEqual([value, value]);
        },
      ),
    );
  });

  it('distinguishes names from other values', () => {
    expect(['id-1', '_a', 'é', 'a.b'].map(isNcName)).toEqual([true, true, true, true]);
    expect(['', '1a', 'a:b', 'a b', '#a'].map(isNcName)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});

const prefixes = ['', 'a', 'Z', 'SOAP-ENV', 'ds'];
const uris = ['urn:1', 'urn:2', 'urn:22', 'http://u.example/x'];

/** XML with name spaces in every odd arrangement: declared and not used, declared again, undone, mixed case. */
const element: fc.Memo<string> = fc.memo((depth) =>
  fc
    .record({
      prefix: fc.constantFrom(...prefixes),
      uri: fc.constantFrom(...uris),
      declared: fc.uniqueArray(
        fc.tuple(fc.constantFrom(...prefixes.slice(1)), fc.constantFrom(...uris)),
        { selector: ([prefix]) => prefix, maxLength: 3 },
      ),
      attributes: fc.uniqueArray(
        fc.tuple(
          fc.constantFrom('b', 'a', 'Id', 'xmlnsx', 'xml:lang'),
          fc.constantFrom('1', '&#13;&#9;&#10;', "&lt;&quot;&amp;'>", ' x\n y '),
        ),
        { selector: ([name]) => name, maxLength: 3 },
      ),
      prefixed: fc.boolean(),
      undone: fc.boolean(),
      text: fc.constantFrom('', 't', '&amp;&lt;&gt;', '<![CDATA[<&]]>', '\r\n', '&#13;', '"é'),
      children: depth > 1 ? fc.array(element(depth - 1), { maxLength: 3 }) : fc.constant([]),
    })
    .map(({ prefix, uri, declared, attributes, prefixed, undone, text, children }) => {
      const all = new Map(declared);
      if (prefix !== '') all.set(prefix, uri);
      const names = [...all].map(([one, value]) => ` xmlns:${one}="${value}"`).join('');
      const own = prefix === '' ? ` xmlns="${undone ? '' : uri}"` : '';
      const [first] = all.keys();
      const marked = prefixed && first !== undefined ? ` ${first}:q="1"` : '';
      const plain = attributes.map(([name, value]) => ` ${name}="${value}"`).join('');
      const tag = prefix === '' ? 'n' : `${prefix}:n`;
      return `<${tag}${names}${own}${marked}${plain}>${text}${children.join(text)}</${tag}>`;
    }),
);

describe('canonicalXml', () => {
  it.skipIf(xmllint.missing)('agrees with libxml2', async () => {
    const samples = fc.sample(element(4), 120);
    const outcomes = await Promise.all(
      samples.map((text) => runOnFiles(xmllint.path, { 'x.xml': text }, ['--exc-c14n', '{x.xml}'])),
    );
    outcomes.forEach(({ stdout }, n) => {
      expect(canonicalXml(parseXml(samples[n]!).root), samples[n]).toBe(stdout);
    });
  });

  it('leaves out comments and the excluded element', () => {
    const { root } = parseXml('<a>1<!-- c -->2<b>x<c/></b>3</a>');
    expect(canonicalXml(root)).toBe('<a>12<b>x<c></c></b>3</a>');
    expect(canonicalXml(root, { without: childElements(root)[0]! })).toBe('<a>123</a>');
  });

  it('writes prefixes of the inclusive list when in scope, used or not', () => {
    const { root } = parseXml(
      '<o xmlns="urn:d" xmlns:p="urn:p" xmlns:q="urn:q"><p:a><b xmlns="" xmlns:q="urn:r"/></p:a></o>',
    );
    const inner = childElements(root)[0]!;
    expect(canonicalXml(inner)).toBe('<p:a xmlns:p="urn:p"><b></b></p:a>');
    expect(canonicalXml(inner, { inclusivePrefixes: ['q', '#default', 'none'] })).toBe(
      '<p:a xmlns="urn:d" xmlns:p="urn:p" xmlns:q="urn:q"><b xmlns="" xmlns:q="urn:r"></b></p:a>',
    );
  });
});

describe('standaloneText', () => {
  const cut = (text: string) => {
    const document = parseXml(text);
    return standaloneText(document, childElements(document.root)[0]!);
  };

  it.each([
    ['nothing borrowed', "<o><a b = '1'  ><c/>\r\n</a ></o>", "<a b = '1'  ><c/>\r\n</a >"],
    ['declared outside, not used', '<o xmlns:p="u"><a/></o>', '<a/>'],
    ['its own prefix', '<o xmlns:p="u"><p:a/></o>', '<p:a xmlns:p="u"/>'],
    ['the default name space', '<o xmlns="u"><a b="1"/></o>', '<a xmlns="u" b="1"/>'],
    [
      'a prefix deep inside',
      '<o xmlns:p="u"><a><b p:c="1"/></a></o>',
      '<a xmlns:p="u"><b p:c="1"/></a>',
    ],
    [
      'declared again inside',
      '<o xmlns:p="u"><a><p:b xmlns:p="u"/></a></o>',
      '<a><p:b xmlns:p="u"/></a>',
    ],
    [
      'declared in one branch only',
      '<o xmlns:p="u"><a><p:b xmlns:p="v"/><p:b/></a></o>',
      '<a xmlns:p="u"><p:b xmlns:p="v"/><p:b/></a>',
    ],
    [
      'in the value of xsi:type',
      '<o xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:s="u"><a i:type="s:string"/></o>',
      '<a xmlns:i="http://www.w3.org/2001/XMLSchema-instance" xmlns:s="u" i:type="s:string"/>',
    ],
    [
      'in an inclusive list',
      '<o xmlns:e="http://www.w3.org/2001/10/xml-exc-c14n#" xmlns:s="u" xmlns="d"><a xmlns=""><e:InclusiveNamespaces PrefixList="s"/></a></o>',
      '<a xmlns:e="http://www.w3.org/2001/10/xml-exc-c14n#" xmlns:s="u" xmlns=""><e:InclusiveNamespaces PrefixList="s"/></a>',
    ],
    ['xml: needs no declaration', '<o><a xml:lang="fr"/></o>', '<a xml:lang="fr"/>'],
    ['what must be escaped', '<o xmlns:p="u?a&amp;b"><p:a/></o>', '<p:a xmlns:p="u?a&amp;b"/>'],
  ])('returns the standalone text: %s', (_name, text, expected) => {
    expect(cut(text)).toBe(expected);
  });

  it('keeps the canonical form of any element', () => {
    fc.assert(
      fc.property(element(4), (text) => {
        const document = parseXml(text);
        for (const one of document.elements) {
          const alone = parseXml(standaloneText(document, one));
          expect(canonicalXml(alone.root)).toBe(canonicalXml(one));
        }
      }),
    );
  });
});
