import { drawing, heading, paragraph } from '../blocks';
import type { DemoStoryDraft } from '../schema';

const lastWindmills: DemoStoryDraft = {
  outlet: 'glos-zulaw',
  section: 'culture',
  slug: 'the-last-windmills-of-the-zulawy-look-for-heirs',
  headline: 'The last windmills of the Żuławy look for heirs',
  originalHeadline: 'Ostatnie wiatraki Żuław szukają spadkobierców',
  standfirst:
    'Five of three hundred are still standing on the Vistula delta. One belongs to 47 people in six countries, most of whom do not know it.',
  originalStandfirst:
    'Z trzystu zostało w delcie Wisły pięć. Jeden należy do 47 osób w sześciu krajach, z których większość o tym nie wie.',
  byline: { name: 'Bogumiła Rzepka' },
  ageHours: 31,
  topics: ['Heritage', 'Villages'],
  picture: drawing('windmill.svg', {
    alt: 'A windmill with a broken sail stands on flat land beside a straight canal; its door is yellow.',
    caption: 'The mill at Stare Trzciny has lost a sail but not its millstones.',
    originalCaption: 'Wiatrak w Starych Trzcinach stracił skrzydło, ale nie kamienie młyńskie.',
  }),
  blocks: [
    paragraph(
      'edited',
      'Stare Trzciny. The key to the mill hangs in the village shop, between the fly-papers and the telephone cards, and whoever wants it has to sign. Since 1994 it has been signed for 212 times. Nobody has ever asked to whom the mill belongs, said Halina Wróbel, who owns the shop. “I would not have known either.”',
      'Stare Trzciny. Klucz do wiatraka wisi w wiejskim sklepie, między lepami na muchy a kartami telefonicznymi, i kto chce go wziąć, musi się podpisać. Od 1994 roku podpisano się 212 razy. Nikt nigdy nie zapytał, do kogo wiatrak należy – mówi właścicielka sklepu Halina Wróbel. – Ja też bym nie wiedziała.',
    ),
    paragraph(
      'edited',
      'Now it is known. In the course of two years the notary Kacper Domagała has traced the owners of the five windmills left on the delta, where there were once about three hundred. Two belong to parishes, one to a beekeeper, one to nobody. The one at Stare Trzciny belongs to 47 people in six countries.',
      'Teraz już wiadomo. W ciągu dwóch lat notariusz Kacper Domagała ustalił właścicieli pięciu wiatraków, jakie pozostały w delcie, gdzie kiedyś było ich około trzystu. Dwa należą do parafii, jeden do pszczelarza, jeden do nikogo. Ten w Starych Trzcinach należy do 47 osób w sześciu krajach.',
    ),
    heading('edited', 'A forty-seventh of a sail', 'Czterdziesta siódma część skrzydła'),
    paragraph(
      'edited',
      'The last miller died in 1951 and left eight children but no will. The mill was divided, then the shares were divided, and at some point people stopped counting. The smallest share today is 1/960 and belongs to a dentist who has never seen the sea, let alone the mill.',
      'Ostatni młynarz zmarł w 1951 roku; zostawił ośmioro dzieci, ale nie testament. Wiatrak podzielono, potem dzielono udziały i w pewnej chwili przestano liczyć. Najmniejszy udział to dziś 1/960 i należy do dentysty, który nigdy nie widział morza, a co dopiero wiatraka.',
    ),
    paragraph(
      'edited',
      'Domagała wrote to all of them. Thirty-one answered. Nine wanted to give their share away, four wanted to sell, two asked whether one could live in it. Sixteen wrote that they would like to keep it, for no particular reason.',
      'Domagała napisał do wszystkich. Odpisało trzydzieści jeden osób. Dziewięć chciało swój udział oddać, cztery sprzedać, dwie zapytały, czy można w nim zamieszkać. Szesnaście napisało, że wolałyby go zatrzymać, bez szczególnego powodu.',
    ),
    heading('edited', 'Below the level of the sea', 'Poniżej poziomu morza'),
    paragraph(
      'edited',
      'The mills of the Żuławy did not only grind. Many of them turned scoop wheels and kept dry a country that in places lies 1.8 metres below the level of the sea. When the pumps became electric, no one needed them any more. They were not pulled down either. They were forgotten standing up.',
      'Wiatraki na Żuławach nie tylko mełły. Wiele z nich obracało koła czerpakowe i osuszało krainę, która miejscami leży 1,8 metra poniżej poziomu morza. Gdy pompy stały się elektryczne, nikt ich już nie potrzebował. Nikt ich też nie rozebrał. Zapomniano o nich na stojąco.',
    ),
    paragraph(
      'edited',
      'The carpenter Zenon Kulas has inspected the oak posts at Stare Trzciny and found them sound down to the foundation. A new sail would take him three months. “The wood is waiting,” he said. “I am the one who is getting old.”',
      'Cieśla Zenon Kulas obejrzał dębowe słupy w Starych Trzcinach i stwierdził, że są zdrowe aż po fundament. Nowe skrzydło zajęłoby mu trzy miesiące. – Drewno poczeka – mówi. – To ja się starzeję.',
    ),
    paragraph(
      'edited',
      'In the summer the owners are to meet for the first time, in the barn next to the mill, with an interpreter for three languages. Only one item is on the agenda: whether they want to be a family or a company. Halina Wróbel has had 47 keys cut. It was cheaper than asking, she said.',
      'Latem właściciele mają się spotkać po raz pierwszy, w stodole obok wiatraka, z tłumaczem trzech języków. W porządku obrad jest tylko jeden punkt: czy chcą być rodziną, czy spółką. Halina Wróbel kazała dorobić 47 kluczy. Wyszło taniej niż pytać – mówi.',
    ),
  ],
};

