import { drawing, heading, paragraph, quote } from '../blocks';
import type { DemoStoryDraft } from '../schema';

const marshWater: DemoStoryDraft = {
  outlet: 'al-diffatan',
  section: 'world',
  slug: 'marsh-villages-get-their-water-back-and-do-not-trust-it',
  headline: 'Marsh villages in southern Iraq get their water back, and do not trust it',
  originalHeadline: 'قرى الأهوار تستعيد ماءها ولا تثق به',
  standfirst:
    'The flow returned after eleven months. Buffalo herders are waiting for a second spring before they rebuild.',
  originalStandfirst: 'عاد الجريان بعد أحد عشر شهراً. ومربّو الجاموس ينتظرون ربيعاً ثانياً قبل أن يعيدوا البناء.',
  byline: { name: 'Zahra al-Malihi', originalName: 'زهراء المالحي' },
  ageHours: 6,
  topics: ['Wetlands', 'Water', 'Villages'],
  picture: drawing('marsh.svg', {
    alt: 'A man poles a slim boat over still water between walls of reeds; the sun stands low and yellow over the horizon.',
    caption: 'In the evening the boats go out again, more for the look of it than for the catch.',
    originalCaption: 'في المساء تخرج المشاحيف من جديد، للنظر أكثر منها للصيد.',
  }),
  blocks: [
    paragraph(
      'reviewed',
      'Chibayish. The water came back before dawn and without announcement. By noon it had covered the cracked bed of the canal, and the children of Umm Nakhla were standing in it up to their knees, counting fish that were not yet there.',
      'الجبايش – عاد الماء قبل الفجر ومن دون إعلان. وعند الظهر كان قد غطّى قاع القناة المتشقّق، ووقف أطفال أمّ نخلة فيه حتى الركب، يعدّون أسماكاً لم تصل بعد.',
    ),
    paragraph(
      'reviewed',
      '“We have seen it return before,” said Hajj Karim, who keeps forty buffalo where he once kept two hundred. “It returned in 2019 and it left. I will rebuild the byre after the second spring, not the first.”',
      'يقول الحاج كريم، الذي بقي له أربعون جاموساً من أصل مئتين: «رأيناه يعود من قبل. عاد في 2019 ثم رحل. سأبني الحظيرة بعد الربيع الثاني، لا بعد الأوّل».',
    ),
    heading('reviewed', 'Eleven months without flow', 'أحد عشر شهراً بلا جريان'),
    paragraph(
      'reviewed',
      'The water directorate released 45 cubic metres a second into the central marsh, after eleven months in which the feeder canals had stood dry. An official said the flow would be kept up until April, “if those upstream allow it”.',
      'أطلقت مديرية المياه 45 متراً مكعباً في الثانية نحو الهور الأوسط، بعد أحد عشر شهراً ظلّت فيها القنوات المغذّية جافّة. وقال أحد المسؤولين إن الجريان سيستمرّ حتى نيسان «إن سمح بذلك مَن هم في أعلى النهر».',
    ),
    paragraph(
      'reviewed',
      'Salt is the other question. A team of students measured 4,100 parts per million at the edge of the reeds, and twice that in the still pools behind the road. Buffalo refuse to drink at about 7,000.',
      'والملح سؤال آخر. فقد قاس فريق من الطلبة 4100 جزء في المليون عند حافة القصب، وضعف ذلك في البرك الراكدة خلف الطريق. ويمتنع الجاموس عن الشرب عند نحو 7000.',
    ),
    heading('reviewed', 'Names in pencil', 'أسماء بقلم الرصاص'),
    paragraph(
      'reviewed',
      'Three families have come home from the edge of the city, and nineteen have asked what the school will do. The headteacher, Sabriya Nasser, keeps the register open, with their names written in pencil. She has not rubbed out a single one.',
      'عادت ثلاث عائلات من أطراف المدينة، وسألت تسع عشرة عائلة عمّا ستفعله المدرسة. أمّا المديرة صبرية ناصر فتُبقي السجلّ مفتوحاً، وقد كتبت أسماءهم بقلم الرصاص. ولم تمحُ منها اسماً واحداً.',
    ),
    paragraph(
      'reviewed',
      'The reed cutters have begun again all the same. A guest house of reeds takes three weeks and lasts fifteen years, if it stands in water; on dry ground it lasts two. “We are building it on the water,” said the master builder, Abbas Jasim. “Otherwise it would be an insult to the water.”',
      'ومع ذلك عاد قاطعو القصب إلى العمل. فالمضيف المبنيّ من القصب يستغرق ثلاثة أسابيع ويعيش خمسة عشر عاماً إذا قام في الماء؛ أمّا على اليابسة فيعيش عامين. ويقول كبير البنّائين عباس جاسم: «نبنيه على الماء، وإلا كان ذلك إهانة للماء».',
    ),
    quote(
      'reviewed',
      '“A marsh without a boat is only mud with an opinion.”',
      '«هورٌ بلا مشحوف ليس إلا طيناً له رأي».',
    ),
    paragraph(
      'reviewed',
      'In the evening the boats go out again, more for the look of it than for the catch. “A marsh without a boat,” said Hajj Karim, “is only mud with an opinion.” Then he counted his buffalo, as he does every evening, aloud, although there are few enough to see at a glance.',
      'وفي المساء تخرج المشاحيف من جديد، للنظر أكثر منها للصيد. «هورٌ بلا مشحوف»، يقول الحاج كريم، «ليس إلا طيناً له رأي». ثم عدّ جواميسه، كما يفعل كلّ مساء، بصوت عالٍ، مع أنها من القلّة بحيث تُرى بنظرة واحدة.',
    ),
  ],
};

/** Basra, Arabic. */
export const alDiffatan = [marshWater];
