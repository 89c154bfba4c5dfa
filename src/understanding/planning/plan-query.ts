import type { Analyzer } from '../../analysis/analyzer.js';
import type { Clause, Query } from '../../search/query.js';
import { Corrections } from './corrections.js';
import { expandWords, unexpanded, type Expansion } from './expansion.js';
import { namesWith, respeltName } from '../names/facet-names.js';
import { isProse, wordsInstead } from './fall-back.js';
import { heldClauses, tighter, withoutStopWords } from './held-clauses.js';
import { isIndexed, type IndexTerms } from '../index-terms.js';
import {
  IN_TITLE,
  MAX_PLAN_PARTS,
  TYPED,
  TYPED_TOGETHER,
  type Form,
  type Plan,
  type PlannedClause,
  type PlanNode,
  type WordsNode,
} from '../plan.js';
import { planPrefix } from './plan-prefix.js';
import { PlanRemarks } from './plan-remarks.js';
import { PlanRoom } from './plan-room.js';
import type { Planning, Sense } from './planning.js';
import { writersFirst } from './writers-first.js';
import { writersNamed } from '../names/writers-named.js';
import { requirementsOf, termsOf, type Requirement } from '../requirement.js';
import type { Substitute } from './substitute.js';

/** Works out what a query asks of an index: which terms, where, what else will do, and what each of them scores. */
export function planQuery(query: Query, index: IndexTerms, analyzer: Analyzer): Plan {
  const planning = { index, analyzer, room: new PlanRoom(), remarks: new PlanRemarks() };
  const named = query.match === 'most' && query.expand ? writersNamed(query.clauses, planning) : undefined;
  // A word that English has is a word, whoever is called so.
  const writers = named?.isWord === true ? undefined : named;
  // A name is neither misspelt nor another word for something.
  const mayExpand = query.expand && writers === undefined;
  const expansion = mayExpand ? expandWords(query.clauses, planning) : unexpanded(query.clauses);
  const plan = new Planner(mayExpand, expansion, planning).plan(withoutStopWords(expansion.clauses));
  return writers === undefined ? plan : writersFirst(query, plan, writers);
}

type Words = Extract<Clause, { readonly kind: 'word' | 'phrase' }>;

const ASKED: Sense = { isWanted: true, inTitle: false };

class Planner {
  readonly #corrections: Corrections;
  readonly #rewritings;
  readonly #corrected = new Map<Clause, readonly Substitute[]>();

  constructor(
    private readonly mayExpand: boolean,
    private readonly expansion: Expansion,
    private readonly planning: Planning,
  ) {
    this.#corrections = new Corrections(planning, articlesWithRarest(expansion.clauses, planning));
    this.#rewritings = [...expansion.rewritings];
  }

  plan(clauses: readonly Clause[]): Plan {
    const { remarks } = this.planning;
    const planned = new Map<string, PlannedClause>();
    for (const { clause, bond } of heldClauses(this.#fallenBack(clauses))) {
      const node = this.#node(clause, ASKED);
      if (node === undefined) continue;
      // What is repeated is held as tightly as it is anywhere.
      const key = this.#keyOf(clause, node);
      const before = planned.get(key);
      planned.set(key, {
        clause,
        node,
        bond: before === undefined ? bond : tighter(before.bond, bond),
        times: (before?.times ?? 0) + 1,
      });
    }
    if (planned.size > MAX_PLAN_PARTS)
      remarks.notice(`The search is too long: only its first ${MAX_PLAN_PARTS} parts were searched for.`);
    return {
      clauses: [...planned.values()].slice(0, MAX_PLAN_PARTS),
      rewritings: this.#rewritings,
      marks: remarks.marks,
      notices: remarks.notices,
    };
  }

  /** What makes two clauses one: what they ask for and, where that is nothing the index has, their terms. */
  #keyOf(clause: Clause, node: PlanNode): string {
    const asked = JSON.stringify(node);
    if (node.kind !== 'words' || node.forms.length > 0 || !('text' in clause)) return asked;
    const terms = this.planning.analyzer.analyze(clause.text).map(({ term }) => term);
    return `${asked} ${terms.join(' ')}`;
  }

  /** The clauses, with words for what stands nowhere as it was typed. */
  #fallenBack(clauses: readonly Clause[]): readonly Clause[] {
    const areQuoted = isProse(clauses);
    const fallenBack = clauses.flatMap((clause) => {
      const mayFall = clause.kind === 'word' || (clause.kind === 'phrase' && clause.within === 0 && areQuoted);
      return (mayFall ? this.#wordsInstead(clause) : undefined) ?? [clause];
    });
    return withoutStopWords(fallenBack);
  }

