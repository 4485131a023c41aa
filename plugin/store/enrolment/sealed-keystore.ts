import type { SealedKeystore } from '../../domain/enrolment/repository.ts';

const lengthBytes = 4;

/** Keystore and file keys in one buffer, the caller's to overwrite: the length of the keystore, the keystore, what is left. */
export function packSealed({ keystore, fileKeys }: SealedKeystore): Buffer {
  const packed = Buffer.alloc(lengthBytes + keystore.length + (fileKeys?.length ?? 0));
  packed.writeUInt32BE(keystore.length);
  packed.set(keystore, lengthBytes);
  if (fileKeys !== null) packed.set(fileKeys, lengthBytes + keystore.length);
  return packed;
}

/** Overwrites what it read. */
export function unpackSealed(bytes: Uint8Array): SealedKeystore {
  const packed = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = lengthBytes + packed.readUInt32BE();
  try {
    const fileKeys = Uint8Array.from(packed.subarray(end));
    return {
      keystore: Uint8Array.from(packed.subarray(lengthBytes, end)),
      fileKeys: fileKeys.length === 0 ? null : fileKeys,
    };
  } finally {
    packed.fill(0);
  }
}
