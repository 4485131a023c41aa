import { parentPort, workerData } from 'node:worker_threads';

/*
 * The other user of attacks.ts, in a thread of their own so that the attacker's work does not count: asks for one page after the
 * other from the start on, and answers any message with the times so far, in milliseconds, and begins again.
 */
const { url, cookie } = workerData as { readonly url: string; readonly cookie: string };
let times: number[] = [];
parentPort?.on('message', () => {
  parentPort?.postMessage(times);
  times = [];
});
for (;;) {
  const from = performance.now();
  const page = await fetch(url, { headers: { cookie } });
  await page.text();
  if (page.status !== 200) throw new Error(`page: ${page.status}`);
  times.push(performance.now() - from);
}
