/**
 * One spelling for words that British and American writers spell differently, so that they meet before the stemmer.
 * Only that they meet matters, so each family goes whichever way keeps its relatives together after Porter:
 * "-ize" becomes "-ise" (Porter would cut "organize" to "organ"), all else becomes American ("defence" joins "defensive").
 */

/** At least three letters before it: "size", "prize" and "seize" are not of this family. */
const IZE = /^(.{3,})iz(e|es|ed|er|ers|ing|able|ation|ations|ational|ationally)$/;
const YZE = /^(.{2,})yz(e|es|ed|er|ers|ing)$/;
const OUR =
  /(arb|arm|behavi|cand|clam|col|demean|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb|od|parl|ranc|rig|rum|sav|splend|succ|tum|val|vap|vig)our/;
const RE = /(cent|theat|met|lit|fib|calib|somb|spect|lust|meag|sab|och|mit|reconnoit|man(?:o?)euv)re(s|d)?$/;
const OGUE = /(dial|catal|anal|monol|epil|prol|homol)ogu(e|es|ed|ing)$/;
/** Greek roots: ae and oe become e. */
const GREEK =
  /^(an|gyn|h|leuk|orthop|p|septic|encyclop|arch|prim|f|medi|hypoglyc|hyperglyc)ae(?=m|st|c|d(?:i|o)|olog|v)|(diarrh|^am|^man|^f|^)oe(?=a$|b|uv|t(?:us|al)|s(?:tr|oph))/;

const WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    programme: 'program',
    programmes: 'programs',
    ageing: 'aging',
    judgement: 'judgment',
    judgements: 'judgments',
    acknowledgement: 'acknowledgment',
    acknowledgements: 'acknowledgments',
    artefact: 'artifact',
    artefacts: 'artifacts',
    grey: 'gray',
    greys: 'grays',
    jewellery: 'jewelry',
    sceptic: 'skeptic',
    sceptics: 'skeptics',
    sceptical: 'skeptical',
    scepticism: 'skepticism',
    enquiry: 'inquiry',
    enquiries: 'inquiries',
    enquire: 'inquire',
    enquired: 'inquired',
    enquiring: 'inquiring',
    licence: 'license',
    licences: 'licenses',
    defence: 'defense',
    defences: 'defenses',
    offence: 'offense',
    offences: 'offenses',
    pretence: 'pretense',
    pretences: 'pretenses',
    practise: 'practice',
    practised: 'practiced',
    practises: 'practices',
    practising: 'practicing',
    counsellor: 'counselor',
    counsellors: 'counselors',
    skilful: 'skillful',
    skilfully: 'skillfully',
    wilful: 'willful',
    marvellous: 'marvelous',
    woollen: 'woolen',
    // Porter leaves a double l after a word's first vowels ("fuell"), not after later ones ("travell").
    fuelled: 'fueled',
    fuelling: 'fueling',
    dialled: 'dialed',
    dialling: 'dialing',
    focussed: 'focused',
    focusses: 'focuses',
    focussing: 'focusing',
    centring: 'centering',
    manoeuvring: 'maneuvering',
    plough: 'plow',
    ploughs: 'plows',
    ploughed: 'plowed',
    ploughing: 'plowing',
    draught: 'draft',
    draughts: 'drafts',
    mould: 'mold',
    moulds: 'molds',
    moulded: 'molded',
    moulding: 'molding',
    tyre: 'tire',
    tyres: 'tires',
    aluminium: 'aluminum',
    sulphur: 'sulfur',
    cosy: 'cozy',
    pyjamas: 'pajamas',
    mum: 'mom',
    mums: 'moms',
    aeroplane: 'airplane',
    aeroplanes: 'airplanes',
    whilst: 'while',
    amongst: 'among',
    learnt: 'learned',
    spelt: 'spelled',
    burnt: 'burned',
    dreamt: 'dreamed',
  }),
);

/** The one spelling under which a folded word is indexed and looked up. */
export function normaliseSpelling(word: string): string {
  const whole = WORDS.get(word);
  if (whole !== undefined) return whole;
  return word
    .replace(IZE, '$1is$2')
    .replace(YZE, '$1ys$2')
    .replace(OUR, '$1or')
    .replace(RE, (_, root: string, ending: string | undefined) => `${root}er${ending === 'd' ? 'ed' : (ending ?? '')}`)
    .replace(
      OGUE,
      (_, root: string, ending: string) => `${root}og${ending === 'e' ? '' : ending === 'es' ? 's' : ending}`,
    )
    .replace(GREEK, '$1$2e');
}
