import { drawing, heading, paragraph } from '../blocks';
import type { DemoStoryDraft } from '../schema';

const snowRailway: DemoStoryDraft = {
  outlet: 'kitanada-shimpo',
  section: 'world',
  slug: 'snow-country-hands-its-railway-to-the-towns-along-the-line',
  headline: 'Snow country hands its railway to the towns along the line',
  originalHeadline: '雪国の鉄道、沿線の町へ引き継がれる',
  standfirst: 'Three towns of Akita will run 38 kilometres of track with nine staff and a plough from 1974.',
  originalStandfirst: '秋田の三つの町が、職員九人と1974年製の除雪車で38キロの鉄路を守る。',
  byline: { name: 'Satō Haruka', originalName: '佐藤はるか' },
  ageHours: 25,
  topics: ['Railways', 'Winter', 'Villages'],
  picture: drawing('snow.svg', {
    alt: 'A single railway track runs straight towards snowy hills, poles beside it; a snow plough comes along it and shows one yellow lamp.',
    caption: 'The plough of the Kitanada line has one driver and one lamp.',
    originalCaption: '北灘線の除雪車。運転士は一人、灯火も一つ。',
  }),
  blocks: [
    paragraph(
      'reviewed',
      'Akita. The last train of the old company left Kitanada at 21:06 with eleven passengers, four of them railway staff. From the next morning the 38 kilometres of the Kitanada line have belonged to the three towns it serves.',
      '【秋田】旧会社の最終列車は21時06分、十一人を乗せて北灘を出た。うち四人は鉄道の社員である。翌朝から、北灘線38キロは沿線三町のものになった。',
    ),
    paragraph(
      'reviewed',
      'They will run it with nine people. The plough dates from 1974 and has been overhauled twice; its driver, Kudō Seiji, is 68. “I know where the drifts form,” he said. “The map does not.”',
      '運行を担うのは九人。除雪車は1974年製で、二度の全面修理を経ている。運転士の工藤誠二さんは68歳。「吹きだまりのできる場所は私が知っている。地図には載っていない」と話す。',
    ),
    heading('edited', 'Why the towns said yes', '町が引き受けた理由'),
    paragraph(
      'edited',
      'A bus would have been cheaper by 140 million yen a year. The three councils chose the rails all the same, by 29 votes to 11. The hospital in Suginomiya had told them that a third of its winter patients arrive by train on days when the road is closed.',
      'バスに替えれば、年1億4000万円安く済む。それでも三町の議会は29対11で鉄路を選んだ。道路が通行止めになる日、冬の患者の三人に一人は列車で来る、と杉ノ宮の病院が伝えていたためである。',
    ),
    paragraph(
      'edited',
      'The fare rises by 40 yen. Schoolchildren keep their passes. On days of heavy snow the towns will run one train in each direction and wait for it, however long it takes.',
      '運賃は40円上がる。通学定期は据え置く。大雪の日は上下一本ずつを走らせ、どれだけかかってもそれを待つ。',
    ),
    heading('edited', 'A school for plough drivers', '除雪車の運転士を育てる'),
    paragraph(
      'edited',
      'What is missing is a successor for Kudō. Of the 14 people who applied, none had driven a locomotive and two did not have a driving licence. He chose the youngest, Narita Mio, 23, who until now had been clearing roofs. On her first run she was not allowed to touch anything for three hours.',
      '足りないのは工藤さんの後継者だ。応募した14人のうち、機関車を運転した経験のある人は一人もおらず、二人は自動車の免許も持っていなかった。工藤さんが選んだのは最年少の成田美緒さん、23歳。これまで屋根の雪下ろしをしてきた。最初の乗務では、三時間、何にも触らせてもらえなかった。',
    ),
    paragraph(
      'edited',
      '“He makes me listen,” said Narita. “Before a drift the rails sound different.” She has begun to mark the places on a map. It is the first one the line has ever had.',
      '「音を聞け、と言われます」と成田さん。「吹きだまりの手前では、レールの音が変わるんです」。その場所を地図に書き込み始めた。この路線にとって初めての地図である。',
    ),
    paragraph(
      'reviewed',
      'At Kitanada station someone has already changed the sign. The company’s blue has gone; the new board is plain cedar, with the name brushed on it by pupils of the middle school. “It will go grey in two winters,” said the stationmaster, who is now a town clerk. “Then it will look as if it had always been ours.”',
      '北灘駅では、早くも駅名板が替わっていた。会社の青は消え、新しい板は白木の杉。中学生たちが筆で駅名を書いた。「二冬もすれば灰色になる」。町職員となった駅長は言う。「そうなれば、初めから町のものだったように見えるだろう」',
    ),
  ],
};

