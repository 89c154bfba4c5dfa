export default function afterAllFiles() {
  return globalThis.sibylProject?.remove();
}
