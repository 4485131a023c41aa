export const deliveryChannels = ['email', 'webhook'] as const;
export type DeliveryChannel = (typeof deliveryChannels)[number];

export const deliveryKinds = ['notice', 'notice-ended', 'digest'] as const;
export type DeliveryKind = (typeof deliveryKinds)[number];

/** One message to one recipient on one channel. What it says is made when it is sent, from what is true then. */
export interface NewDelivery {
  readonly id: string;
  readonly practiceId: string;
  readonly channel: DeliveryChannel;
  readonly kind: DeliveryKind;
  /** null for a digest. */
  readonly noticeId: string | null;
  /** User id for e-mail; '' for the webhook. Addresses are asked of the host when sending, and not kept. */
  readonly recipient: string;
  /** At most one delivery with the same key ever exists: "digest 2026-W47 <user>", "<notice> email <user>". */
  readonly key: string;
  readonly dueAt: Date;
}
