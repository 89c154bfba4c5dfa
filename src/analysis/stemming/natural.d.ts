// natural ships types for its root and for stemmers/index.js only; both load far more than the one stemmer used here.
declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const PorterStemmer: { stem(token: string): string };
  export default PorterStemmer;
}
