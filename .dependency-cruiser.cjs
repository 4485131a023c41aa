// Imports run one way (ARCHITECTURE.md, "Layers"). `npm run check` enforces it.
const only = (name, file, packages) => ({
  name,
  severity: 'error',
  comment: `Only ${file} may import ${packages}`,
  from: { path: '^(plugin|demo|simulator)/', pathNot: file },
  to: { path: `node_modules/(${packages})/`, dependencyTypesNot: ['type-only'] },
});

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: { path: '^(plugin|demo|simulator)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'pki-stands-alone',
      severity: 'error',
      from: { path: '^plugin/pki/' },
      to: {
        path: '^plugin/',
        pathNot: '^plugin/(pki/|http/|async\\.ts|errors\\.ts|logging\\.ts|worker-module\\.ts)',
      },
    },
    {
      name: 'ehealth-and-eid-stand-on-pki',
      severity: 'error',
      from: { path: '^plugin/(ehealth|eid)/' },
      to: {
        path: '^plugin/(?!pki/|http/|domain/time/|async\\.ts|errors\\.ts|logging\\.ts|package-root\\.ts|worker-module\\.ts)',
        pathNot: '^plugin/$1/',
      },
    },
    {
      // Every layer may import it
      name: 'time-and-async-import-nothing',
      severity: 'error',
      from: { path: '^plugin/(domain/time/|async\\.ts)' },
      to: { path: '^plugin/', pathNot: '^plugin/domain/time/' },
    },
    {
      name: 'http-imports-errors-only',
      severity: 'error',
      from: { path: '^plugin/http/' },
      to: { path: '^plugin/', pathNot: '^plugin/(http/|errors\\.ts)' },
    },
    {
      name: 'subjects-below-screens',
      severity: 'error',
      from: { path: '^plugin/(domain|certificate|session|renewal|trust|store|i18n)/' },
      // What a folder needs of a store is written down in its repository.ts; the store reads that
      to: {
        path: '^plugin/(routes|views|cli|index|jobs)',
        pathNot: '^plugin/(domain/access/sign-in-repository|routes/repository|jobs/job)\\.ts$',
      },
    },
    {
      name: 'certificate-knows-no-sql',
      severity: 'error',
      from: { path: '^plugin/(domain|certificate|session|renewal|trust|pki|i18n)/' },
      to: { path: '^plugin/store/' },
    },
    {
      name: 'routes-know-no-sql',
      severity: 'error',
      from: { path: '^plugin/routes/' },
      to: { path: '^plugin/store/' },
    },
    {
      name: 'nobody-imports-demo-or-simulator',
      severity: 'error',
      from: { path: '^plugin/' },
      to: { path: '^(demo|simulator|test|bench|scripts)/' },
    },
    {
      name: 'simulator-shares-no-crypto',
      severity: 'error',
      from: { path: '^simulator/' },
      to: { path: '^plugin/(pki|ehealth|eid)/' },
    },
    {
      name: 'product-uses-no-dev-package',
      severity: 'error',
      from: { path: '^plugin/' },
      to: { dependencyTypes: ['npm-dev'] },
    },
    only('sql-in-one-place', '^plugin/store/sqlite\\.ts$', 'better-sqlite3'),
    only(
      'forge-in-one-place',
      '^(plugin/pki/pbe/rc2|simulator/keystore/keystore-encryption)\\.ts$',
      'node-forge',
    ),
    only(
      'jwt-in-one-place',
      '^(plugin/routes/sign-in/launch-token\\.ts|demo/app/launch-token\\.ts)$',
      'jsonwebtoken',
    ),
    only('xml-in-one-place', '^plugin/ehealth/xml/xml\\.ts$', '@xmldom/xmldom'),
    only('pkcs11-in-one-place', '^plugin/eid/pkcs11/worker\\.ts$', 'pkcs11js'),
    only('pcsc-in-one-place', '^plugin/eid/reader/pcsc\\.ts$', 'pcsc-mini'),
    only('mail-in-one-place', '^plugin/domain/delivery/mail/transport\\.ts$', 'nodemailer'),
    only('metrics-in-one-place', '^plugin/observability/metrics\\.ts$', 'prom-client'),
    only('zip-in-one-place', '^plugin/domain/trust/ca-archive\\.ts$', 'yauzl'),
    only('simulator-xml-in-one-place', '^simulator/xml/xml\\.ts$', 'libxml2-wasm'),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    exclude: { path: '^(dist|coverage)/' },
  },
};
