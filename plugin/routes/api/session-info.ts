import type { SessionInfo } from '../../host.ts';
import type { SessionOverview } from '../../domain/session/service.ts';

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
