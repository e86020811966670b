// What the sentences of english.ts are filled with. One word or phrase between two bars.
const list = (words: string): readonly string[] =>
  words.split('|').map((word) => word.replace(/\s+/g, ' ').trim());

export const WORDS = {
  adjective:
    list(`narrow|former|quiet|disputed|municipal|temporary|unusual|costly|modest|overdue|northern|southern|
    coastal|rural|crowded|independent|regional|local|ageing|restored|unfinished|shared|provisional|public|private|
    historic|ordinary|damp|steep|sudden|patient|careful|stubborn|hopeful|bitter|tidy|draughty|sunlit|abandoned|
    experimental|volunteer|bilingual|part-time|emergency|annual|nightly|winter|spring|makeshift|reliable|fragile|
    generous|strict|informal|detailed|blunt|cautious|ambitious|underfunded|popular|half-empty|well-kept|rusting`),
  noun: list(`bridge|harbour|timetable|library|bakery|reservoir|orchard|tunnel|tariff|contract|hearing|inquiry|
    ferry|archive|choir|greenhouse|roundabout|lighthouse|dike|festival|workshop|lease|permit|survey|petition|
    warehouse|tramline|clinic|ballot|budget|embankment|quarry|playground|footpath|cinema|sawmill|courtyard|
    pipeline|antenna|vineyard|bus depot|weather station|market hall|fire brigade|night school|rowing club|
    land register|toll road|water tower|ice rink|printing house|grain store|fish auction|swimming hall|
    repair shop|railway yard|town gate|sports ground|radio mast|seed bank|canal lock|customs house`),
  nouns:
    list(`residents|commuters|teachers|fishermen|farmers|nurses|students|pensioners|shopkeepers|engineers|
    drivers|beekeepers|tenants|volunteers|musicians|carpenters|visitors|translators|inspectors|growers|bakers|
    neighbours|apprentices|archivists|surveyors|gardeners|electricians|goalkeepers|cyclists|lawyers|
    bargemen|shepherds|librarians|pharmacists|conductors|divers|historians|grandparents|caretakers|councillors`),
  things: list(`old maps|signatures|spare parts|concrete blocks|invoices|wooden benches|solar panels|
    sandbags|seedlings|tickets|street lamps|minutes of meetings|bicycles|letters|water samples|photographs|
    blankets|school meals|library cards|drawings|bottles|loaves|instruments|rain gauges|nets|window frames|
    apples|kilometres of cable|folding chairs|paving stones|newspapers|keys|brochures|recipes|flags|roof tiles`),
  did: list(`approved|postponed|reopened|questioned|repaired|rejected|welcomed|measured|defended|inherited|
    closed|rebuilt|cancelled|examined|extended|counted|renamed|leased|sold|praised|criticised|mapped|
    flooded|connected|inspected|photographed|abandoned|rescued|replaced|halved|doubled|insured|planned|
    simplified|translated|discovered|redrew|shortened|painted|moved|drained|financed|documented|blocked`),
  willDo: list(`reopen|repair|close|extend|survey|finance|replace|relocate|inspect|rebuild|sell|rename|
    dredge|electrify|heat|insulate|widen|light|fence|map|restore|staff|protect|simplify|abolish|test|
    measure|clean|register|digitise|share|enlarge|drain|shorten|publish|review`),
  role: list(`mayor|harbour master|headmistress|chief engineer|district judge|stationmaster|head nurse|
    deputy mayor|museum director|fire chief|choir leader|union secretary|geologist|economist|coach|
    meteorologist|parish clerk|hydrologist|archaeologist|ferry captain|head gardener|treasurer|
    ombudswoman|veterinary surgeon|librarian|conductor|town planner|postmistress|biologist|goalkeeper`),
  body: list(`town council|harbour authority|regional court|teachers' union|chamber of commerce|
    water board|county assembly|housing cooperative|railway company|weather service|
    cultural foundation|fishing cooperative|heritage office|consumer association|planning committee|
    university institute|volunteer fire brigade|audit office|parents' association|sports federation|
    energy supplier|tenants' league|farmers' bank|transport ministry|border commission|lottery fund`),
  when: list(`on Monday|on Tuesday evening|early on Wednesday|on Thursday|late on Friday|at the weekend|
    last month|this week|two years ago|in the autumn|before dawn|after a long meeting|in late spring|
    shortly before midnight|during the holidays|for the third time|within an hour|at short notice|
    in front of about forty people|by a narrow majority|without debate|in the first quarter|since Easter`),
  how: list(`quietly|at last|reluctantly|in person|without explanation|unanimously|after much delay|
    by letter|on paper only|with visible relief|to general surprise|as expected|under pressure|
    with borrowed equipment|step by step|at their own expense|in good weather|against all advice`),
  because: list(`because the estimates had been wrong from the start|although nobody could name a date|
    after the spring floods had undermined the foundations|while the neighbouring district looked on|
    since the original plans were found in a cellar|even though the money had run out|
    because the only key had been lost|as long as the weather holds|once the last objections are heard|
    although the figures are still provisional|because two signatures were missing|
    after a retired teacher had done the sums again|while insurance experts were still counting|
    unless the province objects within six weeks|so that children can walk to school|
    because the ground turned out to be softer than expected|although most had stopped believing in it|
    before the first frost makes work impossible|because the ferry no longer stops there in winter|
    after months in which letters went unanswered|so that the old people can stay in the village|
    while the court weighs the arguments of both sides|although the same was promised a decade ago|
    because spare parts are no longer made|as the mild winter had kept costs low|
    if enough members come to the next assembly`),
  said: list(
    `said|explained|told reporters|admitted|recalled|insisted|wrote in a statement|added|argued|promised`,
  ),
  opinion: list(`This is not the end of the matter|We have waited long enough|Nobody should have to pay twice|
    It is a beginning, no more|What was built by hand can be mended by hand|The numbers speak for themselves|
    I would do it again|We were not asked, and it shows|People here remember the last time|
    It takes patience, and a good pair of boots|A town without a square is only a street|
    First we count, then we talk|You can't repair trust with concrete|It was colder than it looked|
    The river does not read our plans|Someone had to open the door|Every one of them came back|
    There is room for all of us|Small places can do large things|We will know more in the spring`),
  unit: list(`thousand euros|per cent|metres|tonnes|households|passengers a day|hectares|hours|litres a second|
    pupils|kilowatts|pages|kilometres|jobs|visitors|working days|degrees|square metres`),
  start: list(`Meanwhile|At the same time|According to the minutes|In a first reaction|For years|Until now|
    In the end|By contrast|On the other bank|Behind the scenes|Officially|To begin with|As a precaution|
    Even so|Not far away|In practice|Last but not least|Nevertheless`),
  given: list(`Ada|Bruno|Carla|Dragan|Elif|Farid|Greta|Hana|Ivo|Jovana|Kamal|Lena|Marek|Nadia|Omer|Paula|
    Rui|Sanna|Tomasz|Ulla|Vera|Wim|Yuki|Zoltan|Amina|Boris|Chiara|Daria|Emre|Fatou|Goran|Ines|Jaro|Kaja|
    Levan|Mina|Noor|Oksana|Pavel|Reza|Sofia|Tuva|Viktor|Yara|Zdenka|Anselm|Birgit|Dilan|Esther|Horia`),
} as const;

/** Kinds of words a sentence can ask for. */
export type WordKind = keyof typeof WORDS;

/** What a section's stories are about. */
export const SUBJECTS: Readonly<Record<string, readonly string[]>> = {
  sport: list(
    `cup final|rowing regatta|second division|training ground|penalty shoot-out|ski jump|club's youth team|hill race`,
  ),
  economy: list(
    `wage agreement|grain price|shipyard|export licence|savings bank|wool market|port fees|tax relief`,
  ),
  climate: list(`glacier|dune belt|drought fund|flood barrier|heat plan|peat bog|wind farm|river level`),
  science: list(
    `telescope|meteorite|seabed survey|bird count|vaccine trial|fossil|tide model|seed collection`,
  ),
  culture: list(
    `opera house|puppet theatre|book fair|cathedral organ|dialect dictionary|film festival|fresco|folk archive`,
  ),
  world: list(
    `border crossing|peace talks|fishing quota|visa rule|election recount|trade route|rescue mission|water treaty`,
  ),
};

export const ANY_SUBJECT: readonly string[] =
  list(`tram extension|school merger|harbour basin|ring road|hospital wing|
  market square|ferry line|night bus|town hall roof|water bill|allotment gardens|railway halt|waste plant|swimming hall`);
