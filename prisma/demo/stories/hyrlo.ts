import { drawing, heading, paragraph, quote } from '../blocks';
import type { DemoStoryDraft } from '../schema';

const bitterns: DemoStoryDraft = {
  outlet: 'hyrlo',
  section: 'science',
  slug: 'bitterns-are-counted-in-the-dark-by-ear',
  headline: 'Bitterns are counted in the dark, by ear',
  originalHeadline: 'Бугаїв рахують у темряві, на слух',
  standfirst:
    'Almost nobody sees the bird that booms in the reeds of the Danube delta. For four nights 26 people listened for it, without a single lamp.',
  originalStandfirst:
    'Птаха, що гуде в очеретах дельти Дунаю, майже ніхто не бачить. Чотири ночі 26 людей слухали його, не засвітивши жодного ліхтаря.',
  byline: { name: 'Olesia Plavenko', originalName: 'Олеся Плавенко' },
  ageHours: 50,
  topics: ['Birds', 'Sound', 'Wetlands'],
  picture: drawing('bittern.svg', {
    alt: 'A bittern stands among tall reeds with its bill pointing straight up; its eye is yellow.',
    caption: 'A bittern that feels watched becomes a reed.',
    originalCaption: 'Бугай, який відчуває чужий погляд, стає очеретиною.',
  }),
  blocks: [
    paragraph(
      'reviewed',
      'Vylkove. In Ukrainian the bittern has the same name as the bull, buhai, and whoever hears it for the first time looks for a cow. The call carries three kilometres. The bird that makes it weighs little more than a kilo and is standing somewhere in the reeds, bill upwards, not moving.',
      'Вилкове. Українською цей птах зветься так само, як і бик, — бугай, і хто чує його вперше, шукає очима корову. Голос лине на три кілометри. А птах, який його подає, важить трохи більше кілограма і стоїть десь в очереті, дзьобом догори, не ворухнувшись.',
    ),
    paragraph(
      'reviewed',
      'It cannot be counted by looking. So 26 volunteers had themselves rowed out to fourteen points in the delta after sunset, four nights running. They had a compass, a watch and a pencil. Lamps were forbidden, and so was talking.',
      'Порахувати його очима неможливо. Тому 26 добровольців чотири ночі поспіль після заходу сонця розвозили човнами на чотирнадцять точок у дельті. У них були компас, годинник і олівець. Ліхтарі були заборонені, розмови теж.',
    ),
    heading('reviewed', 'Where three lines meet', 'Там, де сходяться три лінії'),
    paragraph(
      'reviewed',
      'Each listener notes the minute and the direction of every call. In the morning the lines are drawn on a map in the school canteen. Where three of them meet, a bird is standing; where only two meet, it does not count.',
      'Кожен слухач записує хвилину й напрямок кожного поклику. Вранці у шкільній їдальні лінії переносять на карту. Де сходяться три, там стоїть птах; де лише дві — не зараховують.',
    ),
    paragraph(
      'reviewed',
      'This year 31 males were calling. Five years ago, when the count was first held, there were 19. The biologist Taras Kovalyk is not yet speaking of a recovery. “We have learned to listen better,” he said. “How much of it is the birds and how much is us, I do not know.”',
      'Цього року озвався 31 самець. П’ять років тому, під час першого обліку, їх було 19. Біолог Тарас Ковалик поки не говорить про відновлення. «Ми навчилися краще слухати, — каже він. — Скільки тут птахів, а скільки нас самих, я не знаю».',
    ),
    quote(
      'reviewed',
      '“We have learned to listen better. How much of it is the birds and how much is us, I do not know.”',
      '«Ми навчилися краще слухати. Скільки тут птахів, а скільки нас самих, я не знаю».',
    ),
    heading('reviewed', 'The old reed stays', 'Старий очерет лишається'),
    paragraph(
      'reviewed',
      'What is certain is where they were calling: 24 of the 31 stood in reed that has not been cut for at least three winters. In the strips cut last year there was not one. The cutters’ cooperative has now offered to leave every fifth strip standing.',
      'Певне одне — де саме вони гули: 24 з 31 стояли в очереті, якого щонайменше три зими не косили. На смугах, скошених торік, не було жодного. Артіль косарів тепер запропонувала лишати кожну п’яту смугу.',
    ),
    paragraph(
      'reviewed',
      'Its chairman, Yukhym Lypovan, took part in the count himself, at point nine. He had cut reed there for forty years. “I had always believed it was the pumping station,” he said.',
      'Голова артілі Юхим Липован сам брав участь в обліку, на дев’ятій точці. Він сорок років косив там очерет. «Я завжди думав, що то насосна станція», — каже він.',
    ),
  ],
};

