/**
 * Jest's runtime with Node's own loader in the place of its own: modules run in the worker itself and not in a VM
 * context, in which every look at a global is slow. Tests, hooks, time-outs and assertions stay Jest's (jest-circus).
 */
const { register } = require('node:module');
const { fileURLToPath, pathToFileURL } = require('node:url');
const { default: Runtime } = require('jest-runtime');
const { compile } = require('./compile.cjs');
const { watch } = require('./watchdog.cjs');

register('./loader.mjs', pathToFileURL(__filename));

/** In milliseconds: longer than a thread is ever busy at a stretch, and than any file takes to be loaded. */
const PATIENCE = { stuckAfter: 600_000, loadedWithin: 300_000 };

/** Where the stack of an error is told in lines of the source: the map of each of our files, made when asked for. */
class SourceMaps extends Map {
  get(file) {
    const path = file.startsWith('file:') ? fileURLToPath(file) : file;
    return /\.tsx?$/.test(path) ? compile(path).map : undefined;
  }
}

module.exports = class NativeRuntime extends Runtime {
  constructor(...args) {
    super(...args);
    const [config, environment, , , , , testPath] = args;
    const { stuckAfter, loadedWithin } = { ...PATIENCE, ...config.testEnvironmentOptions };
    this.loadedWithin = loadedWithin;
    watch(testPath, stuckAfter);
    const { jest } = this.requireModuleOrMock(testPath, '@jest/globals');
    // The others replace modules, and the modules are Node's here.
    const { fn, spyOn, mocked, setTimeout, useFakeTimers, useRealTimers, advanceTimersByTimeAsync } = jest;
    environment.global.jest = {
      fn,
      spyOn,
      mocked,
      setTimeout,
      useFakeTimers,
      useRealTimers,
      advanceTimersByTimeAsync,
    };
  }

  unstable_shouldLoadAsEsm() {
    return true;
  }

  /** A file of tests, or of what they need. One that never ends loading fails as a test that never ends does. */
  async unstable_importModule(path) {
    let guard;
    const late = new Promise((_, reject) => {
      const fail = () => reject(new Error(`${path} was not loaded within ${this.loadedWithin} ms.`));
      guard = setTimeout(fail, this.loadedWithin);
    });
    try {
      return await Promise.race([import(pathToFileURL(path).href), late]);
    } finally {
      clearTimeout(guard);
    }
  }

  /** The modules of Jest itself. The first of them is jest-circus, which begins anew with every file. */
  requireInternalModule(from, to) {
    const path = to === undefined ? from : require.resolve(to, { paths: [from] });
    if (to === undefined) {
      delete require.cache[path];
      delete globalThis[Symbol.for('EVENT_HANDLERS')];
    }
    return require(path);
  }

  getSourceMaps() {
    return new SourceMaps();
  }

  /** Node's own is right here. */
  installGetBuiltinModule() {}
};
