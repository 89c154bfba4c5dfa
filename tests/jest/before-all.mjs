import { makeProject } from './project.mjs';

/** Once for all files of tests. Their workers are told of the folder by their environment. */
export default async function beforeAllFiles() {
  const project = await makeProject();
  process.env.SIBYL_COMPILED = project.folder;
  globalThis.sibylProject = project;
}