const postwoman: DemoStoryDraft = {
  outlet: 'hyrlo',
  section: 'europe',
  slug: 'the-postwoman-of-vylkove-rows-19-kilometres-a-day',
  headline: 'The postwoman of Vylkove rows 19 kilometres a day',
  originalHeadline: 'Листоноша з Вилкового щодня веслує 19 кілометрів',
  standfirst:
    'In a town with canals for streets the post comes by boat. Nobody wanted the round any more, until a sports teacher applied.',
  originalStandfirst:
    'У місті, де замість вулиць канали, пошта припливає човном. Цього маршруту вже ніхто не хотів, аж поки не зголосилася вчителька фізкультури.',
  byline: { name: 'Marko Verbych', originalName: 'Марко Вербич' },
  ageHours: 79,
  topics: ['Post', 'Canals', 'Villages'],
  blocks: [
    paragraph(
      'edited',
      'Vylkove. The bag weighs eleven kilos on a normal day and twenty when the pensions are due. Sofiia Tymchuk lays it in the bow, so that the boat does not rear up, and pushes off at ten past seven. She will be back in the afternoon, after 19 kilometres and 212 letter boxes.',
      'Вилкове. У звичайний день торба важить одинадцять кілограмів, а коли пенсії — двадцять. Софія Тимчук кладе її на ніс, щоб човен не задирався, і відчалює о десятій хвилині на восьму. Повернеться вона пополудні, після 19 кілометрів і 212 поштових скриньок.',
    ),
    paragraph(
      'edited',
      'The old part of the town stands on mud that its first inhabitants dug out of the canals, bucket by bucket. Where the mud was missing there is now water, and where others have a pavement, here there are planks. A bicycle is of no use. A motor is allowed but too loud for the geese.',
      'Стара частина міста стоїть на мулі, який перші мешканці відро за відром вибирали з каналів. Де мулу бракувало, там тепер вода, а де в інших тротуар, тут дошки. Велосипед ні до чого. Мотор дозволено, але для гусей він загучний.',
    ),
    heading('edited', 'Three months without a letter', 'Три місяці без листів'),
    paragraph(
      'edited',
      'When the last postman retired, the post was left at the bridge for three months, in a cupboard with a lock to which everybody had the key. Nothing was stolen. But nobody over eighty read a newspaper in that time, and two invitations to weddings arrived after the christening.',
      'Коли останній листоноша пішов на пенсію, пошту три місяці лишали біля мосту, у шафі з замком, ключ від якого мали всі. Нічого не вкрали. Але ніхто старший за вісімдесят за той час не читав газет, а два запрошення на весілля прийшли вже після хрестин.',
    ),
    paragraph(
      'edited',
      'Tymchuk, 38, taught sport and coached canoeists. She applied because the round was longer than her training. In the first week she needed nine hours; now it is six and a half. “There is no current in the canals,” she said. “Only dogs.”',
      'Тимчук, якій 38 років, викладала фізкультуру й тренувала каноїстів. Вона зголосилася, бо маршрут виявився довшим за її тренування. Першого тижня їй треба було дев’ять годин, тепер — шість із половиною. «Течії в каналах немає, — каже вона. — Лише собаки».',
    ),
    heading('edited', 'What is not in the rules', 'Чого немає в правилах'),
    paragraph(
      'edited',
      'She is not obliged to bring bread, but she does. She is not allowed to read letters aloud, and reads them only to those who ask. At number 63 she winds up the clock, since the owner can no longer reach it.',
      'Привозити хліб вона не зобов’язана, але привозить. Читати листи вголос не має права і читає лише тим, хто попросить. У будинку 63 вона накручує годинник, бо господар уже не дістає.',
    ),
    paragraph(
      'edited',
      'Next year there is to be a second boat. Two of her former pupils want to apply. Tymchuk has set them a test: the whole round, in fog, without getting a single newspaper wet.',
      'Наступного року має бути другий човен. Двоє її колишніх учнів хочуть подати заяву. Тимчук призначила їм іспит: увесь маршрут, у тумані, і щоб не намокла жодна газета.',
    ),
  ],
};

/** Vylkove, Ukrainian. */
export const hyrlo = [bitterns, postwoman];