  /** The words to search for in the place of some that stand nowhere together, where nothing else will do. */
  #wordsInstead(clause: Words): readonly Clause[] | undefined {
    if (!this.mayExpand || this.expansion.substitutes.has(clause)) return undefined;
    const words = wordsInstead(clause.text, this.planning);
    if (words === undefined || (clause.kind === 'word' && this.#correct(clause) !== undefined)) return undefined;
    this.planning.remarks.notice(`No article has “${clause.text}” as it was typed, so its words were searched for.`);
    return words;
  }

  /** What a clause asks for; undefined for one that asks for nothing. */
  #node(clause: Clause, sense: Sense): PlanNode | undefined {
    switch (clause.kind) {
      case 'word':
      case 'phrase': {
        const instead = clause.kind === 'word' && sense.isWanted ? this.#wordsInstead(clause) : undefined;
        return instead === undefined
          ? this.#words(clause, sense)
          : this.#node({ kind: 'and', clauses: instead }, sense);
      }
      case 'prefix':
      case 'wildcard':
        return planPrefix(clause.text, sense, this.planning);
      case 'title':
        return this.#node(clause.clause, { ...sense, inTitle: true });
      case 'name':
        return this.#values(clause, sense);
      case 'dates':
        return { kind: 'range', from: clause.from, to: clause.to };
      case 'not': {
        const node = this.#node(clause.clause, { ...sense, isWanted: !sense.isWanted });
        return node && { kind: 'not', node };
      }
      case 'and':
      case 'or': {
        const nodes = withoutStopWords(clause.clauses).flatMap((each) => this.#node(each, sense) ?? []);
        return nodes.length === 0 ? undefined : { kind: clause.kind, nodes };
      }
    }
  }

  /** The values of a facet that a text names, or where none is named so, that its words were misspelt for. */
  #values({ facet, text }: Extract<Clause, { readonly kind: 'name' }>, { isWanted }: Sense): PlanNode {
    const { analyzer, index, remarks } = this.planning;
    const names = namesWith(facet, index.names(facet), text, analyzer);
    if (names.length > 0 || !isWanted || !this.mayExpand) return { kind: 'values', facet, names };
    const meant = respeltName(facet, text, this.planning);
    if (meant === undefined) return { kind: 'values', facet, names };
    remarks.notice(`There is no ${facet} “${text}”, so “${meant.text}” was searched for.`);
    return { kind: 'values', facet, names: meant.names };
  }

  #words(clause: Words, sense: Sense): WordsNode | undefined {
    const { analyzer, index, remarks } = this.planning;
    const { inTitle, isWanted } = sense;
    const within = clause.kind === 'phrase' ? clause.within : 0;
    const asked = requirementsOf(clause.text, analyzer);
    if (asked.length === 0) return undefined;
    const indexed = asked.filter((requirement) => isIndexed(requirement, index));
    const substitutes = this.#substitutes(clause, sense, indexed.length > 0);
    const typed = this.expansion.replaced.has(clause) ? [] : indexed.filter((each) => this.#admit(each, clause.text));
    if (isWanted) {
      for (const requirement of asked) remarks.mark(termsOf(requirement), within);
      for (const { requirement } of substitutes) remarks.mark(termsOf(requirement));
    }
    const score = isWanted ? TYPED : undefined;
    const forms = [
      ...typed.map((requirement, i): Form => {
        const isFurther = isWanted && i > 0 && requirement.length > 1;
        return { requirement, score: isFurther ? TYPED_TOGETHER : score, rewriting: undefined };
      }),
      ...(substitutes.length === 0 ? [] : substitutes.map(this.#substituted(sense, typed))),
    ];
    return { kind: 'words', forms, within, inTitle, titleScore: isWanted && inTitle ? IN_TITLE : undefined };
  }

  /** What will do for some words: what they may mean besides, and of an unknown one what it may have been meant for. */
  #substitutes(clause: Words, { isWanted }: Sense, isKnown: boolean): readonly Substitute[] {
    const expanded = this.expansion.substitutes.get(clause) ?? [];
    if (!isWanted || !this.mayExpand || clause.kind !== 'word') return expanded;
    const known = this.#corrected.get(clause);
    if (known !== undefined) return known;
    return isKnown || expanded.length > 0 ? expanded : (this.#correct(clause) ?? []);
  }

  /** What a word may have been meant for, asked for once; undefined where it may not. */
  #correct(clause: Clause & { readonly kind: 'word' }): readonly Substitute[] | undefined {
    const known = this.#corrected.get(clause);
    if (known !== undefined) return known;
    const correction = this.#corrections.of(clause.text, this.#rewritings.length);
    if (correction === undefined) return undefined;
    this.#rewritings.push(correction.rewriting);
    this.#corrected.set(clause, correction.substitutes);
    return correction.substitutes;
  }

  /** Makes a form of what will do for what was typed: several words, and words in a title, count as one. */
  #substituted({ inTitle, isWanted }: Sense, typed: readonly Requirement[]): (substitute: Substitute) => Form {
    const { index } = this.planning;
    const articlesWith = (term: string) => index.articlesWith(term);
    const least = Math.max(0, ...typed.map((requirement) => Math.min(...termsOf(requirement).map(articlesWith))));
    return ({ requirement, weight, rewriting, least: own = 0 }) => {
      if (!isWanted) return { requirement, score: undefined, rewriting };
      const by = requirement.length > 1 || inTitle ? 'whole' : 'terms';
      return { requirement, score: { by, weight, least: Math.max(least, own) }, rewriting };
    };
  }

  #admit(requirement: Requirement, text: string): boolean {
    const { remarks, room } = this.planning;
    const fits = room.admit(requirement);
    if (!fits) remarks.notice(`“${text}” was left out: it makes the search too long.`);
    return fits;
  }
}

/** In how many articles the rarest of the words stands that the archive has; 0 where it has none. */
function articlesWithRarest(clauses: readonly Clause[], { analyzer, index }: Planning): number {
  const words = withoutStopWords(clauses).filter((clause) => clause.kind === 'word');
  const counts = words.flatMap(({ text }) => analyzer.analyze(text).map(({ term }) => index.articlesWith(term)));
  const some = counts.filter((count) => count > 0);
  return some.length === 0 ? 0 : Math.min(...some);
}
