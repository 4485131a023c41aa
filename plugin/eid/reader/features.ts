import type { CallFeature } from './reader-port.ts';

/* What a reader can do beyond passing commands on: PC/SC part 10, revision 2.02.09. */

/** 2.2: asks for the list of features; the number becomes a control code by a rule of each system. */
export const getFeatureRequest = 3400;

/** 2.3: tags of those that are used here. */
export const readerFeature = { verifyPinStart: 0x01, verifyPinDirect: 0x06 } as const;

const codeLength = 4;

/** The control code of each feature, by its tag. Each is a tag, a length of four, and the code, big-endian; what follows a broken one is left out. */
export function readFeatures(answer: Uint8Array): ReadonlyMap<number, number> {
  const view = Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength);
  const codes = new Map<number, number>();
  for (let at = 0; at + 2 + codeLength <= view.length; at += 2 + codeLength) {
    if (view[at + 1] !== codeLength) break;
    codes.set(view.readUInt8(at), view.readUInt32BE(at + 2));
  }
  return codes;
}

/** `control` passes a code and data to the reader itself; `request` is the code that asks for the list. */
export function callFeatures(
  control: (code: number, data?: Uint8Array) => Promise<Uint8Array>,
  request: number,
): CallFeature {
  return async (tag, data) => {
    const code = readFeatures(await control(request)).get(tag);
    return code === undefined ? null : control(code, data);
  };
}
