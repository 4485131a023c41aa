// Imports run one way (ARCHITECTURE.md, "Layers"); `npm run check` enforces it.
//
// A line is a room of plugin/ and the rooms that it may import, besides itself. It names only rooms above it, so no two rooms
// import each other. A room is the files of one folder, without its subfolders; a file with a line of its own is a room too.
//   ~room    its types only
//   room/**  the room, and the rooms inside it that are above this line
//   (all)    for every room from here to the next heading
// A new folder needs a line here. Nothing may import a file that is in no room.
const table = `
# Base: knows no subject
errors.ts:
logging.ts:          errors.ts
async.ts:
package-root.ts:
file-mode.ts:
text-encoding.ts:
plain-text.ts:
mail-address.ts:
worker-module.ts:      package-root.ts
thread-pool.ts:      worker-module.ts
http:
zip.ts:
domain/time:

# Keys and certificates, as the standards have them
pki/decipher-parts.ts:
pki/private-key-object.ts:
pki:                 pki/private-key-object.ts
pki/asn1:
pki/x509:            pki/asn1
pki/pbe:             pki/decipher-parts.ts pki/asn1
pki/key-pair.ts:     pki/asn1 pki/x509
pki/pkcs12:          errors.ts pki/private-key-object.ts pki/asn1 pki/x509 pki/pbe
pki/pkcs12/writer:   errors.ts pki/asn1 pki/pbe pki/pkcs12
pki/pkcs12/worker:   errors.ts async.ts thread-pool.ts pki/pkcs12 pki/pkcs12/writer
pki/pkcs10:          pki/asn1 pki/x509
pki/cms:             pki/asn1 pki/x509
pki/timestamp:       pki/asn1 pki/cms pki/x509
pki/revocation:      async.ts http pki/asn1 pki/x509

# eHealth's services
(all):               errors.ts domain/time ~pki pki/x509 ehealth ehealth/xml
ehealth:
ehealth/xml:
ehealth/claims/quality.ts:
ehealth/claims:      ehealth/claims/quality.ts
ehealth/soap:        async.ts worker-module.ts http
ehealth/sts:         async.ts pki/asn1 ehealth/claims/** ehealth/soap
ehealth/continuity:  ~ehealth/soap ehealth/sts
ehealth/registration: pki/asn1 ehealth/soap
ehealth/registration/cert-ra: async.ts pki/pkcs10 ehealth/soap ehealth/registration
ehealth/timestamp:   ~logging.ts pki/timestamp ehealth/soap
ehealth/xades:       pki/asn1
ehealth/soap/attachments:
ehealth/ehbox:       ehealth/soap/**
ehealth/ehbox/consultation: ehealth/soap/** ehealth/ehbox
ehealth/ehbox/publication: ehealth/soap/** ehealth/ehbox
ehealth/etee:        pki/asn1 ~pki/cms
ehealth/etee/worker: async.ts thread-pool.ts ehealth/etee

# The identity card. card-service.ts is the port that everything above uses. eid and what it imports runs in the process of the cards
# only, which eid/process starts
(all):               errors.ts async.ts domain/time ~pki pki/x509 ~eid/card-service.ts ~eid/signature-token.ts
eid/card-service.ts:
eid/signature-token.ts:
eid/reader:
eid/card:            eid/reader
eid/pkcs11:          worker-module.ts pki/asn1 eid/card
eid/signing:         eid/reader eid/card eid/pkcs11
eid/process/protocol.ts:
eid/process/wire-error.ts: ~eid/process/protocol.ts
eid:                 eid/**
eid/process/child:   logging.ts eid eid/**
eid/process:         ~logging.ts worker-module.ts eid/card eid/process/protocol.ts eid/process/wire-error.ts

# Texts; French is the reference
i18n/language.ts:
i18n/fr:
i18n/catalogue.ts:   ~i18n/fr
i18n/nl:             ~i18n/fr ~i18n/catalogue.ts
i18n/de:             ~i18n/fr ~i18n/catalogue.ts
i18n/en:             ~i18n/fr ~i18n/catalogue.ts
i18n:                errors.ts domain/time i18n/**

settings/theme.ts:
settings:            errors.ts file-mode.ts text-encoding.ts mail-address.ts pki/x509 ehealth/claims/quality.ts i18n/language.ts settings/theme.ts

# What a practice does. What a room needs of the database it declares, in repository.ts; store implements it
(all):               errors.ts logging.ts async.ts domain/time pki/x509 ~pki/pkcs12 ~i18n/language.ts
                     domain/practice domain/audit domain/access
domain/practice:     ehealth/claims/quality.ts
domain/audit:
domain/access:

domain/certificate/online-status.ts: ~pki/revocation
domain/certificate/findings/finding.ts:
domain/certificate/verdict: ~domain/certificate/**
domain/certificate/findings: i18n i18n/fr domain/certificate/**
domain/certificate/verdict/verdict.ts: domain/certificate/**
domain/certificate:  domain/certificate/**
domain/certificate/file: domain/certificate
domain/certificate/create-service.ts: domain/certificate/**
domain/certificate/bulk: pki/pkcs12 zip.ts domain/certificate domain/certificate/**

domain/session:      pki pki/private-key-object.ts ~ehealth/claims/** ~ehealth/soap ~ehealth/xades ~pki/timestamp ~ehealth/sts ~eid/card-service.ts ~domain/certificate/**
domain/session/decryption/keyring.ts:
domain/session/running: ~pki ~ehealth/sts ~eid/card-service.ts ~domain/certificate domain/session ~domain/session/decryption/keyring.ts
domain/session/decryption: pki pki/pkcs12 pki/private-key-object.ts ehealth/soap ~domain/certificate/** domain/session ~domain/session/running domain/session/decryption/keyring.ts
domain/session/opening: pki ehealth/claims/** ~ehealth/sts ~eid/card-service.ts eid/card ~domain/certificate/**
                     domain/session ~domain/session/running domain/session/decryption domain/session/decryption/keyring.ts
domain/session/signing: pki ehealth/soap ehealth/xades ~ehealth/timestamp ~domain/certificate domain/session ~domain/session/running domain/session/opening
domain/session/create-service.ts: ~ehealth/timestamp ~ehealth/sts ~eid/card-service.ts ~domain/certificate domain/session/**

domain/signature:    ~pki ~eid/card-service.ts ~eid/signature-token.ts ~domain/session/running domain/session/opening

domain/probe:        pki pki/cms ~ehealth/registration domain/certificate/** domain/session
domain/trust:        zip.ts ehealth ehealth/xml ehealth/continuity ~ehealth/sts ~domain/certificate domain/certificate/verdict

domain/enrolment/readiness: ~ehealth/registration ~eid/card-service.ts ~eid/signature-token.ts ~domain/session domain/session/opening ~domain/probe

domain/renewal/renewal.ts:
domain/renewal/notice/notice.ts:
domain/renewal/page-path.ts: ~domain/renewal/notice/notice.ts
domain/renewal/notice/expiry-threshold.ts: domain/renewal/notice/notice.ts
domain/renewal/plan: ~domain/certificate/** ~domain/renewal/renewal.ts domain/renewal/notice/**
domain/renewal/guide: ~domain/renewal/renewal.ts domain/renewal/plan
domain/renewal/notice: i18n domain/certificate domain/renewal/**
domain/renewal:      domain/certificate ~domain/certificate/verdict ~domain/session ~domain/enrolment/readiness domain/renewal/**

domain/mailbox/content: plain-text.ts text-encoding.ts
domain/mailbox/seal-text.ts: ~ehealth/etee ~i18n/fr
domain/mailbox/sending/written-letter.ts: ~ehealth/ehbox
domain/mailbox/sending/outbox.ts: ~domain/mailbox/sending/written-letter.ts
domain/mailbox/sending/service.ts: ~ehealth/ehbox ~ehealth/ehbox/publication ~domain/session ~domain/mailbox/sending/outbox.ts ~domain/mailbox/sending/written-letter.ts
domain/mailbox:      ~ehealth/ehbox ~ehealth/ehbox/consultation ~ehealth/etee ~ehealth/etee/worker ~domain/session domain/session/decryption domain/mailbox/content
                     ~domain/mailbox/sending/outbox.ts ~domain/mailbox/sending/service.ts
domain/mailbox/sending: ~ehealth/ehbox ehealth/ehbox/publication ~ehealth/etee ~pki/cms ~domain/session/decryption domain/mailbox
                     domain/mailbox/content domain/mailbox/sending/**
domain/mailbox/polling: ~ehealth/ehbox ~domain/session domain/mailbox
domain/mailbox/create-service.ts: ~ehealth/ehbox ~domain/session ~domain/session/decryption domain/mailbox/**

domain/enrolment/enrolment.ts: ~pki/pkcs12 ~ehealth/registration/**
domain/enrolment/failure.ts: ~ehealth/registration domain/enrolment/enrolment.ts
domain/enrolment/repository.ts: domain/enrolment/enrolment.ts
domain/enrolment/organisation/organisation-limit.ts: ~ehealth/registration/**
domain/enrolment/limit/holder-limit.ts: domain/enrolment/organisation/organisation-limit.ts
domain/enrolment/places/place.ts:
domain/enrolment/places/repository.ts: ~domain/enrolment/places/place.ts
domain/enrolment/service.ts: ~domain/enrolment/places/place.ts ~ehealth/registration ~domain/certificate ~domain/signature ~domain/enrolment/enrolment.ts ~domain/enrolment/organisation/organisation-limit.ts
                     ~domain/enrolment/limit/holder-limit.ts
domain/enrolment/limit: async.ts pki/cms ~pki/x509 ~ehealth/registration/** domain/enrolment/limit/holder-limit.ts
domain/enrolment/schedule.ts:
domain/enrolment/own-requests.ts: ~domain/enrolment/enrolment.ts
domain/enrolment/organisation: ~ehealth/registration/** ~domain/signature domain/enrolment/failure.ts ~domain/enrolment/own-requests.ts ~domain/enrolment/service.ts
                     domain/enrolment/organisation/**
domain/enrolment/places: ~domain/enrolment/own-requests.ts ~domain/enrolment/service.ts domain/enrolment/enrolment.ts domain/enrolment/places/**
domain/enrolment/journal.ts: ~domain/enrolment/repository.ts ~domain/enrolment/service.ts domain/enrolment/enrolment.ts
domain/enrolment/taken-requests.ts: ~domain/enrolment/repository.ts domain/enrolment/enrolment.ts
domain/enrolment/steps: pki pki/key-pair.ts pki/asn1 pki/cms pki/pkcs12 pki/private-key-object.ts ehealth/registration ~ehealth/registration/cert-ra
                     domain/certificate/** ~domain/signature
                     domain/enrolment/**
domain/enrolment:    pki pki/key-pair.ts pki/pkcs10 pki/pkcs12 pki/pkcs12/writer pki/private-key-object.ts ehealth/registration/** ~eid/card-service.ts
                     domain/certificate/** domain/session/opening ~domain/signature domain/enrolment/**
domain/enrolment/revocation: pki/cms pki/pkcs10 ~pki/revocation ~ehealth/registration/** domain/certificate/** ~domain/session ~domain/session/opening
                     ~domain/signature domain/enrolment domain/enrolment/**

domain/report:       domain/certificate/** domain/session ~domain/renewal/**

domain/delivery/repository.ts: ~domain/renewal/notice
domain/delivery/open-link.ts:
domain/delivery/delivery-problem.ts: i18n
domain/delivery/calendar: i18n domain/certificate domain/renewal/** domain/delivery/open-link.ts
domain/delivery/mail: http mail-address.ts i18n domain/certificate domain/session domain/renewal/** ~domain/report domain/delivery/**
domain/delivery:     http i18n domain/certificate ~domain/renewal/** domain/delivery/**

# What runs by the clock, and what is counted
(all):               errors.ts logging.ts async.ts domain/time ~domain/**
jobs:                domain/audit domain/access
observability:       ~pki/** ehealth/sts domain/certificate/findings/finding.ts domain/renewal/renewal.ts ~jobs

# SQLite. Of the rooms whose repositories it implements it imports little but types
(all):               errors.ts ~logging.ts domain/time ~domain/** ~jobs ~observability
store:               async.ts package-root.ts
store/sign-in:       store
store/audit:         store store/sign-in
store/sealing:       pki/decipher-parts.ts file-mode.ts text-encoding.ts store store/audit
store/backup:        worker-module.ts store store/audit store/sealing store/sign-in
store/certificate:   domain/certificate/verdict store store/audit ~store/sealing
store/session:       store store/audit ~store/sealing store/certificate
store/enrolment:     domain/enrolment/enrolment.ts store store/audit ~store/sealing
store/mailbox:       store store/audit ~store/sealing
store/renewal:       domain/certificate/online-status.ts store store/audit store/certificate
store/trust-repository.ts: domain/trust store store/audit
store/leftovers.ts:  ~store/sealing
store/open.ts:       store store/sealing store/sign-in store/leftovers.ts
store/index.ts:      store/**

# HTTP. No screen's room imports another's: what several show is in routes/parts
(all):               errors.ts ~logging.ts domain/time ~pki/** pki/x509 i18n i18n/language.ts ~settings domain/** ~jobs
routes/screen-deps.ts:
routes/middleware:   settings/theme.ts
routes/sign-in:      routes/middleware
routes/parts:        ~ehealth/ehbox ehealth/claims/quality.ts ~routes/screen-deps.ts routes/middleware
routes/parts/card:   routes/parts
routes/parts/enrolment: ~routes/screen-deps.ts routes/parts
routes/certificate/file: ~routes/screen-deps.ts routes/parts routes/parts/enrolment
routes/certificate:  ~routes/screen-deps.ts routes/parts routes/parts/card routes/parts/enrolment routes/certificate/file
routes/session:      ehealth/sts ~routes/screen-deps.ts routes/parts routes/parts/card routes/parts/enrolment
routes/mailbox:      ehealth/ehbox ~routes/screen-deps.ts routes/parts routes/parts/card
routes/enrolment/error-view.ts: routes/parts routes/parts/card
routes/enrolment/contract: plain-text.ts ~ehealth/registration/** routes/middleware routes/parts routes/parts/card routes/enrolment/error-view.ts
routes/enrolment/activate: ~domain/enrolment domain/enrolment/places/place.ts routes/parts
routes/enrolment:    ~ehealth/registration/** ~eid/card-service.ts ~routes/screen-deps.ts routes/middleware routes/parts routes/parts/card routes/parts/enrolment
                     routes/enrolment/**
routes/enrolment/organisations: ~routes/screen-deps.ts routes/parts routes/parts/card routes/parts/enrolment routes/enrolment/error-view.ts routes/enrolment/contract
routes/revocation:   ehealth/registration/cert-ra ~ehealth/registration ~routes/screen-deps.ts routes/parts routes/parts/card routes/parts/enrolment routes/enrolment/error-view.ts
                     routes/enrolment/contract
routes/renewal:      ~routes/screen-deps.ts routes/parts routes/parts/enrolment
routes/enrolment/readiness: ~routes/screen-deps.ts routes/parts routes/parts/card
routes/administration: jobs ~routes/screen-deps.ts routes/parts
routes/operations:   ~routes/screen-deps.ts routes/middleware
routes/api/profile:  mail-address.ts ehealth/claims/quality.ts routes/parts
routes/api:          ehealth/claims/quality.ts ehealth/sts routes/middleware ~routes/sign-in routes/parts routes/api/profile
routes/api/signing:  ehealth/soap ehealth/xades routes/api
routes/api/enrolment: ehealth/registration/cert-ra ~ehealth/registration routes/parts routes/parts/card routes/parts/enrolment routes/api
routes/api/index.ts: routes/middleware ~routes/sign-in routes/parts routes/api routes/api/enrolment routes/api/signing
routes/render-page.ts: ~routes/screen-deps.ts routes/session routes/parts
routes:              routes/**

# The public contract, and what builds everything
host.ts:             ~logging.ts ~pki/x509 ~ehealth/** ~i18n/language.ts ~domain/** ~jobs ~routes/api ~routes/api/enrolment
wiring:              errors.ts logging.ts package-root.ts pki/** ehealth/** eid/process i18n i18n/language.ts settings
                     domain/** jobs observability ~store/index.ts routes/** ~host.ts
wiring/enrolment:    ehealth ehealth/registration/** ~ehealth/soap ~pki/revocation ~settings domain/enrolment/readiness ~store/index.ts ~wiring
wiring/mailbox:      async.ts pki/asn1 pki/cms pki/x509 ~pki/revocation ehealth/etee ehealth ehealth/soap ehealth/registration ehealth/ehbox ehealth/ehbox/consultation ehealth/ehbox/publication ehealth/etee/worker
                     ~settings ~logging.ts domain/mailbox domain/mailbox/create-service.ts ~domain/mailbox/polling domain/mailbox/sending ~domain/session/decryption ~domain/trust ~store/index.ts ~wiring
wiring/host:         errors.ts logging.ts ~i18n/language.ts ~settings ~domain/** observability ~store/index.ts
                     routes/api routes/api/enrolment ~host.ts ~wiring
index.ts:            errors.ts package-root.ts ehealth/soap store/index.ts ~domain/practice ~host.ts wiring/**

# The command line. Rooms of store are for commands on a database that no plugin has open
(all):               errors.ts async.ts package-root.ts domain/time pki/x509 i18n i18n/language.ts settings
cli:                 text-encoding.ts ~domain/**
cli/inspect:         text-encoding.ts pki/pkcs12/** domain/certificate/** cli
cli/store:           store/** cli
cli/doctor:          http ehealth ~eid/card-service.ts ~eid/signature-token.ts eid/process ~eid/process/protocol.ts store store/sealing cli
cli/anchors:         domain/trust store/index.ts cli cli/store
cli/needs-renewal.ts: domain/certificate/** cli cli/inspect
cli/serve.ts:        index.ts cli
cli/index.ts:        cli/**
`;

