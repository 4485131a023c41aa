import { PluginError } from '../../../errors.ts';
import type { TimeStampService } from '../../../ehealth/timestamp/time-stamp-service.ts';
import { signDocument } from '../../../ehealth/xades/xades.ts';
import type { UsableSessions } from '../running/usable-session.ts';
import type { SigningServices } from '../signing-service.ts';

export interface DocumentSigningDeps {
  readonly usableSessions: Pick<UsableSessions, 'require'>;
  /** null: no connection to eHealth is set up. */
  readonly timeStamps: Pick<TimeStampService, 'stamp'> | null;
  /** eHealth's, where it is known. */
  readonly clock: () => Date;
}

/** XAdES signatures and time stamps with the session's key. */
export function createDocumentSigning({
  usableSessions,
  timeStamps,
  clock,
}: DocumentSigningDeps): Pick<SigningServices, 'signDocument' | 'timeStamp'> {
  const required = (): Pick<TimeStampService, 'stamp'> => {
    if (timeStamps !== null) return timeStamps;
    throw new PluginError('ERR_TIMESTAMP_NOT_CONFIGURED', 'there is no time-stamp service here');
  };
  return {
    signDocument: async (actor, userId, document, request = {}) => {
      const {
        form = 'xades-bes',
        placement,
        content,
        elementId,
        certificateReference,
        ...select
      } = request;
      const stamps = form === 'xades-t' ? required() : null;
      const { signer } = await usableSessions.require(actor, 'sign', userId, select);
      return signDocument(document, {
        signer,
        chain: [],
        now: clock(),
        elementId,
        placement: placement ?? 'enveloped',
        content: content ?? 'xml',
        certificateReference: certificateReference ?? 'v2',
        stamp:
          stamps === null ? null : async (digest) => (await stamps.stamp(digest, signer)).token,
      });
    },

    timeStamp: async (actor, userId, digest, select) => {
      const stamps = required();
      const { signer } = await usableSessions.require(actor, 'sign', userId, select);
      return stamps.stamp(digest, signer);
    },
  };
}
