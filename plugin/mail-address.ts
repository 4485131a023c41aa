import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';

/** Who a mail is from, or to. */
export interface Mailbox {
  /** '' for none. */
  readonly name: string;
  /** As `mailAddressOf` returns it. */
  readonly address: string;
}

/** Letters, digits and what RFC 5322 3.2.3 and RFC 6531 3.3 allow; no quoted form, which no provider of ours gives out. */
const localPart =
  /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
const domainName =
  /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/;

/**
 * The one address that a text is, blanks around it cut and its domain as the DNS has it (IDNA: "médecin.be" is
 * "xn--mdecin-bva.be"). null for anything else: no address, several, one with a name, an IP address as domain.
 */
export function mailAddressOf(text: string): string | null {
  const [, local = '', domain = ''] = /^([^@]+)@([^@]+)$/.exec(text.trim()) ?? [];
  if (Buffer.byteLength(local) > 64 || !localPart.test(local)) return null;
  // A URL's host may be written in ways that a mail domain may not
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain)) return null;
  const ascii = domainToASCII(domain);
  return domainName.test(ascii) && isIP(ascii) === 0 ? `${local}@${ascii}` : null;
}

/**
 * A mailbox written as "Name <address>", '"Name" <address>' or an address. null where it is not exactly one (RFC 5322 3.6.2: several
 * senders would need a Sender field), or the name holds an address or a control character. A name may hold colons and commas.
 */
export function mailboxOf(text: string): Mailbox | null {
  const [, quoted, plain = '', inBrackets] =
    /^\s*(?:"((?:[^"\\]|\\.)*)"|([^"<>@]*))\s*<([^<>]*)>\s*$/s.exec(text) ?? [];
  const address = mailAddressOf(inBrackets ?? text);
  const name = quoted?.replace(/\\(.)/gs, '$1') ?? plain.trim();
  return address === null || /\p{Cc}/u.test(name) ? null : { name, address };
}
