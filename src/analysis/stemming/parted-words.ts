/**
 * Strangers to which Porter's rules give one stem ("news" and "new"), parted: by the word that they are indexed under,
 * those that share it. In normalised spelling. What is not listed goes where Porter puts it, so that of two families one
 * stands here.
 *
 * Kept short: parting what readers take for one ("process" and "procession", "physics" and "physical") costs recall.
 */
const STRANGERS: Readonly<Record<string, string>> = {
  accountable: 'accountability accountably',
  accountant: 'accountants accountancy',
  authority: 'authorities',
  business: 'businesses',
  celebrity: 'celebrities',
  communicate:
    'communicates communicated communicating communication communications communicative communicator communicators',
  communism: 'communist communists',
  community: 'communities',
  competent: 'competently competence competences competency competencies',
  conservative: 'conservatives conservatively conservatism',
  conversation: 'conversations conversational',
  // Cooper is a surname.
  cooperate:
    'cooperates cooperated cooperating cooperation cooperative cooperatives cooperatively cooperator cooperators',
  customer: 'customers',
  customs: '',
  department: 'departments departmental',
  designate: 'designates designated designating designation designations',
  diversion: 'diversions',
  emergency: 'emergencies',
  executive: 'executives',
  experiment:
    'experiments experimented experimenting experimental experimentally experimentation experimenter experimenters',
  general: 'generals generally generality generalities',
  generic: 'generics generically',
  generous: 'generously generousness generosity',
  goods: '',
  hospitality: 'hospitable hospitably',
  identical: 'identically',
  important: 'importantly importance',
  informal: 'informally informality',
  initiate: 'initiates initiated initiating initiation initiations initiator initiators',
  initiative: 'initiatives',
  integrity: '',
  internal: 'internally internals',
  international: 'internationally internationals internationalism',
  lateral: 'laterally',
  literal: 'literally literals',
  literate: 'literacy',
  majority: 'majorities',
  mineral: 'minerals',
  minority: 'minorities',
  morale: '',
  news: '',
  objective: 'objectives',
  officer: 'officers',
  paste: 'pastes pasted pasting',
  personal: 'personally personality personalities',
  polite: 'politer politely politeness',
  positive: 'positives positively positivity',
  president: 'presidents presidency presidencies presidential',
  publication: 'publications',
  publicity: '',
  rational: 'rationally rationality rationale rationales rationalism',
  severe: 'severely severity',
  statue: 'statues',
  unite: 'unites united uniting',
  universe: 'universes',
  university: 'universities',
};

const PARTED: ReadonlyMap<string, string> = new Map(
  Object.entries(STRANGERS).flatMap(([key, others]) =>
    [key, ...others.split(' ').filter(Boolean)].map((word): [string, string] => [word, key]),
  ),
);

/** What a stranger among the words of its stem is indexed under; undefined for any other word. */
export function partedWord(word: string): string | undefined {
  return PARTED.get(word);
}