const rooms = readTable(table);

/** The only importers of packages that touch keys, cards, SQL, mail or files from outside. */
const packages = {
  'better-sqlite3': 'plugin/store/sqlite.ts',
  'node-forge': 'plugin/pki/pbe/rc2.ts simulator/keystore/keystore-encryption.ts',
  jsonwebtoken: 'plugin/routes/sign-in/launch-token.ts demo/app/launch-token.ts',
  '@xmldom/xmldom': 'plugin/ehealth/xml/xml.ts',
  pkcs11js: 'plugin/eid/pkcs11/worker.ts',
  'pcsc-mini': 'plugin/eid/reader/pcsc.ts',
  nodemailer: 'plugin/domain/delivery/mail/transport.ts',
  'prom-client': 'plugin/observability/exposition.ts',
  yauzl: 'plugin/zip.ts',
  'libxml2-wasm': 'simulator/xml/xml.ts',
};

const everywhere = '^(plugin|demo|simulator)/';

module.exports = {
  forbidden: [
    ...[...rooms].flatMap(([room, may]) => rulesOf(room, may)),
    forbid('a file in no room: give its folder a line in the table', {
      from: { path: '^plugin/', pathNot: [...rooms.keys()].map(filesOf) },
      to: {},
    }),
    forbid('circle of files, be it of types', {
      from: { path: everywhere },
      to: { circular: true },
    }),
    forbid('the product imports no tool, demo or simulator', {
      from: { path: '^plugin/' },
      to: { path: '^(demo|simulator|test|bench|scripts)/' },
    }),
    forbid('the simulator shares nothing with the product', {
      from: { path: '^simulator/' },
      to: { path: '^(plugin|demo|test|bench|scripts)/' },
    }),
    forbid('the demo is a host: it imports the public contract', {
      from: { path: '^demo/' },
      to: {
        path: '^(plugin|test|bench|scripts)/',
        pathNot: [
          ...['index.ts', 'host.ts', 'package-root.ts', 'i18n/language.ts', 'i18n/format.ts'],
          ...['ehealth/claims/quality.ts', 'pki/x509/identifier.ts'],
        ].map((file) => `^plugin/${escape(file)}$`),
      },
    }),
    forbid('the product uses no package of development', {
      from: { path: '^plugin/' },
      to: { dependencyTypes: ['npm-dev'] },
    }),
    ...Object.entries(packages).map(([name, files]) =>
      forbid(`${name} in one place`, {
        from: { path: everywhere, pathNot: files.split(' ').map((file) => `^${escape(file)}$`) },
        to: { path: `node_modules/${name}/`, dependencyTypesNot: ['type-only'] },
      }),
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '^(dist|coverage)/' },
  },
};

