// tsc copies no file that it did not compile; the WebAssembly kernel goes beside the code that loads it.
import { cpSync } from 'node:fs';

const KERNEL = 'src/engines/embedded/kernel/kernel.wasm';
cpSync(KERNEL, `dist/${KERNEL}`);
