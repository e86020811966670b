import { drawing, factBox, heading, paragraph, quote } from '../blocks';
import type { DemoStoryDraft } from '../schema';

const lowWater: DemoStoryDraft = {
  outlet: 'strombote',
  section: 'economy',
  slug: 'rhine-falls-to-the-mark-at-which-ships-stop',
  headline: 'The Rhine falls to the mark at which ships stop',
  originalHeadline: 'Der Rhein sinkt auf die Marke, bei der die Schiffe liegen bleiben',
  standfirst:
    'Four barges in five are tied up at Duisburg. The steelworks has coal for nine days, and stones carved in drought years are showing again.',
  originalStandfirst:
    'In Duisburg liegen vier von fünf Frachtschiffen fest. Das Stahlwerk hat noch Kohle für neun Tage, und die in Dürrejahren behauenen Steine tauchen wieder auf.',
  byline: { name: 'Mareike Ostendorp', agency: 'Rheindienst' },
  ageHours: 2,
  corrections: [
    {
      ageHours: 0.7,
      text: 'An earlier version gave the capacity of the Zuversicht as 3,700 tonnes. The original says 2,700.',
    },
  ],
  topics: ['Rivers', 'Shipping', 'Low water'],
  picture: drawing('rhine.svg', {
    alt: 'A narrow river bends between wide dry banks; one barge lies in it, and a striped staff gauge stands on the gravel.',
    caption: 'The navigable channel below Ruhrort is less than forty metres wide.',
    originalCaption: 'Unterhalb von Ruhrort ist die Fahrrinne keine vierzig Meter mehr breit.',
  }),
  blocks: [
    paragraph(
      'reviewed',
      'Duisburg. During the night the gauge at Ruhrort fell to 1.39 metres. It is the figure at which most skippers on the lower Rhine stop taking cargo, and by dawn four in five of the barges registered at the port were tied up, three and four abreast, along the basins of Ruhrort and Meiderich.',
      'Duisburg. In der Nacht ist der Pegel Ruhrort auf 1,39 Meter gefallen. Bei diesem Wert nehmen die meisten Schiffer am Niederrhein keine Ladung mehr an, und bei Tagesanbruch lagen vier von fünf der im Hafen gemeldeten Schiffe fest, zu dritt und zu viert nebeneinander, in den Becken von Ruhrort und Meiderich.',
    ),
    paragraph(
      'reviewed',
      '“You can sail. You just cannot earn,” said Henrike Baumann, who has run the motor vessel Zuversicht with her brother since 2009. Fully laden she carries 2,700 tonnes. Today she could have taken 610.',
      '„Fahren kann man. Nur verdienen nicht“, sagt Henrike Baumann, die das Motorschiff „Zuversicht“ seit 2009 mit ihrem Bruder führt. Voll beladen trägt es 2700 Tonnen. Heute wären es 610 gewesen.',
    ),
    heading('reviewed', 'Nine days of coal', 'Kohle für neun Tage'),
    paragraph(
      'edited',
      'The Nordhafen steelworks draws nine tenths of its ore and coal from the river. A spokesman said stocks would last “nine days, ten if the wind is kind”, a reference to the power the works buys in when its own furnaces are throttled. Rail can replace about a quarter of the missing tonnage.',
      'Die Hütte Nordhafen bezieht neun Zehntel ihrer Erze und Kohlen über den Fluss. Die Vorräte reichten „neun Tage, bei gnädigem Wind zehn“, sagte ein Sprecher – eine Anspielung auf den Strom, den das Werk zukauft, wenn die eigenen Öfen gedrosselt laufen. Die Bahn kann etwa ein Viertel der fehlenden Mengen ersetzen.',
    ),
    paragraph(
      'edited',
      'The gauge keepers expect no rain worth the name for another two weeks. Their low-water service now publishes the level every fifteen minutes instead of every hour.',
      'Die Pegelwarte rechnet in den kommenden zwei Wochen nicht mit nennenswertem Regen. Ihr Niedrigwasserdienst meldet den Stand nun alle fünfzehn Minuten statt stündlich.',
    ),
    factBox(
      'reviewed',
      ['The Ruhrort gauge', 'Der Pegel Ruhrort'],
      [
        ['1.39 m: reading last night', '1,39 m: Stand in der vergangenen Nacht'],
        [
          '2.33 m: agreed low-water level, below which surcharges apply',
          '2,33 m: vereinbarter Niedrigwasserstand, unter dem Zuschläge gelten',
        ],
        [
          '10 t: cargo a large barge loses with each further centimetre',
          '10 t: Ladung, die ein großes Schiff mit jedem weiteren Zentimeter verliert',
        ],
      ],
    ),
    heading('reviewed', 'The stones come out', 'Die Steine tauchen auf'),
    paragraph(
      'edited',
      'Between Orsoy and Walsum people are walking out on to the gravel. They come for the hunger stones: boulders into which earlier generations cut the year of a drought, and sometimes a sentence. Three are visible this week. The oldest bears the date 1857.',
      'Zwischen Orsoy und Walsum gehen die Leute hinaus auf den Kies. Sie kommen wegen der Hungersteine: Blöcke, in die frühere Generationen das Jahr einer Dürre geschlagen haben, manchmal auch einen Satz. Drei sind in dieser Woche zu sehen. Der älteste trägt die Jahreszahl 1857.',
    ),
    quote(
      'reviewed',
      '“The river does not owe us a depth. We built as if it did.”',
      '„Der Fluss schuldet uns keine Tiefe. Wir haben gebaut, als täte er es.“',
    ),
    paragraph(
      'edited',
      'Ilse Wittgenfeld, a hydrologist who has kept the low-water series for thirty years, warns against reading the stones as omens. “They are staff gauges with feelings,” she said. What has changed, according to her, is the season: six of the ten lowest readings since 1901 have come in the past nine years, and none of them in summer.',
      'Ilse Wittgenfeld, Hydrologin und seit dreißig Jahren Hüterin der Niedrigwasserreihe, warnt davor, die Steine als Vorzeichen zu lesen. „Das sind Pegellatten mit Gefühl“, sagt sie. Verändert habe sich die Jahreszeit: Sechs der zehn niedrigsten Stände seit 1901 fallen in die vergangenen neun Jahre, und keiner davon in den Sommer.',
    ),
    paragraph(
      'machine',
      'The shippers want the channel deepened by twenty centimetres at six places. Anglers have gone to court over two of them. Neither side disputes that the work, once allowed, would take until 2034.',
      'Die Verlader wollen die Fahrrinne an sechs Stellen um zwanzig Zentimeter vertiefen lassen. Gegen zwei davon klagen die Angler. Dass die Arbeiten, einmal genehmigt, bis 2034 dauern würden, bestreitet keine Seite.',
    ),
    paragraph(
      'reviewed',
      'Henrike Baumann has made up the bunks in the forecastle. Her brother has gone home to Emmerich by train. “Someone has to stay aboard and watch the water,” she said. “It is not much to watch.”',
      'Henrike Baumann hat die Kojen im Vorschiff bezogen. Ihr Bruder ist mit dem Zug nach Emmerich heimgefahren. „Einer muss an Bord bleiben und aufs Wasser achten“, sagt sie. „Viel ist es ja nicht.“',
    ),
  ],
};

