export interface CertificateEvent {
  readonly type:
    | 'certificate.loaded'
    | 'certificate.replaced'
    | 'certificate.removed'
    | 'certificate.restored'
    | 'certificate.password-changed'
    | 'certificate.completed'
    | 'certificate.revoked';
  readonly at: Date;
  readonly practiceId: string;
  readonly userId: string;
  readonly certificateId: string;
}
