import type { BoxId } from '../../ehealth/ehbox/message.ts';

/** The name of a box in the store and in addresses: type, id, sub-type where it has one, quality. */
export function boxName({ type, id, subType, quality }: BoxId): string {
  return [type, id, ...(subType === null ? [] : [subType]), quality].join(' ');
}

export const isSameBox = (one: BoxId, other: BoxId): boolean => boxName(one) === boxName(other);
