// The second half of `npm run build`: the programs, each with the modules it needs in a few files, so that a start reads tens of files
// and not a thousand (bench/README.md). Names stay as they are; source maps name the lines of the sources.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const { dependencies, optionalDependencies, devDependencies } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);

/** Packages that become part of ours, because they load many modules that no program of ours needs. All others stay packages. */
const bundledPackages = ['zod'];
const external = Object.keys({
  ...dependencies,
  ...optionalDependencies,
  ...devDependencies,
}).filter((name) => !bundledPackages.includes(name));

const programs = [
  {
    folder: 'plugin',
    entryPoints: [
      'plugin/index.ts',
      'plugin/cli/index.ts',
      // Threads and the process of the cards: see plugin/worker-module.ts
      'plugin/eid/pkcs11/worker.ts',
      'plugin/eid/process/child/main.ts',
      'plugin/ehealth/etee/worker/letter-worker.ts',
      'plugin/ehealth/soap/large-envelope-worker.ts',
      'plugin/pki/pkcs12/worker/keystore-worker.ts',
      'plugin/store/backup/page-check-worker.ts',
    ],
  },
  { folder: 'simulator', entryPoints: ['simulator/main.ts', 'simulator/start.ts'] },
  { folder: 'demo', entryPoints: ['demo/main.ts'] },
];

/** What one program takes of another stays an import: a host loads the plugin, and does not contain it. */
const programsOfOthers = {
  name: 'programs of others',
  setup({ onResolve }) {
    onResolve({ filter: /\/(?:plugin\/index|simulator\/start)\.ts$/ }, ({ path, resolveDir }) => {
      const target = relative(join(root, 'demo'), resolve(resolveDir, path));
      return { path: target.replaceAll('\\', '/').replace(/\.ts$/, '.js'), external: true };
    });
  },
};

const shared = {
  absWorkingDir: root,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  outdir: 'dist',
  outbase: '.',
  sourcemap: true,
  sourcesContent: false,
  metafile: true,
  logLevel: 'warning',
  external,
};

const written = new Set();
const bundled = new Set();
for (const { folder, entryPoints } of programs) {
  const { metafile } = await build({
    ...shared,
    entryPoints,
    chunkNames: `${folder}/chunks/[name]-[hash]`,
    plugins: folder === 'demo' ? [programsOfOthers] : [],
  });
  for (const file of Object.keys(metafile.outputs)) written.add(resolve(root, file));
  for (const file of Object.keys(metafile.inputs)) {
    const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file) ?? [];
    if (name !== undefined) bundled.add(name);
  }
}

const uninvited = [...bundled].filter((name) => !bundledPackages.includes(name));
if (uninvited.length > 0) throw new Error(`not a dependency, and bundled: ${uninvited.join(', ')}`);
const licences = bundledPackages.map((name) => {
  const folder = join(root, 'node_modules', name);
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return `${name} ${version}\n\n${readFileSync(join(folder, 'LICENSE'), 'utf8')}`;
});
writeFileSync(join(root, 'dist', 'plugin', 'third-party-licences.txt'), licences.join('\n\n'));

// Programs of an earlier build
for (const { folder } of programs) {
  const place = join(root, 'dist', folder);
  for (const file of readdirSync(place, { recursive: true })) {
    const path = join(place, file);
    if (/\.js(?:\.map)?$/.test(file) && !written.has(path)) rmSync(path);
  }
}
