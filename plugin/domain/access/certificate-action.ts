export type CertificateAction = 'see' | 'load' | 'remove' | 'export';