const snowSumo: DemoStoryDraft = {
  outlet: 'kitanada-shimpo',
  section: 'sport',
  slug: 'a-sumo-ring-of-snow-lasts-for-eleven-bouts',
  headline: 'A sumo ring of snow lasts for eleven bouts',
  originalHeadline: '雪の土俵、十一番で崩れる',
  standfirst:
    'In Takanosawa the winter tournament ends when the ring does. Nobody has ever reached the final; this year came nearer than most.',
  originalStandfirst:
    '鷹ノ沢の冬の相撲大会は、土俵が崩れた時に終わる。決勝まで進んだ年は一度もない。今年は例年より近づいた。',
  byline: { name: 'Endō Daichi', originalName: '遠藤大地' },
  ageHours: 128,
  topics: ['Sumo', 'Winter'],
  blocks: [
    paragraph(
      'edited',
      'Takanosawa. The ring is trodden down over three nights by the fire brigade, watered, and left to the frost. It is 4.55 metres across, exactly as the rules of sumo demand. The rules do not say anything about snow.',
      '【鷹ノ沢】土俵は消防団が三晩かけて踏み固め、水をまき、寒さに任せて凍らせる。直径は4.55メートル、相撲の規則どおりである。雪については、規則に何も書かれていない。',
    ),
    paragraph(
      'edited',
      'Sixteen wrestlers entered, from a primary-school teacher of 62 kilos to a forester of 131. According to the draw, fifteen bouts would have been needed for a winner. In 47 years it has never come to that: when the edge gives way, the tournament is over.',
      '出場は十六人。体重62キロの小学校教諭から131キロの林業作業員までがそろった。優勝者を決めるには十五番が必要だ。だが47年間、そこまで行ったことはない。縁が崩れれば、大会は終わりとなる。',
    ),
    heading('edited', 'The forester treads lightly', '林業の男はそっと踏む'),
    paragraph(
      'machine',
      'In the first round the crowd feared for the ring each time the forester, Ishikawa Takeru, stepped up. But Ishikawa did not stamp. “In the forest you learn to put down your foot so that the slope does not notice,” he said. He won by stepping aside.',
      '一回戦、林業作業員の石川武さんが上がるたびに、観客は土俵の心配をした。しかし石川さんは強く踏まなかった。「山では、斜面に気づかれないように足を置くことを覚える」と言う。体をかわして勝った。',
    ),
    paragraph(
      'machine',
      'After eight bouts the ring was still whole, after ten it had a crack. Before the eleventh the referee knelt down, laid his ear on the snow and let them go on. The crack had not grown, he explained afterwards; it had only been talking.',
      '八番を終えて土俵は無傷、十番を終えてひびが一本入った。十一番の前、行司はひざをついて雪に耳を当て、続行を認めた。ひびは広がっていなかった、ただ何か言っていただけだ、と後で説明した。',
    ),
    paragraph(
      'edited',
      'The eleventh bout was between Ishikawa and the teacher, Mikami Rie, who weighs less than half as much. It lasted 52 seconds. Then the western edge broke away, and both slid down into the soft snow, still holding each other by the belt. Neither of them was hurt.',
      '十一番は石川さんと、体重が半分にも満たない教諭の三上理恵さん。52秒続いた。その時、西側の縁が崩れ、二人はまわしを取り合ったまま柔らかい雪の中へ滑り落ちた。どちらにもけがはなかった。',
    ),
    heading('edited', 'No winner, again', '今年も優勝者なし'),
    paragraph(
      'edited',
      'It was the longest tournament since 2003. The rice that is meant for the winner was cooked for everyone, as in every other year. The fire brigade has offered to mix straw into the snow next time. The village did not accept.',
      '2003年以来、最も長い大会となった。優勝者のための米は、例年どおり全員に炊いて振る舞われた。消防団は、次は雪にわらを混ぜようかと申し出た。村は受け入れなかった。',
    ),
    paragraph(
      'edited',
      '“If the ring held, we would have a champion,” said the village head, Fujita Kane, 81. “And then what would we do in February?”',
      '「土俵がもてば、優勝者が決まってしまう」と村の世話役、藤田カネさん、81歳。「そうしたら、二月に何をすればいいのか」',
    ),
  ],
};

/** Akita, Japanese. */
export const kitanadaShimpo = [snowRailway, snowSumo];
