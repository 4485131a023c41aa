import { fileURLToPath } from 'node:url';
import { certificatePem } from '../../../../simulator/pki/certification-authority.ts';
import { systemPart } from '../system-parts.ts';
import { runOnFiles } from '../xmlsec.ts';

const jars = ['wss4j', 'xmlsec', 'commons-logging', 'slf4j-api', 'slf4j-nop', 'commons-codec'].map(
  (name) => systemPart(`/usr/share/java/${name}.jar`),
);
const compiler = systemPart('javac');
const program = fileURLToPath(new URL('JudgeMessages.java', import.meta.url));

/** Apache WSS4J 1.6, of Debian: what many services of eHealth and MyCareNet are built on. It knows X.509 tokens, not SAML there. */
export const wss4j = { missing: [...jars, compiler].some(({ missing }) => missing) };

/**
 * WSS4J's verdict on each message, in their order: "ok" and the local names of what was signed, or "refused" and why. `authorities`: DER
 * of the CAs that each signer must lead to, the root among them. Time stamps are judged by the system's clock.
 */
export async function judgeByWss4j(
  messages: readonly string[],
  authorities: readonly Uint8Array[],
): Promise<readonly string[]> {
  const files = Object.fromEntries(messages.map((text, index) => [`${index}.xml`, text]));
  const run = await runOnFiles(
    'java',
    { 'authorities.pem': authorities.map(certificatePem).join(''), ...files },
    [
      '-cp',
      jars.map(({ path }) => path).join(':'),
      program,
      '{authorities.pem}',
      ...messages.map((_text, index) => `{${index}.xml}`),
    ],
  );
  if (!run.ok) throw new Error(`WSS4J does not run: ${run.stderr}`);
  return run.stdout.trimEnd().split('\n');
}