const rowingEight: DemoStoryDraft = {
  outlet: 'strombote',
  section: 'sport',
  slug: 'eight-turns-in-the-dock-the-coal-left',
  headline: 'An eight learns to turn in the dock the coal left behind',
  originalHeadline: 'Ein Achter lernt wenden in dem Becken, das die Kohle hinterließ',
  standfirst:
    'The only still water for miles is 360 metres too short. So a women’s crew from Duisburg made the turn its strongest stretch, and won with it.',
  originalStandfirst:
    'Das einzige ruhige Wasser weit und breit ist 360 Meter zu kurz. Also hat eine Duisburger Frauenmannschaft die Wende zu ihrer stärksten Strecke gemacht – und damit gewonnen.',
  byline: { name: 'Jonas Terhorst' },
  ageHours: 101,
  topics: ['Rowing', 'Rivers'],
  picture: drawing('eight.svg', {
    alt: 'Seen from above, a rowing eight crosses a dark dock, its blades spread; one blade is yellow.',
    caption: 'Eight oars and a quay wall: the boat needs 41 seconds to face the other way.',
    originalCaption: 'Acht Riemen und eine Kaimauer: 41 Sekunden braucht das Boot für die Kehrtwende.',
  }),
  blocks: [
    paragraph(
      'edited',
      'Duisburg. Basin Seven is 1,640 metres long, and a rowing course is 2,000. Nobody in the rowing club there has ever been able to change that. “We could either complain about the missing 360 metres or row them in the other direction,” said Gesa Rohloff, the coach.',
      'Duisburg. Das Becken Sieben ist 1640 Meter lang, eine Regattastrecke 2000. Daran hat in der Ruderriege dort noch niemand etwas ändern können. „Wir konnten über die fehlenden 360 Meter jammern oder sie in die Gegenrichtung rudern“, sagt Trainerin Gesa Rohloff.',
    ),
    paragraph(
      'edited',
      'Rohloff is 61 and drove a crane on this quay until the last coal barge was unloaded in 2012. She knows where the wind falls off the silo wall and where the water stays warm. She has never rowed in a race herself.',
      'Rohloff ist 61 und fuhr an diesem Kai einen Kran, bis 2012 der letzte Kohlekahn gelöscht war. Sie weiß, wo der Wind von der Silowand fällt und wo das Wasser warm bleibt. Ein Rennen ist sie selbst nie gerudert.',
    ),
    heading('edited', 'Forty-one seconds', 'Einundvierzig Sekunden'),
    paragraph(
      'edited',
      'An eight is more than seventeen metres long and is not built for turning. Most crews take a minute and a half and lose their rhythm on the way. The women from Basin Seven now do it in 41 seconds: four blades hold water, four pull, and the cox counts aloud in the dialect of her grandmother.',
      'Ein Achter ist mehr als siebzehn Meter lang und zum Wenden nicht gemacht. Die meisten Mannschaften brauchen anderthalb Minuten und verlieren dabei den Rhythmus. Die Frauen aus Becken Sieben schaffen es inzwischen in 41 Sekunden: Vier Blätter halten gegen, vier ziehen, und die Steuerfrau zählt laut im Platt ihrer Großmutter.',
    ),
    paragraph(
      'edited',
      'It paid at the Lower Rhine long-distance race, six kilometres with a turn at a buoy. At the half-way mark they lay fifth, eleven seconds behind. When the boat was round they lay second, and at the finish they were ahead by the length of a rudder.',
      'Ausgezahlt hat es sich bei der Langstrecke am Niederrhein, sechs Kilometer mit einer Wende an der Boje. Bei Halbzeit lagen sie auf Rang fünf, elf Sekunden zurück. Als das Boot herum war, lagen sie auf Rang zwei, und im Ziel waren sie um eine Steuerblattlänge vorn.',
    ),
    paragraph(
      'edited',
      '“The others trained for the straight. We have no straight,” said Nele Vosskamp, who rows at stroke and teaches mathematics. She worked out that her crew has turned 2,316 times this season, not counting the two times it hit the quay.',
      '„Die anderen haben für die Gerade trainiert. Wir haben keine Gerade“, sagt Nele Vosskamp, Schlagfrau und Mathematiklehrerin. Sie hat ausgerechnet, dass ihre Mannschaft in dieser Saison 2316-mal gewendet hat, die zwei Male nicht mitgezählt, bei denen sie die Kaimauer traf.',
    ),
    heading('edited', 'What the freighters leave', 'Was die Frachter übrig lassen'),
    paragraph(
      'edited',
      'They cannot train on the river itself: a passing freighter throws up waves that fill a racing boat in minutes. Since the water fell, the skippers have been lying in the mouth of the basin. They have promised not to start an engine before seven.',
      'Auf dem Strom selbst können sie nicht trainieren: Ein vorbeifahrender Frachter wirft Wellen, die ein Rennboot in Minuten füllen. Seit das Wasser gefallen ist, liegen die Schiffer in der Einfahrt des Beckens. Sie haben versprochen, vor sieben keine Maschine zu starten.',
    ),
    paragraph(
      'edited',
      'The city wants to fill in the upper end of the basin for a car park, which would cost the crew another 200 metres. Rohloff is not against it. “Then we turn twice,” she said. “Nobody else can do that either.”',
      'Die Stadt will das obere Ende des Beckens für einen Parkplatz verfüllen, das würde die Mannschaft weitere 200 Meter kosten. Rohloff ist nicht dagegen. „Dann wenden wir eben zweimal“, sagt sie. „Das kann auch sonst keiner.“',
    ),
  ],
};

/** Duisburg, German. */
export const strombote = [lowWater, rowingEight];
