/**
 * `npm run bench [-- name …]`: runs the benchmarks one after another and prints a table; with `--write` the table takes the
 * place of the one in bench/README.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { BenchRow } from './bench-row.ts';

const benches: Record<string, () => Promise<{ run(): Promise<BenchRow[]> }>> = {
  keystore: () => import('./keystore.ts'),
  store: () => import('./store.ts'),
  renewal: () => import('./renewal.ts'),
  bulk: () => import('./bulk.ts'),
  session: () => import('./session.ts'),
  pages: () => import('./pages.ts'),
  enrolment: () => import('./enrolment.ts'),
  holder: () => import('./holder.ts'),
  attacks: () => import('./attacks.ts'),
  files: () => import('./files-per-act.ts'),
  etee: () => import('./letters/etee.ts'),
};

const readme = new URL('README.md', import.meta.url);
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const rows: BenchRow[] = [];
for (const [name, load] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.error(`— ${name}`);
  rows.push(...(await (await load()).run()));
}

const table = [
  '| what | ours | peer | note |',
  '| --- | --- | --- | --- |',
  ...rows.map(({ what, ours, peer, note }) => `| ${what} | ${ours} | ${peer} | ${note} |`),
].join('\n');
const machine = `Node ${process.versions.node}, ${process.platform} ${process.arch}, ${cpus().length} cores.`;
console.log(`${table}\n\n${machine}`);

if (process.argv.includes('--write')) {
  const text = readFileSync(readme, 'utf8');
  const results = `<!-- results -->\n\n${table}\n\n${machine}\n\n<!-- /results -->`;
  writeFileSync(readme, text.replace(/<!-- results -->[\s\S]*<!-- \/results -->/, results));
}
