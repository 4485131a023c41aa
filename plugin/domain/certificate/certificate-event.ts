export interface CertificateEvent {
  readonly type:
    | 'certificate.loaded'
    | 'certificate.replaced'
    | 'certificate.removed'
    | 'certificate.restored'
    | 'certificate.password-changed'
    | 'certificate.completed';
  readonly at: Date;
  readonly practiceId: string;
  readonly userId: string;
  readonly certificateId: string;
}
