import {
  faultModes,
  type AnyFaultMode,
  type FaultMode,
  type FaultOrder,
  type ServiceName,
} from '../control/control.ts';
import { SoapFault } from './soap-fault.ts';

/** What is ordered to go wrong at the moment, one order per service. */
export interface FaultInjection {
  orders(): readonly FaultOrder[];
  /** Null ends all orders. */
  place(order: FaultOrder | null): void;
  /** The mode that a request to `service` meets, and how to count it as met. `asked` is the request's own header. */
  meet(service: ServiceName, asked: AnyFaultMode | null): MetFault;
}

export interface MetFault {
  readonly mode: AnyFaultMode | null;
  /** Counts the request; the order is gone after its last. */
  count(): void;
}

export function createFaultInjection(): FaultInjection {
  const placed = new Map<ServiceName, FaultOrder>();
  return {
    orders: () => [...placed.values()],
    place(order) {
      if (order === null) placed.clear();
      else placed.set(order.service ?? 'sts', order);
    },
    meet(service, asked) {
      if (asked !== null) return { mode: asked, count: () => undefined };
      return {
        mode: placed.get(service)?.mode ?? null,
        count() {
          const order = placed.get(service);
          if (order?.times === undefined) return;
          const times = order.times - 1;
          if (times < 1) placed.delete(service);
          else placed.set(service, { ...order, times });
        },
      };
    },
  };
}

/** The fault that a mode answers with; null where it is another kind of mode. */
export function codedFault(mode: AnyFaultMode): SoapFault | null {
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
export function clockShift(mode: AnyFaultMode | null): number {
  if (mode === 'clock+90') return 90_000;
  return mode === 'clock-90' ? -90_000 : 0;
}

/** A mode as far as the STS knows it. */
export const stsMode = (mode: AnyFaultMode | null): FaultMode | null =>
  faultModes.find((known) => known === mode) ?? null;
