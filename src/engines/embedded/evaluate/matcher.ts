import type { Form, PlanNode, PrefixNode, Score, WordsNode } from '../../../understanding/plan.js';
import { termsOf } from '../../../understanding/requirement.js';
import type { ArticleSet } from '../index/load-kernel.js';
import type { OpenedIndex } from '../index/opened-index.js';
import { numbered, numberOf } from './numbered-terms.js';
import { RequirementSets, type Placing } from './requirement-sets.js';
import type { SetPool } from './set-pool.js';
import { TermSets } from './term-sets.js';

/** The articles that have what was typed in their titles, or by whose writers it is, and what that scores. */
export interface FoundInTitle {
  readonly set: ArticleSet;
  readonly score: Score;
  /** In words, for an explanation. */
  readonly label: string;
}

/** Finds the sets of articles that the nodes of a plan ask for. */
export class Matcher {
  readonly inTitle: FoundInTitle[] = [];
  /** By number of the plan's rewritings: the articles that have an alternative, and those that have what was typed. */
  readonly rewritten = new Map<number, { readonly others: ArticleSet; readonly typed: ArticleSet }>();
  readonly requirementSets: RequirementSets;
  readonly #sets = new Map<Form, ArticleSet>();

  constructor(
    private readonly index: OpenedIndex,
    private readonly pool: SetPool,
    private readonly termSets = new TermSets(index, pool),
  ) {
    this.requirementSets = new RequirementSets(index, pool, termSets);
  }

  /** The articles that have a form of a node that was matched. */
  having(form: Form): ArticleSet {
    const set = this.#sets.get(form);
    if (set === undefined) throw new Error('A form is scored that was not looked for.');
    return set;
  }

  match(node: PlanNode): ArticleSet {
    switch (node.kind) {
      case 'words':
        return this.#words(node);
      case 'prefix':
        return node.after.length > 0 ? this.#prefixAfter(node) : this.#prefix(node);
      case 'values': {
        const set = this.pool.take();
        for (const name of node.names) this.index.facets[node.facet].mark(name, set);
        if (node.score !== undefined)
          this.inTitle.push({ set, score: node.score, label: `${node.facet}:${node.names.join('|')}` });
        return set;
      }
      case 'range': {
        const set = this.pool.take();
        const { from, to } = this.index.calendar.between(node.from, node.to);
        this.index.kernel.markRange(from, to, set);
        return set;
      }
      case 'and':
      case 'or': {
        const sets = node.nodes.map((each) => this.match(each));
        return this.pool.atLeast(sets, node.kind === 'and' ? sets.length : 1);
      }
      case 'not': {
        const set = this.pool.all();
        this.index.kernel.subtract(set, this.match(node.node), this.index.rounded);
        return set;
      }
    }
  }

  #words(node: WordsNode): ArticleSet {
    const { forms, titleScore } = node;
    const typed = forms.filter(({ rewriting }) => rewriting === undefined);
    const typedSet = this.#union(typed.map((form) => this.#form(form, node)));
    if (titleScore !== undefined) this.inTitle.push({ set: typedSet, score: titleScore, label: labelOf(typed) });
    const sets = [typedSet];
    for (const form of forms) {
      if (form.rewriting === undefined) continue;
      const set = this.#form(form, node);
      this.#note(form.rewriting, set, typedSet);
      sets.push(set);
    }
    return this.#union(sets);
  }

  #form(form: Form, placing: Placing): ArticleSet {
    const set = this.requirementSets.of(numbered(form.requirement, this.index.lexicon), placing);
    this.#sets.set(form, set);
    return set;
  }

  /** Notes what a rewriting finds, beside what was typed does. */
  #note(rewriting: number, set: ArticleSet, typed: ArticleSet): void {
    const known = this.rewritten.get(rewriting);
    if (known === undefined) {
      this.rewritten.set(rewriting, { others: set, typed });
      return;
    }
    this.rewritten.set(rewriting, {
      others: this.#union([known.others, set]),
      typed: known.typed === typed ? typed : this.pool.atLeast([known.typed, typed], 2),
    });
  }

  #prefix({ terms, inTitle }: PrefixNode): ArticleSet {
    const set = this.pool.take();
    for (const term of terms) {
      const number = numberOf(term, this.index.lexicon);
      if (inTitle) this.requirementSets.markInTitle(number, set);
      else this.termSets.mark(number, set);
    }
    return set;
  }

  #prefixAfter({ after, terms, inTitle }: PrefixNode): ArticleSet {
    const whole = numbered(after, this.index.lexicon);
    const place = (whole.at(-1)?.place ?? 0) + 1;
    const sets = whole.map(({ term }) => this.termSets.of(term));
    const found = this.pool.take();
    const unread = this.pool.take();
    let affords = true;
    for (const each of terms) {
      const term = numberOf(each, this.index.lexicon);
      const together = [...whole, { term, place }];
      // After the first that is too dear the rest is not tried: one notice is enough.
      affords &&= this.requirementSets.affords(together, 0);
      if (!affords) {
        this.termSets.mark(term, unread);
        continue;
      }
      this.pool.scratch(() => {
        const own = this.pool.take();
        this.termSets.mark(term, own);
        const candidates = this.pool.atLeast([...sets, own], sets.length + 1);
        this.requirementSets.markTogether(together, { within: 0, inTitle }, candidates, found);
      });
    }
    return this.#union([found, this.pool.atLeast([...sets, unread], sets.length + 1)]);
  }

  #union(sets: readonly ArticleSet[]): ArticleSet {
    const [only] = sets;
    return only !== undefined && sets.length === 1 ? only : this.pool.atLeast(sets, 1);
  }
}

function labelOf(typed: readonly Form[]): string {
  return `title:${typed.map(({ requirement }) => termsOf(requirement).join(' ')).join('|')}`;
}
