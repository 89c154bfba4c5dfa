import { makeProject } from './project.mjs';

/** Once for all files of tests. Their workers are told of the folder by their environment. */
export default async function beforeAllFiles() {
  // A run that a test starts uses that of the run it is a part of.
  if (process.env.SIBYL_COMPILED !== undefined) return;
  const project = await makeProject();
  process.env.SIBYL_COMPILED = project.folder;
  globalThis.sibylProject = project;
}
