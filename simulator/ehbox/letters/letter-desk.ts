import { X509Certificate } from 'node:crypto';
import type { EtkOrder } from '../../control/control.ts';
import type { LetterOrder, LetterSet } from '../../control/letter-order.ts';
import type { CertificationAuthority } from '../../pki/certification-authority.ts';
import { issueEncryptionCertificate, issuePlainLeaf } from '../../pki/certification-authority.ts';
import { freshKeys } from '../../pki/key-source.ts';
import { boxName, parseBoxName, type BoxAddress } from '../boxes/box-address.ts';
import type { Mailbox } from '../mailbox.ts';
import { seal } from './seal.ts';
import {
  createCorrespondents,
  type Correspondent,
  type CorrespondentDeps,
} from './correspondents.ts';
import { letterSet, type SetLetter } from './letter-sets.ts';
import { writeLetter } from './letter-writer.ts';

export interface LetterDeskDeps extends CorrespondentDeps {
  readonly mailbox: Pick<Mailbox, 'put'>;
  readonly depot: {
    publish(order: EtkOrder): void;
    tokensOf(type: string, id: string): readonly EtkOrder[];
  };
}

/** Writes letters of the simulator's own correspondents and puts them into boxes, by order. */
export interface LetterDesk {
  /** Rejects with TypeError for a box that is none. */
  put(order: LetterOrder): Promise<void>;
  /** The same of a set, where letters can be sealed for the box's holder; false where not. */
  welcome(box: BoxAddress, letters: LetterSet): Promise<boolean>;
}

export function createLetterDesk(deps: LetterDeskDeps): LetterDesk {
  const correspondents = createCorrespondents(deps);
  let stranger: Promise<X509Certificate> | undefined;
  const desk: LetterDesk = {
    async welcome(box, letters) {
      const order = { box: boxName(box), letters };
      if (recipientsOf(order, box, deps).length === 0) return false;
      await desk.put(order);
      return true;
    },
    async put(order) {
      const box = parseBoxName(order.box);
      if (box === null) throw new TypeError(`no name of a box: ${order.box}`);
      const letters =
        typeof order.letters === 'string'
          ? letterSet(order.letters)
          : (order.letters as readonly SetLetter[]);
      const recipients = recipientsOf(order, box, deps);
      stranger ??= strangeRecipient(deps.authority);
      for (const letter of letters) {
        if (letter.seal !== undefined && recipients.length === 0) continue;
        const from = await correspondents(letter.from ?? order.from ?? 'laboratory');
        deps.depot.publish(from.token);
        const written = write(letter, box, { from, recipients, stranger: await stranger, deps });
        deps.mailbox.put(written, from.sender, box, letter.hoursAgo ?? 0);
      }
    },
  };
  return desk;
}

function write(
  letter: SetLetter,
  box: BoxAddress,
  parts: {
    readonly from: Correspondent;
    readonly recipients: readonly X509Certificate[];
    readonly stranger: X509Certificate;
    readonly deps: LetterDeskDeps;
  },
): ReturnType<typeof writeLetter> {
  const { from, recipients, stranger, deps } = parts;
  const at = new Date(Date.now() - (letter.hoursAgo ?? 0) * 3_600_000);
  return writeLetter(letter, box, (clear) =>
    seal(clear, letter.seal ?? 'sealed', {
      signers: from.signers,
      chain: [deps.authority.certificate],
      recipients: [...recipients, from.encryption],
      stranger,
      at,
    }),
  );
}

/** RSA only: how eHealth seals for other keys is not known (mailbox.md 17.1). */
function recipientsOf(
  { sealedFor }: LetterOrder,
  box: BoxAddress,
  { depot }: LetterDeskDeps,
): readonly X509Certificate[] {
  const certificates =
    sealedFor ??
    depot
      .tokensOf(identifierType(box), box.id)
      .map(({ encryptionCertificate }) => encryptionCertificate);
  return certificates
    .map((text) => new X509Certificate(Buffer.from(text, 'base64')))
    .filter(({ publicKey }) => publicKey.asymmetricKeyType === 'rsa');
}

/** The depot's type of a box's holder (mailbox.md 11). */
function identifierType({ type, subType }: BoxAddress): string {
  if (type === 'INSS') return 'SSIN';
  const part = subType === 'TREATMENT_CENTER' ? 'TREAT_CENTER' : subType;
  return part === null ? type : `${type}-${part}`;
}

/** An encryption certificate of another holder. */
async function strangeRecipient(authority: CertificationAuthority): Promise<X509Certificate> {
  const keys = await freshKeys.rsa();
  const validity = { notBefore: new Date('2026-01-01'), notAfter: new Date('2046-01-01') };
  const leaf = issuePlainLeaf(
    authority,
    [
      ['C', 'BE'],
      ['CN', 'SSIN=00009900334'],
    ],
    keys.publicKey,
    validity,
  );
  return new X509Certificate(issueEncryptionCertificate(leaf, keys.privateKey, keys.publicKey).der);
}
