import { parentPort, workerData } from 'node:worker_threads';
import { openForReading } from '../sqlite.ts';
import { problemsOfPages } from './page-check.ts';

const { path } = workerData as { readonly path: string };
parentPort?.postMessage(problemsOfPages(() => openForReading(path)));
