// `npm run build`: what ships, in dist/. Types by the TypeScript compiler, programs by esbuild (ARCHITECTURE.md, "What ships").
import { ensureBuilt } from '../ensure.mjs';

await ensureBuilt();
