import type { EidCard } from '../../../plugin/eid/card-service.ts';

/** An identity card as the monitor has read it, with three tries left. */
export function aCard(changes: Partial<EidCard> = {}): EidCard {
  return {
    readerName: 'Lecteur d’essai 00',
    chipNumber: '00112233445566778899AABBCCDDEEFF',
    applet: '1.8',
    ssin: '00000000097',
    firstNames: 'Anne',
    lastName: 'Exemple',
    validFrom: '2024-01-01',
    validTo: '2034-01-01',
    photo: null,
    authenticationCertificate: new Uint8Array([0x30, 0]),
    issuers: [new Uint8Array([0x30, 0])],
    certificateValidity: {
      notBefore: new Date('2024-01-01T00:00:00Z'),
      notAfter: new Date('2034-01-01T12:00:00Z'),
    },
    triesLeft: 3,
    rootKnown: true,
    ...changes,
  };
}
