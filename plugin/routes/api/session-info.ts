import type { SessionOverview } from '../../domain/session/service.ts';
import type { Quality } from '../../ehealth/claims/quality.ts';
import type { SessionMode } from '../../ehealth/sts/token.ts';
import type { HolderKind } from '../../pki/x509/identifier.ts';
import type { Environment } from '../../pki/x509/trust-anchor.ts';

/** A session as hosts read it: part of the public contract (host.ts). */
export interface SessionInfo {
  readonly id: string;
  readonly userId: string;
  readonly mode: SessionMode;
  readonly quality: Quality;
  readonly kind: HolderKind;
  readonly identifier: string;
  readonly certificateId: string | null;
  readonly environment: Environment;
  /** ISO 8601 UTC. */
  readonly openedAt: string;
  readonly notOnOrAfter: string;
  readonly secondsLeft: number;
  /** False: eHealth opened it, but does not recognise the quality; most services will refuse. */
  readonly recognised: boolean;
  /** What eHealth certified, by attribute name. */
  readonly attributes: Readonly<Record<string, readonly string[]>>;
}

/** A session as the host gets it, in process and over JSON: what eHealth certified, and nothing that could be used in its name. */
export function sessionInfo({ session, secondsLeft }: SessionOverview): SessionInfo {
  // A map, because names come from outside: an object has some of its own
  const attributes = new Map<string, readonly string[]>();
  for (const { name, values } of session.attributes) {
    // One name in two name spaces: both were certified
    attributes.set(name, [...(attributes.get(name) ?? []), ...values]);
  }
  return {
    id: session.id,
    userId: session.userId,
    mode: session.mode,
    quality: session.quality,
    kind: session.holder.kind,
    identifier: session.holder.identifier,
    certificateId: session.certificateId,
    environment: session.environment,
    openedAt: session.openedAt.toISOString(),
    notOnOrAfter: session.notOnOrAfter.toISOString(),
    secondsLeft,
    recognised: session.recognition.recognised,
    attributes: Object.fromEntries(attributes),
  };
}
