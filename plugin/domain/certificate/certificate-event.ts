export interface CertificateEvent {
  readonly type:
    | 'certificate.loaded'
    | 'certificate.replaced'
    | 'certificate.removed'
    | 'certificate.restored'
    | 'certificate.password-changed';
  readonly at: Date;
  readonly practiceId: string;
  readonly userId: string;
  readonly certificateId: string;
}
