import { normaliseSpelling } from '../../src/analysis/british-american.js';
import { stem } from '../../src/analysis/stemming/stem.js';

function termOf(word: string): string {
  return stem(normaliseSpelling(word));
}

/** British and American, which must end as one term; more than two where a family must stay together. */
const MEETING = `
organise organize · organised organized · organises organizes · organising organizing · organiser organizer
organisation organization organise · organisational organizational · recognise recognize · prioritise prioritize
privatisation privatization · utilisation utilization · specialised specialized · realise realize · civilised civilized
customisable customizable · analyse analyze · analysed analyzed · analysing analyzing · catalyse catalyze
paralysed paralyzed · colour color · colourful colorful · behaviour behavior · behavioural behavioral · labour labor
neighbourhood neighborhood · favour favor · favourite favorite · honour honor · honourable honorable · harbour harbor
humour humor · rumour rumor · endeavour endeavor · vapour vapor · tumour tumor · armour armor
centre center · centres centers · centred centered · centring centering · theatre theater · litre liter · fibre fiber · meagre meager
kilometre kilometer · manoeuvre maneuver · manoeuvring maneuvering · sombre somber
programme program · programmes programs · programming programmed program
defence defense defensive · offence offense offensive · pretence pretense · licence license licensed licensing
practise practice · practised practiced · practising practicing
travelled traveled · travelling traveling · traveller traveler · counselling counseling · counsellor counselor
modelling modeling · labelled labeled · cancelled canceled · signalling signaling · channelled channeled
fuelled fueled fuel · fuelling fueling · dialled dialed dial · focussed focused focus · focussing focusing
fulfil fulfill · fulfilment fulfillment · enrol enroll · enrolment enrollment · instalment installment
skilful skillful · wilful willful
dialogue dialog · dialogues dialogs · catalogue catalog · catalogued cataloged · cataloguing cataloging
analogue analog · epilogue epilog
paediatric pediatric · paedophile pedophile · anaemia anemia · anaesthetic anesthetic · haemoglobin hemoglobin
leukaemia leukemia · gynaecology gynecology · orthopaedic orthopedic · encyclopaedia encyclopedia
archaeology archeology · mediaeval medieval · foetal fetal · oestrogen estrogen · diarrhoea diarrhea
ageing aging · judgement judgment · acknowledgement acknowledgment · grey gray greys grays · mould mold moulds molds
plough plow ploughed plowed · sceptical skeptical · jewellery jewelry · tyre tire · aluminium aluminum · cosy cozy
enquiry inquiry enquiries inquiries · whilst while · amongst among · learnt learned · mum mom · artefact artifact
`;

/** Words that look like one of those families and are not, or that must stay apart from the next. */
const APART = `
organ organisation · organ organize · four for · hour hor · our or · tour tor · pour por · sour sor · contour contor
price prise · prize prise · size sise · seize seise · maize maise · advice advise · device devise · metre meet
colour colon · college colleague · vogue vog · league leag · acre acer · ogre oger · timbre timber
`;

const UNTOUCHED = `
size sizes sized sizing prize prizes prized seize seized seizing maize baize wise rise exercise exercised exercises
exercising advertise surprise compromise promise premise expertise franchise enterprise supervise revise devise
four hour our your tour pour sour source course court journal journey courage resource hourly flour devour contour
acre massacre ogre genre cadre macabre timbre here there were hatred sacred hundred
league vogue rogue colleague plague fatigue analogous
policy police citizen horizon wizard bizarre quiz puzzle size
aerial aero maestro michael israel caesar poem poet poetry coexist phoenix shoe toe does goes
social impact bond investment council county commissioner
`;

const groups = (table: string) =>
  table
    .trim()
    .split(/\s*[·\n]\s*/)
    .map((group) => group.split(' '));

describe('spelling', () => {
  it.each(groups(MEETING))('%s and %s meet', (...words) => {
    expect([...new Set(words.map(termOf))]).toHaveLength(1);
  });

  it.each(groups(APART))('%s and %s stay apart', (first = '', second = '') => {
    expect(termOf(first)).not.toBe(termOf(second));
  });

  it('leaves words alone that are of no family', () => {
    const words = UNTOUCHED.trim().split(/\s+/);
    expect(words.map(normaliseSpelling)).toEqual(words);
  });

  it('gives the same spelling when asked again', () => {
    for (const word of groups(MEETING).flat()) {
      const once = normaliseSpelling(word);
      expect(normaliseSpelling(once)).toBe(once);
    }
  });

  it('keeps the inflections of a word together, whichever way it is spelt', () => {
    for (const family of [
      ['exercise', 'exercises', 'exercised', 'exercising'],
      ['downsize', 'downsizes', 'downsized', 'downsizing'],
      ['organise', 'organizes', 'organised', 'organizing', 'organisation', 'organizations', 'organisational'],
      ['commission', 'commissions', 'commissioned', 'commissioner', 'commissioners', 'commissioning'],
      ['size', 'sizes', 'sized', 'sizing'],
    ]) {
      expect([...new Set(family.map(termOf))]).toHaveLength(1);
    }
  });
});
