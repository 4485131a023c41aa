import { describe, expect, it } from 'vitest';
import { followT0, readFile } from '../../../plugin/eid/reader/apdu.ts';
import { derLength } from '../../../plugin/eid/card/padded-der.ts';
import { anEmulatedCard } from '../../support/card/an-emulated-card.ts';
import type { Transmit } from '../../../plugin/eid/reader/reader-port.ts';

const photoPath = '3F00DF014035';

/** Answers each command with the next of these, hex. */
function scripted(answers: readonly string[]): { transmit: Transmit; sent: string[] } {
  const left = [...answers];
  const sent: string[] = [];
  const transmit = followT0((command) => {
    sent.push(Buffer.from(command).toString('hex').toUpperCase());
    return Promise.resolve(Buffer.from(left.shift() ?? '6F00', 'hex'));
  });
  return { transmit, sent };
}

describe('card answer', () => {
  it('fetches a waiting answer in as many pieces as the card gives', async () => {
    const { transmit, sent } = scripted(['6102', 'AABB6101', 'CC9000']);
    const { data, status } = await transmit(Uint8Array.of(0, 0x2a, 0x9e, 0x9a, 1, 7));
    expect([Buffer.from(data).toString('hex'), status]).toEqual(['aabbcc', 0x9000]);
    expect(sent).toEqual(['002A9E9A0107', '00C0000002', '00C0000001']);
  });

  it.each([
    ['00B0000000', '00B0000025'],
    ['002A9E9A010700', '002A9E9A010725'],
    ['002A9E9A0107', '002A9E9A010725'],
    ['80E40000', '80E4000025'],
  ])('asks again with the right length: %s becomes %s', async (command, again) => {
    const { transmit, sent } = scripted(['6C25', '9000']);
    await transmit(Buffer.from(command, 'hex'));
    expect(sent).toEqual([command, again]);
  });

  it.each([
    ['that never ends', '6110'],
    ['whose length never fits', '6C10'],
  ])('rejects an answer %s', async (_, answer) => {
    const transmit = followT0(() => Promise.resolve(Buffer.from(answer, 'hex')));
    await expect(transmit(Uint8Array.of(0, 0xb0, 0, 0, 0))).rejects.toMatchObject({
      failure: 'Failed',
    });
  });

  it('rejects an answer without a status word', async () => {
    const transmit = followT0(() => Promise.resolve(Buffer.from([0x90])));
    await expect(transmit(Uint8Array.of(0, 0xb0, 0, 0, 0))).rejects.toMatchObject({
      failure: 'Failed',
    });
  });
});

describe('readFile', () => {
  it.each(
    [1, 100, 255, 256, 257, 511, 512, 513, 3000].flatMap((size) => [
      [size, false] as const,
      [size, true] as const,
    ]),
  )('reads a file of %i bytes whole (reader hides 6Cxx: %s)', async (size, apduLevel) => {
    const photo = Buffer.from(Array.from({ length: size }, (_, index) => index % 251));
    const card = await anEmulatedCard({ photo, apduLevel });
    const transmit = followT0((command) => card.transmit(command));
    expect(await readFile(transmit, photoPath)).toEqual(photo);
    // SELECT, full readings, and one that shows the end; asked twice where the card names the length itself
    const full = Math.floor(size / 256);
    const last = apduLevel || size % 256 === 0 ? 1 : 2;
    expect(card.commands).toHaveLength(1 + full + last);
  });

  it('reads a padded file only up to the end of its content', async () => {
    const card = await anEmulatedCard({ applet: '1.8' });
    const transmit = followT0((command) => card.transmit(command));
    const file = await readFile(transmit, '3F00DF005038', derLength);
    expect(file).toEqual(card.authenticationCertificate);
    expect(card.commands).toHaveLength(1 + Math.ceil(card.authenticationCertificate!.length / 256));
  });

  it('reads a file of zeros only once when a certificate is expected', async () => {
    const card = await anEmulatedCard({ withAuthentication: false });
    const transmit = followT0((command) => card.transmit(command));
    expect(await readFile(transmit, '3F00DF005038', derLength)).toHaveLength(0);
    expect(card.commands).toHaveLength(2);
  });

  it('returns the status when the file is absent', async () => {
    const card = await anEmulatedCard();
    const transmit = followT0((command) => card.transmit(command));
    expect(await readFile(transmit, '3F00DF014099')).toEqual({ status: 0x6a82 });
  });

  it('stops at the maximum length when a file has no end', async () => {
    const endless: Transmit = (command) =>
      Promise.resolve(
        command[1] === 0xb0
          ? { data: Buffer.alloc(256, 1), status: 0x9000 }
          : { data: Buffer.alloc(0), status: 0x9000 },
      );
    expect(await readFile(endless, photoPath)).toHaveLength(0x7f00);
  });
});
