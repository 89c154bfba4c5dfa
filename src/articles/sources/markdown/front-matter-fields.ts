import { cleanLine } from '../fields/clean-text.js';
import type { FrontMatter } from './front-matter.js';

/** Front matter with its fields by their names in small letters, without "_" and "-". */
export class Fields {
  readonly #values = new Map<string, unknown>();

  constructor(fields: FrontMatter['fields']) {
    for (const [name, value] of Object.entries(fields)) {
      const key = name.toLowerCase().replace(/[_-]/gu, '');
      if (value !== null && !this.#values.has(key)) this.#values.set(key, value);
      // Zola keeps its tags one level down
      if (key === 'taxonomies' && typeof value === 'object') this.#add({ ...value });
    }
    // Hugo and Zola keep what is a site's own one level down; a field at the top counts for more
    for (const own of ['params', 'extra']) {
      const value = this.#values.get(own);
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
        for (const [key, field] of new Fields({ ...value }).#values)
          if (!this.#values.has(key)) this.#values.set(key, field);
      }
    }
  }

  #add(fields: FrontMatter['fields']): void {
    for (const [name, value] of Object.entries(fields)) this.#values.set(name.toLowerCase(), value);
  }

  value(name: string): unknown {
    return this.#values.get(name);
  }

  /** Empty for a field that is missing, or is no text. */
  text(name: string): string {
    const value = this.#values.get(name);
    return typeof value === 'string' || typeof value === 'number' ? cleanLine(String(value)) : '';
  }

  /** Undefined for a field that is missing, or is neither yes nor no. */
  flag(name: string): boolean | undefined {
    const value = this.#values.get(name);
    if (typeof value === 'boolean') return value;
    const text = this.text(name).toLowerCase();
    if (/^(?:true|yes|on|y|1)$/u.test(text)) return true;
    return /^(?:false|no|off|n|0)$/u.test(text) ? false : undefined;
  }
}
