import type { FaultMode, FaultOrder } from './control.ts';
import { SoapFault } from './soap-fault.ts';

/** What is ordered to go wrong at the moment. */
export interface FaultDesk {
  order(): FaultOrder | null;
  place(order: FaultOrder | null): void;
  /** The mode that a request to `service` meets, and how to count it as met. `asked` is the request's own header. */
  meet(service: 'sts' | 'business', asked: FaultMode | null): MetFault;
}

export interface MetFault {
  readonly mode: FaultMode | null;
  /** Counts the request; the order is gone after its last. */
  count(): void;
}

export function createFaultDesk(): FaultDesk {
  let current: FaultOrder | null = null;
  return {
    order: () => current,
    place(order) {
      current = order;
    },
    meet(service, asked) {
      if (asked !== null) return { mode: asked, count: () => undefined };
      const met = current;
      if (met === null || (met.service ?? 'sts') !== service) {
        return { mode: null, count: () => undefined };
      }
      return {
        mode: met.mode,
        count() {
          if (current?.times === undefined) return;
          const times = current.times - 1;
          current = times < 1 ? null : { ...current, times };
        },
      };
    },
  };
}

/** The fault that a mode answers with; null where it is another kind of mode. */
export function codedFault(mode: FaultMode): SoapFault | null {
  switch (mode) {
    case 'soa-02001':
      return new SoapFault('SOA-02001', 'service not available, please contact service desk');
    case 'soa-02002':
      return new SoapFault('SOA-02002', 'service temporarily not available, please try later');
    case 'soa-01001':
      return new SoapFault('SOA-01001', 'service call not authenticated');
    case 'soa-01002':
      return new SoapFault('SOA-01002', 'service call not authorized');
    case 'soa-03001':
      return new SoapFault('SOA-03001', 'malformed message');
    case 'fault-without-detail':
      return new SoapFault('', 'internal error', { withDetail: false });
    case 'fault-unknown-code':
      return new SoapFault('sim:NobodyKnowsThisCode', 'something new went wrong');
    case 'request-denied':
      return new SoapFault('ws-trust:RequestDenied', 'the request is denied');
    case 'failed-authentication':
      return new SoapFault('wsse:FailedAuthentication', 'the credential is refused');
    case 'message-expired':
      return new SoapFault('wsse:MessageExpired', 'the message has expired');
    default:
      return null;
  }
}

/** Milliseconds by which the service's clock is ahead in a mode. */
export function clockShift(mode: FaultMode | null): number {
  if (mode === 'clock+90') return 90_000;
  return mode === 'clock-90' ? -90_000 : 0;
}
