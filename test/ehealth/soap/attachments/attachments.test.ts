import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseContentType } from '../../../../plugin/ehealth/soap/attachments/content-type.ts';
import { MultipartError, readMessage } from '../../../../plugin/ehealth/soap/attachments/read.ts';
import { writeMessage } from '../../../../plugin/ehealth/soap/attachments/write.ts';

const limits = { parts: 20, partBytes: 10_000 };
const related = 'multipart/related; type="text/xml"; start="<root>"; boundary=b';

/** Reads a body with the boundary `b`, as text. */
function read(body: string, contentType = related) {
  const { envelope, attachments } = readMessage(Buffer.from(body, 'latin1'), contentType, limits);
  return {
    envelope: Buffer.from(envelope).toString('latin1'),
    attachments: attachments.map(({ bytes, ...rest }) => ({
      ...rest,
      text: Buffer.from(bytes).toString('latin1'),
    })),
  };
}
const problemOf = (body: string, contentType = related): string => {
  try {
    read(body, contentType);
    return 'none';
  } catch (error) {
    if (!(error instanceof MultipartError)) throw error;
    return error.problem;
  }
};
const texts = (body: string, contentType = related) =>
  read(body, contentType).attachments.map(({ text }) => text);

const root = '--b\r\nContent-ID: <root>\r\n\r\n<e/>\r\n';
const part = (content: string, headers = 'Content-ID: <a@b>\r\n') =>
  `--b\r\n${headers}\r\n${content}\r\n`;
const end = '--b--\r\n';

describe('parseContentType', () => {
  it.each([
    ['text/XML; charset=utf-8', 'text/xml', { charset: 'utf-8' }],
    [
      'multipart/related;boundary="a;b=\\"c";start=<r@x>',
      'multipart/related',
      { boundary: 'a;b="c', start: '<r@x>' },
    ],
    ['multipart/related; Boundary=one; boundary=two', 'multipart/related', { boundary: 'one' }],
    ['multipart/related;; boundary=x;', 'multipart/related', { boundary: 'x' }],
    ['multipart/related;\r\n boundary=x', 'multipart/related', { boundary: 'x' }],
    ['multipart/related; boundary=----=_Part_0', 'multipart/related', { boundary: '----=_Part_0' }],
    ['multipart/related; boundary="open', 'multipart/related', {}],
    ['text', '', {}],
    ['', '', {}],
  ])('reads %s', (header, mediaType, parameters) => {
    const read = parseContentType(header);
    expect(read.mediaType).toBe(mediaType);
    expect(Object.fromEntries(read.parameters)).toEqual(parameters);
  });

  it('takes time in proportion to the length of a header', () => {
    const before = performance.now();
    parseContentType(`a/b${'; \\"='.repeat(20_000)}`);
    parseContentType(`a/b;x="${'\\'.repeat(100_000)}`);
    expect(performance.now() - before).toBeLessThan(200);
  });
});

