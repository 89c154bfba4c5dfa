import { fold } from '../../../analysis/fold.js';

/**
 * Given names heard among the people who write for British public services: they tell "Grace Owusu" from "Care Homes"
 * where no role stands beside a name. Names that are also words, months, places or firms ("Grant Thornton", "April
 * Events", "Victoria Park") are left out on purpose. A name that is not here needs a role, a title or a "by" beside it.
 */
const NAMES = `
  aaron abbie abby abdul abdullah abena abi abigail abraham ada adam adamma adebayo adele adeola aditi aditya adrian
  adriana agnes agnieszka ahmad ahmed aidan aiko aileen ailsa aisha aisling ajay akira akua alan alana alasdair alastair
  albert alberto alejandro aleksandra alex alexander alexandra alexia alexis alfie alfred ali alice alicia alina alisha
  alison alistair allan allen alma althea alun alys alyssa amal amanda amara amber amelia amina aminata amir amira amit
  amma amy ana anaïs anand anastasia andré andrea andreas andrei andrew andy aneta angela angelica angus anil anisha
  anita anjali ann anna annabel anne annette annie annika anthony antoine anton antonia antonio anu anwen aoife
  archie ariana arjun arnold arthur arun asha ashley ashok asif asma astrid audrey aurelia aurora ava avril axel ayesha
  ayo azra barbara barnaby barney barry bartosz beatrice beatriz becca becky belinda ben benedict benjamin bernadette
  bernard bert beth bethan bethany betty beverley bhavna bianca bilal birgit björn blessing bob bogdan bonnie boris brad
  bradley brandon brenda brendan brian bridget britta bronagh bronwen bruce bruno bryan bryn caitlin callum calum
  cameron camila camilla candice cara carla carlos carmel carmen carol carole caroline carolyn carys catalina caterina
  catherine cathy catriona cecilia cecily celeste celia ceri cerys chandra chantal charlene charles charlie charlotte
  cheryl chidi chih chike chinwe chloe chloé chris chrissie christian christina christine christoph christopher
  chukwuemeka cian ciara claire clara clare claudia clive colette colin colleen connor conor constance cora cordelia
  corinne courtney craig cressida cynthia dafydd daisy damian damien damilola dan daniel daniela danielle danny daphne
  darren darryl dave david davina dawn dean deb debbie deborah declan deepa deepak deirdre delia delroy delyth demetrius
  denis denise dennis derek dermot derrick desmond devon dexter diana diane diego dieter dimitri dina dinah dionne diya
  dmitri dolores dominic dominique don donald donna donnacha dora doreen dorothy doug douglas duncan dylan ebony ed
  eddie edgar edith edmund eduardo edward edwin efua eileen eilidh eilish eimear ekaterina elaine eleanor elena eleni
  eleri elif elijah elin elinor elisa elisabeth elise elizabeth ella ellen ellie elliot elliott eloise elsa elsie elspeth
  emeka emer emil emilia emily emma emmanuel enid enrique eric erica erik erin ernest esme esmé esther ethan ethel eugene
  eugenia eunice eva evan eve evelyn ewan ezra fabian farah farid fatima fatou fay felicia felicity felix femi fergus
  fernando ffion finlay finn fiona fleur folasade fran frances francesca francis francisco françois frank franklin fred
  freda freddie frederick freya funmi gabriel gabriela gabriella gail gareth garth gary gavin gaynor gemma geoff geoffrey
  george georgina gerald geraldine gerard geri gerry ghada gideon gilbert giles gill gillian gina giorgio giovanna
  giovanni gisela giulia gladys glenda glenn glenys gloria godfrey gordon grace graeme graham greg gregor gregory greta
  gretchen griselda guillaume gurpreet gus gustav guy gwen gwendolyn gwilym gwyneth habib hadiza hamish hamza hana hania
  hanna hannah hans harjit haroon harold harpreet harriet harriett harris harrison harry haruki harvey hasan hassan
  hayley hazel heather hector heidi helen helena helga henrietta henrik henry herbert herman hilary hilda hiroshi hollie
  holly horace howard hugh hugo humphrey husain hussein iain ian ibrahim ida idris ifeoma igor ilse imani imogen imran
  ina indira ines inés inga ingrid ioana iona ira irene irina iris irma isaac isabel isabella isabelle isaiah isha ishaan
  isla ismail isobel ivan ivor ivy iwan izabela jack jackie jackson jacob jacqueline jacqui jade jaime jake jakub jamal
  james jameela jamie jamila jan jane janet janice janine jared jasmin jasmine jason jaspreet javier jayne jean jeanette
  jeff jeffrey jemima jen jenna jennie jennifer jenny jeremy jerome jerry jess jesse jessica jessie jesús jiang jill
  jillian jim jimmy jing jo joan joanna joanne jocelyn jodie joe joel johan johanna johannes john johnny jolanta jon
  jonathan jorge josé josef joseph josephine josh joshua josie joy joyce juan juanita judith judy jules julia julian julie
  juliet juliette june jürgen justin justine kalpana kamal kamala karan karen karim karin karina karl karolina kasia
  kate kath katharine katherine kathleen kathryn kathy katie katja katrina katy kavita kay kayleigh keeley kehinde
  keiko keir keith kelechi kelly kelvin ken kenji kenneth kenny kerry kevin khadija khalid kieran kim kimberley
  kimberly kiran kirsten kirstie kirsty kofi krishna kristen kristian kristin kristina krystyna kumar kumiko kunle kurt
  kwabena kwame kyle kylie lakshmi lara lars latifa latoya laura lauren laurence laurie lavinia lawrence layla leah leanne
  lee leela leila leilani lena lenny leo leon leona leonard leonie leonora leroy lesley leslie leticia lewis liam liang
  libby lidia liisa lila lilian lillian lily lina linda lindsay lindsey linus lionel lisa liv livia liz liza lizzie llinos
  lloyd lois lola lopa lorenzo loretta lorna lorraine lottie lou louis louisa louise luc luca lucas lucia lucía luciana
  lucinda lucy luis luisa luke lydia lyn lynda lyndsey lynette lynn lynne lynsey mabel maciej madeleine madhu magda
  magdalena maggie magnus mahmoud maisie malcolm malik mandy manfred manish manjit manuel mara marc marcel marcela marcia
  marcin marco marcus margaret margarita margery margot maria mariam marian mariana marianne marie marilyn marina mario
  marion maris marisa marjorie mark marlene marsha marta martha martin martina martyn marvin mary maryam mateo mathew
  mathilde matilda matt matteo matthew matthias maud maura maureen maurice mavis max maxine maya mehmet mei meera megan
  meghan mehdi mel melanie melissa melvin mercy meredith meriel michael michaela michal michel michele michelle miguel
  mika mike mikhail mila milan mildred millicent millie milly mina minh ming mira miranda miriam mitchell mo moaz
  mohamed mohammad mohammed mohan moira molly mona monica monika morag morgan morris morwenna moses muhammad muna munira
  muriel murray mustafa myfanwy myra myriam nadia nadine nadir nafisa naila nancy naomi nasreen natalia natalie natasha
  nathan nathaniel navdeep neal neha neil nell nelly nelson nerys ngozi niall niamh nicholas nick nicki nicky nicola
  nicolas nicole nigel nikhil niki nikki nikolai nina nisha nishant noah noel noor nora noreen norma norman nuala nuria
  nusrat nuno obi oisín ola oladele olga oliver olivia oluwaseun omar oonagh orla oscar osman otis otto owen oyinkan
  pablo paddy paige pamela paola parveen pascal pat patricia patrick patrik paul paula pauline pavel pawel pearl pedro
  peggy penelope penny percy perry pete peter petra phil philip philippa phillip philomena phoebe phyllis pia pierre
  piers piotr pippa polly poppy pradeep prakash preeti priscilla priti priya quentin quincy rachael rachel radha rafael
  rafiq raheem rahul raj rajesh ralph ram ramesh ramón ranjit raquel rashid ravi raymond razia rebecca rebekah reece reena
  regina reginald rehana renata renee renée reuben rex rhian rhiannon rhoda rhodri rhona rhys ricardo richard rick ricky
  riley rita rob robert roberta roberto robin robyn rochelle roderick rodney rodrigo roger rohan rohit roisin róisín
  roland rolf roma romy ron ronald ronan rory rosa rosalind rosamund rosanna roseanne rosemary rosie ross rowan rowena
  roxanne roy roz ruben ruby rukhsana rupa rupert russell ruth ryan saba sabina sabrina sadia sadie saeed safia said
  saira sakura sal salim sally salma sam samantha samina samir samira samuel sana sandeep sandra sangeeta sania sanjay
  sara sarah sascha saskia satish sayeed scott seamus séamus sean seán sebastian selina selma serena sergei sergio seth
  shabana shahid shaista shakira shannon shanti sharifa sharon shaun shauna shazia sheena sheila shelagh shelley sheryl
  shirin shirley shreya shyam sian siân sid siddharth sidney sienna sigrid silvia simon simona simone sinead sinéad siobhan
  siobhán sofia sofía sohail solomon sonia sonya sophia sophie soren soraya spencer stacey stan stanley stefan stefanie
  stella steph stephan stephanie stephen steve steven stewart stuart sue sumaira sunil suresh susan susana susannah susanne
  susie suzanne suzie sven svetlana sylvia tabitha tahir taiwo takeshi tamara tamsin tania tanisha tanja tanvi tanya tara
  tariq tasha tatiana tayo ted temi terence teresa terri terry tess tessa thaddeus thandiwe thea thelma theo theodora
  theodore theresa thérèse thomas tilly tim timothy tina tobias toby todd tolu tom tomas tomás tomasz tommy toni tony
  tracey tracy trevor trisha tristan trudy tunde tyler tyrone uche uma una ursula usha usman vaishali valentina valerie
  vanessa vera verity vernon veronica vicki vicky victor vijay vikram vince vincent viola violet virginia vivek vivian
  vivien vivienne vladimir wahid walter wanda warren wayne wei wendy wilfred wilhelmina willem william winifred winston
  wojciech xavier xiang ximena yann yara yasmin yasmine yemi yetunde yolanda yousef yuki yuko yusuf yvette yvonne zac zach
  zachary zadie zahra zainab zara zeinab zelda zena zeynep zoe zoë zofia zoltan zuzanna`;

const given = new Set(NAMES.trim().split(/\s+/u).map(fold));

/** Whether a folded word is a given name and hardly ever anything else. */
export function isGivenName(word: string): boolean {
  return given.has(word);
}
