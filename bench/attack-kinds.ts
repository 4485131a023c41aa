import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { ZipFile } from 'yazl';
import type { SampleKeystore } from '../simulator/keystore/sample-keystores.ts';
import { commonName, ecKeys, issue } from '../test/support/fixtures/test-certificates.ts';
import type { Holder, RunningServer } from '../test/faults/served-practice.ts';

/** Who attacks, and with what. */
export interface Attacker {
  readonly server: RunningServer;
  readonly holder: Holder;
  /** A keystore of the attacker that takes long to open. */
  readonly costly: SampleKeystore;
  /** A session of the screens with the rights of an admin. */
  readonly adminCookie: string;
  /** A ZIP file with as many certificates as an archive may hold. */
  readonly archive: Buffer;
}

export interface Attack {
  readonly what: string;
  run(attacker: Attacker): Promise<unknown>;
}

const times = <Result>(count: number, act: (index: number) => Promise<Result>) =>
  Promise.allSettled(Array.from({ length: count }, (_, index) => act(index)));

function upload({ server, holder }: Attacker, bytes: Uint8Array, password: string) {
  const form = new FormData();
  form.set('kind', 'person');
  form.set('identifier', holder.ssin);
  form.set('password', password);
  form.set('file', new File([new Uint8Array(bytes)], 'a.p12'));
  return server.callAs(holder, 'POST', `/users/${holder.id}/certificates`, form);
}

const sign = ({ server, holder }: Attacker, envelope: string) =>
  server.callAs(holder, 'POST', `/users/${holder.id}/ehealth-sessions/sign`, { envelope });

/** How long a slow client keeps its connection, in milliseconds, and how often it sends a byte. */
const slowFor = 1_500;
const slowPause = 100;

/** Begins a request and goes on byte by byte; the server never gets to its end. */
async function slowly(server: RunningServer, begin: string): Promise<void> {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  socket.write(begin);
  for (let sent = 0; sent < slowFor && !socket.destroyed; sent += slowPause) {
    await pause(slowPause);
    socket.write('x');
  }
  socket.destroy();
}

const slowHeaders = 'GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Slow: ';
const slowBody =
  'POST /api/v1/users/a/certificates HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n';

/** As many elements as the report of attacks used. */
const envelope = [
  '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><a>',
  '<b/>'.repeat(19_000),
  '</a></soap:Body></soap:Envelope>',
].join('');

/** The most members that an archive may have. */
const archiveMembers = 199;

/** Certificates of an authority, each of its own: small files that all have to be read. */
export async function archiveOfCertificates(): Promise<Buffer> {
  const authority = issue(null, { name: commonName('Bench CA'), ca: true, keys: ecKeys() });
  const zip = new ZipFile();
  for (let index = 0; index < archiveMembers; index += 1) {
    const { certificate } = issue(authority, { name: `Member ${index}`, ca: true, keys: ecKeys() });
    zip.addBuffer(certificate.raw, `${index}.cer`);
  }
  zip.end();
  return buffer(zip.outputStream);
}

function sendArchive(
  { server, adminCookie, archive }: Attacker,
  path: string,
  field: string,
  fields: Readonly<Record<string, string>>,
): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set(field, new File([new Uint8Array(archive)], 'archive.zip'));
  return fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { cookie: adminCookie, origin: server.url, 'sec-fetch-site': 'same-origin' },
    body: form,
    redirect: 'manual',
  });
}

export const attacks: readonly Attack[] = [
  { what: 'no attack', run: () => pause(100) },
  {
    what: '12 costly keystores of one user at once',
    run: (attacker) =>
      times(12, () => upload(attacker, attacker.costly.bytes, attacker.costly.password)),
  },
  {
    what: '40 password guesses on one costly keystore',
    run: (attacker) =>
      times(40, (index) => upload(attacker, attacker.costly.bytes, `guess-${index}`)),
  },
  {
    what: '100 uploads of 1 MiB at once',
    run: (attacker) => {
      const bytes = Buffer.alloc(1024 * 1024 - 512, 7);
      return times(100, () => upload(attacker, bytes, 'x'));
    },
  },
  {
    what: '300 slow headers and 300 slow bodies',
    run: ({ server }) =>
      times(600, (index) => slowly(server, index % 2 === 0 ? slowHeaders : slowBody)),
  },
  {
    what: '40 JSON bodies of 2 MB full of brackets',
    run: (attacker) => times(40, () => sign(attacker, '['.repeat(2_000_000))),
  },
  {
    what: '10 envelopes of 19,000 elements to sign',
    run: (attacker) => times(10, () => sign(attacker, envelope)),
  },
  {
    what: 'an archive of 199 authorities to preview',
    run: (attacker) =>
      sendArchive(attacker, '/authorities/updates', 'file', {
        set: 'issuers',
        environment: 'simulation',
      }),
  },
  {
    what: 'an archive of 199 certificates in a load of several files',
    run: (attacker) => sendArchive(attacker, '/load', 'files', { password: 'x' }),
  },
  {
    what: '400 questions for the API document',
    run: ({ server }) => times(400, () => fetch(`${server.url}/api/v1/openapi.json`)),
  },
  {
    what: '400 refused tokens',
    run: ({ server }) =>
      times(400, () =>
        fetch(`${server.url}/api/v1/users/a/certificates`, {
          headers: { authorization: 'Bearer no.such.token' },
        }),
      ),
  },
];