const closedCanal: DemoStoryDraft = {
  outlet: 'glos-zulaw',
  section: 'europe',
  slug: 'the-mlynowka-canal-is-to-be-drained-for-two-winters',
  headline: 'The Młynówka canal is to be drained for two winters',
  originalHeadline: 'Kanał Młynówka zostanie osuszony na dwie zimy',
  standfirst: 'Three locks from 1883 are to be rebuilt. House-boat owners were told by a note on a tree.',
  originalStandfirst:
    'Trzy śluzy z 1883 roku mają zostać przebudowane. Właściciele barek mieszkalnych dowiedzieli się o tym z kartki na drzewie.',
  byline: { name: 'Igor Szczepański' },
  ageHours: 53,
  withdrawn:
    'The outlet has withdrawn its report. The notice it relied on was a draft; no decision to drain the canal had been taken.',
  topics: ['Canals', 'Shipping'],
  blocks: [
    paragraph(
      'edited',
      'Elbląg. The Młynówka canal, fourteen kilometres long, will be without water for two winters. So says a note that appeared on an ash tree beside the upper lock. It bears a stamp and a date but no signature.',
      'Elbląg. Kanał Młynówka o długości czternastu kilometrów przez dwie zimy będzie bez wody. Tak głosi kartka, która pojawiła się na jesionie przy górnej śluzie. Jest na niej pieczątka i data, nie ma podpisu.',
    ),
    paragraph(
      'edited',
      'According to the note, the three locks from 1883 are to be rebuilt in concrete. Boats that are still on the canal on the first of the month will be lifted out at their owners’ expense.',
      'Według kartki trzy śluzy z 1883 roku mają zostać przebudowane w betonie. Łodzie, które pierwszego dnia miesiąca będą jeszcze na kanale, zostaną wyciągnięte na koszt właścicieli.',
    ),
    heading('edited', 'Twenty-two addresses that float', 'Dwadzieścia dwa pływające adresy'),
    paragraph(
      'edited',
      'Twenty-two people live on the canal all year round. “My letter box is on the bank, but my bed is on the water,” said Wanda Kiełb, 66, who moved on to a former coal barge after her divorce. “I would have liked to hear it from a person.”',
      'Na kanale przez cały rok mieszkają dwadzieścia dwie osoby. – Skrzynkę na listy mam na brzegu, ale łóżko na wodzie – mówi 66-letnia Wanda Kiełb, która po rozwodzie przeniosła się na dawną barkę węglową. – Wolałabym to usłyszeć od człowieka.',
    ),
    paragraph(
      'edited',
      'The nearest basin deep enough in winter lies 31 kilometres away and has eight berths. Nobody has yet counted how many are free.',
      'Najbliższy basen wystarczająco głęboki zimą leży 31 kilometrów dalej i ma osiem miejsc. Nikt jeszcze nie policzył, ile jest wolnych.',
    ),
    paragraph(
      'edited',
      'The lock keeper, Roman Ptak, says he learned of it from the same tree. He will not take the note down before somebody tells him in writing who put it up.',
      'Śluzowy Roman Ptak mówi, że dowiedział się o tym z tego samego drzewa. Nie zdejmie kartki, dopóki ktoś nie powie mu na piśmie, kto ją powiesił.',
    ),
    paragraph(
      'edited',
      'The canal office did not answer the telephone on two days. On its door hangs a note saying that notes are not accepted there.',
      'W biurze kanału przez dwa dni nikt nie odbierał telefonu. Na drzwiach wisi kartka z informacją, że kartek się tu nie przyjmuje.',
    ),
  ],
};

/** Elbląg, Polish. */
export const glosZulaw = [lastWindmills, closedCanal];
