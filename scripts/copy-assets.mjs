// tsc copies no file that it did not compile: the WebAssembly kernel and what browsers load go beside their readers.
import { cpSync } from 'node:fs';

for (const built of ['src/engines/embedded/kernel/kernel.wasm', 'src/web/client/dist']) {
  cpSync(built, `dist/${built}`, { recursive: true });
}