function forbid(name, rule) {
  return { name, severity: 'error', ...rule };
}

/** What a room imports at all is in the table, and what it imports types of is imported by `import type`. */
function rulesOf(room, may) {
  const from = { path: filesOf(room) };
  const typesOnly = may.types.filter((one) => !may.all.includes(one)).map(filesOf);
  const allowed = [room, ...may.all, ...may.types].map(filesOf);
  return [
    forbid(`${room} may not import this`, { from, to: { path: '^plugin/', pathNot: allowed } }),
    ...(typesOnly.length === 0
      ? []
      : [
          forbid(`${room} may import types of this only`, {
            from,
            to: { path: typesOnly, dependencyTypesNot: ['type-only'] },
          }),
        ]),
  ];
}

/** The files of a room, as a regular expression. */
function filesOf(room) {
  if (room.endsWith('.ts')) return `^plugin/${escape(room)}$`;
  const own = [...rooms.keys()].filter(
    (one) => /^[^/]+\.ts$/.test(one.slice(room.length + 1)) && one.startsWith(`${room}/`),
  );
  const others = own.map((one) => escape(one.slice(room.length + 1))).join('|');
  return `^plugin/${escape(room)}/${others === '' ? '' : `(?!(?:${others})$)`}[^/]+$`;
}

function escape(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Rooms in their order, each with what it may import. Throws for a line that names a room not above it. */
function readTable(text) {
  const read = new Map();
  let common = '';
  const lines = text.replace(/\n +/g, ' ').split('\n');
  for (const line of lines) {
    if (line.startsWith('#')) common = '';
    const [, name, words] = /^([^#:]+):(.*)$/.exec(line) ?? [];
    if (name === '(all)') common = words;
    else if (name !== undefined) read.set(name, entryOf(name, words, common, [...read.keys()]));
  }
  return read;
}

function entryOf(name, words, common, above) {
  const may = { all: [], types: [] };
  const add = (word, mustExist) => {
    const room = word.replace(/^~/, '').replace(/\/\*\*$/, '');
    const inside = word.endsWith('/**');
    const named = above.filter((one) => one === room || (inside && one.startsWith(`${room}/`)));
    if (named.length === 0 && mustExist) throw new Error(`${name}: no room ${room} above it`);
    may[word.startsWith('~') ? 'types' : 'all'].push(...named);
  };
  for (const word of common.split(' ').filter(Boolean)) add(word, false);
  for (const word of words.split(' ').filter(Boolean)) add(word, true);
  return may;
}
