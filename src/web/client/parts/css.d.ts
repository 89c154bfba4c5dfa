/** A stylesheet as text: `scripts/build-client.mjs` minifies it and puts it into the script. */
declare module '*.css' {
  const text: string;
  export default text;
}
