/** Kinds of schema.org things that are publications. */
const PUBLICATION = /(?:Article|Posting|^Report|^CreativeWork|^Blog ?Post)$/u;
/** Where one thing holds another that the page may be about. */
const HOLDERS = ['@graph', 'mainEntity', 'mainEntityOfPage'];
/** What old pages put round a script so that parsers of XHTML, or browsers without scripts, would leave it alone. */
const BEFORE_SCRIPT = /^\s*(?:\/\/|\/\*)?\s*<!(?:\[CDATA\[|--)\s*(?:\*\/)?/u;
const AFTER_SCRIPT = /(?:\/\/|\/\*)?\s*(?:\]\]|--)>\s*(?:\*\/)?\s*$/u;
/** A page describes itself in a few things; more are a catalogue. */
const MAX_THINGS = 1000;

/** A thing of schema.org as JSON-LD writes it. */
export type Thing = ReadonlyMap<string, unknown>;

/**
 * The publication that a page's JSON-LD describes, the first of several; undefined where there is none. A field that only
 * refers to a thing described elsewhere is that thing. What is not JSON is passed over: pages have other ways to say all of it.
 */
export function findPublication(scripts: readonly string[]): Thing | undefined {
  const things = scripts.flatMap(thingsIn);
  const publication = things.find((thing) => typesOf(thing).some((type) => PUBLICATION.test(type)));
  if (publication === undefined) return undefined;
  const byId = new Map(things.map((thing) => [thing.get('@id'), Object.fromEntries(thing)]));
  const resolved = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((item: unknown) => (isObject(item) ? resolved(item) : item));
    if (!isObject(value) || Object.hasOwn(value, 'name')) return value;
    return byId.get(new Map(Object.entries(value)).get('@id')) ?? value;
  };
  return new Map([...publication].map(([name, value]) => [name, resolved(value)]));
}

function thingsIn(script: string): Thing[] {
  const waiting: unknown[] = [parse(script)];
  const things: Thing[] = [];
  // what is found is added to the end of what is walked
  for (const value of waiting) {
    if (things.length === MAX_THINGS) break;
    if (Array.isArray(value)) for (const item of value as readonly unknown[]) waiting.push(item);
    else if (isObject(value)) {
      const thing = new Map<string, unknown>(Object.entries(value));
      things.push(thing);
      for (const name of HOLDERS) if (isObject(thing.get(name))) waiting.push(thing.get(name));
    }
  }
  return things;
}

function parse(script: string): unknown {
  try {
    return JSON.parse(script.replace(BEFORE_SCRIPT, '').replace(AFTER_SCRIPT, ''));
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function typesOf(thing: Thing): readonly string[] {
  const type = thing.get('@type');
  return (Array.isArray(type) ? type : [type]).filter((name) => typeof name === 'string');
}
