import { fold } from '../../../analysis/fold.js';

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/u).map(fold));
}

/** What people are called by their work. One of them in "Name, …" says that the rest is a role. */
const ROLES = wordSet(`
  academic accountant activist actor actuary adjudicator administrator adviser advisor advocate agent ambassador
  analyst anthropologist apprentice archaeologist architect archivist artist assessor assistant associate attorney
  auditor author banker barrister biologist bishop blogger broadcaster broker bursar buyer campaigner candidate carer
  caretaker caseworker ceo cfo chair chairman chairperson chairwoman chancellor chaplain chef chemist chief cio
  clergyman clerk climatologist clinician coach cochair codirector cofounder colead columnist commander commissioner
  comptroller conservator constable consultant contributor controller convener convenor coo coordinator correspondent
  councillor counsel counsellor criminologist critic cto curator dean demographer dentist deputy designer detective
  developer dietician dietitian diplomat director doctor ecologist economist editor educationalist educator elder
  engineer entrepreneur epidemiologist essayist ethnographer evaluator examiner executive expert facilitator farmer
  fellow fieldworker financier firefighter forester founder freelance freelancer fundraiser gardener geographer
  geologist governor gp graduate grantmaker guide head headmaster headmistress headteacher historian hydrologist
  illustrator imam inspector instructor intern interpreter interviewer inventor investigator investor journalist judge
  keyworker landlord lawyer lead leader lecturer lexicographer librarian linguist lobbyist magistrate manager master
  mathematician matron mayor md mediator member mentor meteorologist midwife minister modeller moderator mp msp
  musician navigator negotiator neurologist novelist nurse nutritionist officer ombudsman operative organiser
  organizer owner paediatrician panellist paramedic parliamentarian partner pastor patron pharmacist philanthropist
  philosopher photographer physician physicist physiotherapist planner playwright podiatrist poet practitioner
  president priest principal producer professor programmer proprietor prosecutor provost psychiatrist psychologist
  psychotherapist publisher rabbi radiographer ranger reader recorder rector registrar reporter representative
  researcher resident reviewer scholar scientist secretariat secretary senator sergeant sociologist solicitor
  specialist spokesman spokesperson spokeswoman statistician steward storyteller strategist student superintendent
  supervisor surgeon surveyor survivor teacher teamleader technician technologist therapist toxicologist trainee
  trainer translator treasurer trustee tutor undergraduate undersecretary underwriter vet veteran veterinarian vicar
  vicechair vicechancellor vicepresident volunteer vp warden worker writer youthworker zoologist`);

/** Endings of learned trades that no list gets to the end of. */
const TRADE_ENDING = /(?:ologist|ographer|ician|onomist)$/u;

/** What firms, charities and public bodies are called: a word that no person's name has in it, whatever stands first. */
const ORGANISATIONS = wordSet(`
  academy agency alliance archive archives associates association authority awards bank board borough bureau campaign
  capital cathedral ccg center centre chamber charity cic clinic coalition collective college commission committee
  community company confederation congress consortium constabulary consultancy consultants consulting cooperative
  corporation council councils county department district enterprise enterprises federation finance forum foundation
  fund funders funding group hospice hospital hospitals hub inc infirmary initiative institute institution lab
  laboratory league library limited llp ltd ministry mission museum network nhs observatory office organisation
  organization partners partnership plc police press prison programme project projects research school schools
  secretariat service services society solutions studio studios surgery syndicate systems taskforce team tribunal
  trust trusts union unit university ventures works workshop`);