describe('readMessage', () => {
  it('takes a body that is not divided as the envelope', () => {
    expect(read('<e/>', 'text/xml; charset=utf-8')).toEqual({ envelope: '<e/>', attachments: [] });
    expect(read('<e/>', '')).toEqual({ envelope: '<e/>', attachments: [] });
  });

  it('reads the envelope and a binary part, byte for byte', () => {
    const content = '\0\xff\r\n--b is no line of its own\r\n\n--bb\r\n--b-';
    expect(
      read(
        root + part(content, 'content-id: <a@b>\r\nContent-Type: Application/PDF; x=y\r\n') + end,
      ),
    ).toEqual({
      envelope: '<e/>',
      attachments: [{ contentId: 'a@b', mediaType: 'application/pdf', text: content }],
    });
  });

  it.each([
    ['finds the root by its id wherever it is', part('a') + root + end, ['a']],
    [
      'leaves alone what is before the first boundary and behind the last',
      `before\r\n${root}${part('a')}${end}after`,
      ['a'],
    ],
    ['reads lines that end in LF alone', (root + part('a') + end).replaceAll('\r\n', '\n'), ['a']],
    ['reads blanks behind a boundary', root.replace('--b', '--b \t') + part('a') + '--b-- ', ['a']],
    ['reads an end without a line break', root + part('a') + '--b--', ['a']],
    ['keeps an empty part', root + part('') + end, ['']],
    ['keeps a part of headers alone', `${root}--b\r\nContent-ID: <a>\r\n${end}`, ['']],
    ['keeps line breaks at the ends of a part', root + part('\r\n\r\n') + end, ['\r\n\r\n']],
    ['decodes base64', root + part('YQ==', 'Content-Transfer-Encoding: BASE64\r\n') + end, ['a']],
    [
      'leaves out a part in another encoding',
      root + part('a', 'Content-Transfer-Encoding: uuencode\r\n') + part('b') + end,
      ['b'],
    ],
  ])('reads a body: %s', (_title, body, expected) => {
    expect(read(body).envelope).toBe('<e/>');
    expect(texts(body)).toEqual(expected);
  });

  it('takes the first part as the envelope where the start is not named, or not there', () => {
    const body = part('<e/>') + part('a', '') + end;
    for (const type of ['multipart/related; boundary=b', related])
      expect(read(body, type)).toEqual({
        envelope: '<e/>',
        attachments: [{ contentId: null, mediaType: '', text: 'a' }],
      });
  });

  it('keeps two parts with the same id: who refers to them has to know', () => {
    expect(read(root + part('a') + part('b') + end).attachments).toHaveLength(2);
  });

  it('unfolds headers', () => {
    const body = root + part('a', 'Content-ID:\r\n <a@b>\r\n') + end;
    expect(read(body).attachments[0]?.contentId).toBe('a@b');
  });

  it.each([
    ['without a boundary', 'multipart/related', root + end, 'boundary'],
    [
      'with a boundary that is too long',
      `multipart/related; boundary=${'b'.repeat(71)}`,
      root + end,
      'boundary',
    ],
    [
      'with another boundary than the body has',
      'multipart/related; boundary=c',
      root + end,
      'incomplete',
    ],
    ['without an end', related, root + part('a'), 'incomplete'],
    ['that stops within the last boundary', related, root + part('a') + '--b-', 'incomplete'],
    ['without any part', related, end, 'incomplete'],
    ['that is empty', related, '', 'incomplete'],
    ['with a part that has no headers but text', related, '--b\r\nno header\r\n--b--', 'headers'],
    [
      'with headers without an end',
      related,
      root + part('', 'X: y\r\n'.repeat(2_000)) + end,
      'headers',
    ],
    ['with too many parts', related, root + part('a').repeat(20) + end, 'too-many-parts'],
    [
      'with a part that is too large',
      related,
      root + part('a'.repeat(10_001)) + end,
      'part-too-large',
    ],
  ])('rejects a message %s', (_title, contentType, body, problem) => {
    expect(problemOf(body, contentType)).toBe(problem);
  });

  it('takes time in proportion to the length of a body that is nearly all boundary', () => {
    const body = `${root}--b\r\n\r\n${'--b'.repeat(700_000)}\r\n${'\n--b-x'.repeat(300_000)}\r\n${end}`;
    const before = performance.now();
    readMessage(Buffer.from(body), related, { parts: 20, partBytes: body.length });
    expect(performance.now() - before).toBeLessThan(1_000);
  });

  it('returns views of the body, not copies', () => {
    const body = Buffer.from(root + part('abc') + end);
    const [attachment] = readMessage(body, related, limits).attachments;
    expect(attachment?.bytes.buffer).toBe(body.buffer);
  });

  it('rejects any input with a MultipartError or reads it', () => {
    const piece = fc.oneof(
      fc.constantFrom('--b', '--b--', '\r\n', '\n', '\r', ': ', 'Content-ID: <a>', '--', ' '),
      fc.string({ maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        expect(typeof problemOf(pieces.join(''))).toBe('string');
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('writeMessage', () => {
  const bodyOf = (message: ReturnType<typeof writeMessage>) => Buffer.concat(message.chunks);

  it('writes an envelope alone as text/xml', () => {
    const message = writeMessage('<é/>', []);
    expect(message.contentType).toBe('text/xml; charset=utf-8');
    expect(bodyOf(message).toString()).toBe('<é/>');
  });

  it('writes what readMessage reads, byte for byte', () => {
    const bytes = fc.uint8Array({ maxLength: 300 });
    fc.assert(
      fc.property(fc.array(bytes, { maxLength: 6 }), (contents) => {
        const attachments = contents.map((one, index) => ({
          contentId: `${index}@example.org`,
          mediaType: 'application/pdf',
          bytes: one,
        }));
        const message = writeMessage('<é/>', attachments);
        const back = readMessage(bodyOf(message), message.contentType, limits);
        expect(Buffer.from(back.envelope).toString()).toBe('<é/>');
        expect(back.attachments.map((one) => ({ ...one, bytes: Buffer.from(one.bytes) }))).toEqual(
          attachments.map((one) => ({ ...one, bytes: Buffer.from(one.bytes) })),
        );
      }),
    );
  });

  it('passes the bytes of an attachment on without copying them', () => {
    const bytes = new Uint8Array(10);
    const { chunks } = writeMessage('<e/>', [{ contentId: 'a', mediaType: 'a/b', bytes }]);
    expect(chunks.some((chunk) => chunk === bytes)).toBe(true);
  });

  it.each(['a/b\r\nX: y', 'text/html; charset=x', '', 'é/x'])(
    'sends a part with the media type %j as bytes',
    (mediaType) => {
      const message = writeMessage('<e/>', [{ contentId: 'a', mediaType, bytes: Buffer.alloc(1) }]);
      expect(bodyOf(message).toString()).toContain('Content-Type: application/octet-stream\r\n');
    },
  );

  it('rejects a Content-ID that would need quoting', () => {
    const attachment = { contentId: 'a>\r\n', mediaType: 'a/b', bytes: Buffer.alloc(1) };
    expect(() => writeMessage('<e/>', [attachment])).toThrow(TypeError);
  });
});
