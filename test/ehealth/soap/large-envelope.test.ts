import { describe, expect, it } from 'vitest';
import { readHostEnvelope } from '../../../plugin/ehealth/soap/envelope.ts';
import { readEnvelopeApart } from '../../../plugin/ehealth/soap/large-envelope.ts';
import { ns } from '../../../plugin/ehealth/names.ts';

const options = { signsBody: true, reserved: [] };
/** The Body has an id already, so that reading it twice gives the same. */
const envelopeOf = (content: string) =>
  `<soap:Envelope xmlns:soap="${ns.soap}" xmlns:wsu="${ns.wsu}"><soap:Body wsu:Id="body">${content}</soap:Body></soap:Envelope>`;
const large = (elements: number) => envelopeOf(`<a>${'<b/>'.repeat(elements)}</a>`);

describe('large envelope', () => {
  it.each([10, 1_500])('returns what reading at once gives for %i elements', async (elements) => {
    const text = large(elements);
    expect(await readEnvelopeApart(text, options)).toEqual(readHostEnvelope(text, options));
  });

  it('keeps the event loop going while 19,000 elements are read', async () => {
    let ticks = 0;
    const timer = setInterval(() => (ticks += 1), 1);
    try {
      const { body } = await readEnvelopeApart(large(19_000), options);
      expect(body?.id).toBe('body');
    } finally {
      clearInterval(timer);
    }
    expect(ticks).toBeGreaterThan(5);
  });

  it.each([
    ['reserved id in use', large(1_500), ['body'], 'id'],
    ['no end', large(1_500).slice(0, -1), [], 'malformed'],
    ['too many elements', large(20_001), [], 'size'],
  ])(
    'rejects with the problem when the envelope has %s',
    async (_name, text, reserved, problem) => {
      await expect(readEnvelopeApart(text, { signsBody: true, reserved })).rejects.toMatchObject({
        code: 'ERR_ENVELOPE_INVALID',
        params: { problem },
      });
    },
  );
});
