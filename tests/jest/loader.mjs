// How Node's own loader reads our TypeScript: `./x.js` is x.ts or x.tsx where there is no such file, as tsc has it.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import compiling from './compile.cjs';

export function resolve(specifier, context, next) {
  if (/^(\.{1,2}\/|file:).*\.js$/.test(specifier) && !context.parentURL?.includes('/node_modules/')) {
    const wanted = new URL(specifier, context.parentURL);
    for (const ending of ['.ts', '.tsx']) {
      const url = wanted.href.replace(/\.js$/, ending);
      if (existsSync(fileURLToPath(url))) return { url, format: 'module', shortCircuit: true };
    }
  }
  return next(specifier, context);
}

export function load(url, context, next) {
  if (!/\.tsx?$/.test(url)) return next(url, context);
  return { source: compiling.compile(fileURLToPath(url)).code, format: 'module', shortCircuit: true };
}