/** Words of headings, places and sentences, which may begin with a capital and are seldom names. */
const ORDINARY = wordSet(`
  a abbey about access accountability achieving across action active activities activity adult adults advice
  affordable africa african after ageing agenda aims alcohol all also always america american among an analysis and
  another answer answers anti apply approach approaches are area areas around arts as asia asking assessment at
  attendance audience australia available avenue away back background barn barriers be because become before behaviour
  being belfast below benefits berkshire better between beyond big birmingham body bonds book booking bottom brexit
  bridge bridging brief briefing brighton bringing bristol britain british brussels budget build building business but
  buying by called cambridge can canada cardiff care careers case castle celebrating central challenge challenges
  chances change changes changing chapel cheshire child childcare children china choice choosing citizens city civic
  clear click climate closing coast collaboration collaborative coming comment commercial commissioning common
  communities complex conclusion conclusions conference connected connecting consultation contact context contracting
  contracts coproduction cornwall corporate cost costs country court creating creative crescent crime criminal crisis
  culture cumbria current customer customers data date days deadline dear december delivering delivery demand
  democracy derbyshire design details developing development devolution devon dialogue difference digital directorate
  disability disclaimer discussion diversity do does doing donate dorset down download driving drug dublin durham
  eastern economic economics economy edinburgh education effective eight email emergency employee employer employers
  employment empowering empty end ending energy engagement engaging england enjoy ensuring environment environmental
  equality essential essex estate ethics europe european evaluating evaluation evaluations event events every evidence
  example examples exchange experience experiences exploring extra facing facts families family february feedback
  final finally financial find finding findings first five flexible flood follow following food for four framework
  france free friday from front full further future gardens gender general germany getting girls giving glasgow global
  gloucestershire go goals going good government grants great greater grow growing growth guest guidance hall hamlets
  hampshire happened happens happy harnessing has have head health healthcare healthy hear heard help helping here
  hertfordshire high higher highlights history home homeless homelessness homes honest hotel house housing how hull
  human humber i ideas if ii iii impact implementation implementing important improvement improving in inclusion
  income independent india individual industry inequalities inequality information infrastructure innovation
  innovative inside insight insights inspiring integrated integration international interview into introducing
  introduction investing investment investments investors inward ireland is issue issues it italy its january japan
  japanese job jobs join joint july justice keeping kent keynes kingdom know knowledge labour lancashire land lane
  last latest launch leadership leading learn learned learning leeds legal leicester leicestershire less lessons let
  life like limitations lincolnshire links list listen listening live liverpool lives living local location lodge
  london longer looking lower lunch making management managing manchester manifesto many map march market markets
  maternity meaning measure measurement measures measuring media meet meeting members mental merseyside method
  methodology methods middle midlands mill monday money more most mount moving much mutual my national need needs
  neighbourhood neighbourhoods nether never new newcastle newport news newsletter next nine no norfolk
  northamptonshire northern northumberland not note notes nothing notice nottingham nottinghamshire november now
  nuclear number october of off offenders old older on one online only open opening opportunities opportunity options
  or order other our out outcome outcomes outside over overview own ownership oxford oxfordshire palace paper parents
  paris part participants participation partnering patient patients payment people performance perspective
  perspectives pilot place places plan planning plans please plymouth policy political politics poor port portsmouth
  poverty power practical practice pre preparing presentation presenting prevention previous primary principles
  priorities private probation problem problems process procurement programmes progress promoting proposal proposals
  provider providers providing public publication publications published purpose putting quality quay question
  questions quick race rail raising read reading recent recommendations references referendum reflecting reflections
  reform regional register related release reoffending report reports residents resilience resource resources response
  responses responsibility responsible results rethinking return review reviews rights risk risks road role rough
  royal rural saint saturday save saving savings say scandinavia schemes science scotland scottish second secondary
  section sector see seeing senior september serving setting seven several sharing sheffield shire should show
  shropshire sign site six skills sleeping smart social somerset something south southampton southern spain special
  sponsors sports square st staff staffordshire stage stakeholder stakeholders start started starting states station
  steps stories story strategic strategy street strengthening stronger success suffolk summary sunday support
  supporting surrey sussex sustainability sustainable swansea system tackling taking talk team technical technology
  telling ten tender terms terrace thank thanks that the theatre their theme themes then theory there these they
  things think thinking third this those thoughts three through thursday time times tips title to today together tokyo
  toolkit tools top topics towards tower town towns trafford training transformation transforming transition transport
  travel travelling treatment trends tuesday turning two tyneside uk understanding unemployment united unlocking up
  update updates upon upper urban us usa use useful user users using value values venue versus very via video view
  views village visit voice voices voluntary volunteering voting vulnerable wales want ward warwickshire was waste
  watch water way ways we webinar website wednesday welcome welfare wellbeing were western wharf what when where which
  while white who whole why wider wiltshire win winning with within without wolverhampton women worcestershire words
  work workers workforce working workplace workshops world would writing year years yes york yorkshire you your youth`);

/** Capitals that are no initials. */
const ACRONYM = /^(?:\p{Lu}{3,}|UK|US|EU|UN|HR|IT|PR|TV|AI|GP|ID|QA|OK)s?$/u;

function singular(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}

/** The words of a text, folded, hyphens within words taken out: "Co-Founder" is "cofounder". */
export function foldedWords(text: string): string[] {
  return fold(text)
    .replace(/(?<=\p{L})[-‐‑](?=\p{L})/gu, '')
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
}

/** Whether a text names somebody's work: "Head of Policy", "Trustees", "kinship carer". */
export function namesRole(text: string): boolean {
  return foldedWords(text.replaceAll(/[-‐‑]/gu, ' '))
    .concat(foldedWords(text))
    .some((word) => ROLES.has(word) || ROLES.has(singular(word)) || TRADE_ENDING.test(singular(word)));
}

/** Whether a text sounds like an organisation: "Harbour Trust", "OPM". */
export function namesOrganisation(text: string): boolean {
  return foldedWords(text).some((word) => ORGANISATIONS.has(word)) || /(?:^|\s)\p{Lu}{2,}(?:$|\s)/u.test(text);
}

/** Whether a word of a would-be name can only belong to an organisation. */
export function isOrganisationWord(word: string): boolean {
  return ORGANISATIONS.has(fold(word)) || ACRONYM.test(word);
}

/** Whether a word of a would-be name is far more often another word. */
export function isOrdinaryWord(word: string): boolean {
  const folded = fold(word).replace(/['’]s?$/u, '');
  return ORDINARY.has(folded) || ROLES.has(folded) || ROLES.has(singular(folded));
}
