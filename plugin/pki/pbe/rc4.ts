/** RC4, which OpenSSL 3 keeps out of node:crypto. Encryption and decryption are the same. */
export function rc4(key: Uint8Array, text: Uint8Array): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  const at = (index: number): number => state[index] ?? 0;
  const swap = (one: number, other: number): void => {
    [state[one], state[other]] = [at(other), at(one)];
  };
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + at(i) + (key[i % key.length] ?? 0)) & 0xff;
    swap(i, j);
  }
  const output = Buffer.alloc(text.length);
  for (let n = 0, i = 0, j = 0; n < text.length; n += 1) {
    i = (i + 1) & 0xff;
    j = (j + at(i)) & 0xff;
    swap(i, j);
    output[n] = (text[n] ?? 0) ^ at((at(i) + at(j)) & 0xff);
  }
  return output;
}
