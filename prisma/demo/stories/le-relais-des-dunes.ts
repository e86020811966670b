import { drawing, heading, paragraph, quote } from '../blocks';
import type { DemoStoryDraft } from '../schema';

const walkingDune: DemoStoryDraft = {
  outlet: 'le-relais-des-dunes',
  section: 'climate',
  slug: 'the-dune-that-walks-into-town',
  headline: 'The dune that walks into town',
  originalHeadline: 'La dune qui marche vers la ville',
  standfirst:
    'Nouakchott gains nine metres of sand a year. A crew of forty plants it still, by hand, every morning.',
  originalStandfirst:
    'Nouakchott gagne neuf mètres de sable par an. Une équipe de quarante personnes le fixe à la main, plant après plant, chaque matin.',
  byline: { name: 'Aminata Diallo-Vall' },
  ageHours: 5,
  topics: ['Sand', 'Trees', 'Cities'],
  picture: drawing('dune.svg', {
    alt: 'A steep dune rises over a row of flat-roofed houses; a line of small stakes runs along its crest, one of them yellow.',
    caption: 'The crest above Hay Essabr. The stake marks where it stood a year ago.',
    originalCaption:
      'La crête au-dessus de Hay Essabr. Le piquet marque l’endroit où elle se trouvait il y a un an.',
  }),
  blocks: [
    paragraph(
      'reviewed',
      'Nouakchott. The dune has no name, because nobody thought it would stay. For eleven years it has stood behind the last houses of Hay Essabr, in the north of the capital, and each year it comes nine metres closer. The wall of the school disappeared in March, first the bottom, then the painted alphabet.',
      'Nouakchott. La dune n’a pas de nom, car personne ne pensait qu’elle resterait. Depuis onze ans, elle se dresse derrière les dernières maisons de Hay Essabr, au nord de la capitale, et chaque année elle avance de neuf mètres. Le mur de l’école a disparu en mars, d’abord le bas, puis l’alphabet peint.',
    ),
    paragraph(
      'reviewed',
      'Every morning before the heat forty people climb its windward slope with spades, cans and seedlings. “You do not stop a dune,” said Mariem Vall, 52, who leads them. “You make it want to lie down.”',
      'Chaque matin, avant la chaleur, quarante personnes gravissent son versant au vent avec des bêches, des bidons et des plants. « On n’arrête pas une dune, dit Mariem Vall, 52 ans, qui les dirige. On lui donne envie de se coucher. »',
    ),
    heading('reviewed', 'A fence of palm leaves', 'Une clôture de palmes'),
    paragraph(
      'reviewed',
      'The method is older than any of them. First come squares of plaited palm leaves, four metres by four, sunk into the sand up to the knee. The wind loses its strength in them and drops what it carries. Only then, in the shelter of the squares, does the crew plant: three seedlings to each, of shrubs that drink little and hold on hard.',
      'La méthode est plus vieille qu’eux tous. On pose d’abord des carrés de palmes tressées, de quatre mètres sur quatre, enfoncés dans le sable jusqu’au genou. Le vent y perd sa force et lâche ce qu’il porte. C’est seulement ensuite, à l’abri des carrés, que l’équipe plante : trois plants par carré, des arbustes qui boivent peu et s’agrippent fort.',
    ),
    paragraph(
      'reviewed',
      'On a good day they set 1,200 seedlings. Six in ten survive the first dry season; those that do not are pulled out and fed to the goats. Each gets one litre of water a week, carried up in cans, until the second rains.',
      'Les bons jours, ils mettent en terre 1 200 plants. Six sur dix survivent à la première saison sèche ; ceux qui n’y parviennent pas sont arrachés et donnés aux chèvres. Chacun reçoit un litre d’eau par semaine, monté en bidon, jusqu’aux deuxièmes pluies.',
    ),
    paragraph(
      'reviewed',
      'The crew is paid by the quarter, not by the state: 780 families give 50 ouguiyas a month, and those who cannot give carry water. Seventeen families have not paid since the summer. They were not struck off the list. “The sand does not check who has paid,” Vall said.',
      'C’est le quartier qui paie l’équipe, pas l’État : 780 familles versent 50 ouguiyas par mois, et celles qui ne le peuvent pas portent l’eau. Dix-sept familles n’ont plus payé depuis l’été. On ne les a pas rayées de la liste. « Le sable ne vérifie pas qui a payé », dit Mariem Vall.',
    ),
    quote(
      'reviewed',
      '“You do not stop a dune. You make it want to lie down.”',
      '« On n’arrête pas une dune. On lui donne envie de se coucher. »',
    ),
    heading('reviewed', 'The school moves again', 'L’école déménage encore'),
    paragraph(
      'reviewed',
      'The school has moved twice. Its head, Yahya Ould Sidi, now teaches in two containers three hundred metres further south and has kept the old door, which he hopes to hang again. “I have told the children that the building is not lost,” he said. “It is only being stored.”',
      'L’école a déménagé deux fois. Son directeur, Yahya Ould Sidi, enseigne désormais dans deux conteneurs trois cents mètres plus au sud et a gardé l’ancienne porte, qu’il espère remonter un jour. « J’ai dit aux enfants que le bâtiment n’était pas perdu, raconte-t-il. Il est seulement rangé. »',
    ),
    paragraph(
      'reviewed',
      'The crest was measured again this week. In twelve months it has moved four metres instead of nine, and on the western side, where the shrubs are in their third year, it has not moved at all. Vall drove a yellow stake into the sand at the spot and went back to planting.',
      'La crête a été mesurée de nouveau cette semaine. En douze mois, elle a avancé de quatre mètres au lieu de neuf et, du côté ouest, où les arbustes ont trois ans, elle n’a pas bougé du tout. Mariem Vall a planté un piquet jaune à cet endroit, puis elle est retournée à ses plants.',
    ),
  ],
};

const desertCinema: DemoStoryDraft = {
  outlet: 'le-relais-des-dunes',
  section: 'culture',
  slug: 'a-cinema-crosses-the-desert-with-its-own-moon',
  headline: 'A cinema crosses the desert with its own moon',
  originalHeadline: 'Un cinéma traverse le désert avec sa propre lune',
  standfirst:
    'Twenty-three nights, eleven villages, one bedsheet sewn from nine: a travelling picture house in Mauritania stops wherever the sand is flat.',
  originalStandfirst:
    'Vingt-trois nuits, onze villages, un drap cousu de neuf autres : en Mauritanie, un cinéma ambulant s’arrête là où le sable est plat.',
  byline: { name: 'Bocar Thiam' },
  ageHours: 98,
  topics: ['Cinema', 'Sand'],
  picture: drawing('cinema.svg', {
    alt: 'At night rows of people sit on the sand before a bright screen on two poles, on which a ship is sailing; a yellow crescent hangs over the dunes.',
    caption: 'The screen measures six metres by four and is taken down when the wind rises.',
    originalCaption: 'L’écran mesure six mètres sur quatre ; on le démonte quand le vent se lève.',
  }),
  blocks: [
    paragraph(
      'edited',
      'Atar. When the generator of the last picture house in the region broke down, Aïchetou Sow bought its projector for the price of two sheep. That was in 2016. Since then she has driven it across the Adrar each winter in a pick-up with 410,000 kilometres on the clock.',
      'Atar. Quand le groupe électrogène du dernier cinéma de la région est tombé en panne, Aïchetou Sow a racheté le projecteur pour le prix de deux moutons. C’était en 2016. Depuis, elle lui fait traverser l’Adrar chaque hiver dans un pick-up qui affiche 410 000 kilomètres au compteur.',
    ),
    paragraph(
      'edited',
      'The screen measures six metres by four. Nine bedsheets went into it, all of them wedding presents that nobody wanted to sleep in. The current comes from two solar panels, which lie on the roof by day and under the goats’ feet when Sow does not pay attention.',
      'L’écran mesure six mètres sur quatre. Neuf draps y sont passés, tous des cadeaux de mariage dans lesquels personne ne voulait dormir. Le courant vient de deux panneaux solaires, posés le jour sur le toit et, quand Aïchetou Sow n’y prend pas garde, sous les pattes des chèvres.',
    ),
    heading('machine', 'The wind is the only censor', 'Le vent, seul censeur'),
    paragraph(
      'machine',
      'At more than 30 kilometres an hour the screen becomes a sail. Cheikhna, the projectionist, then stops the film, in the middle of a kiss if need be, and the audience helps to roll up the sheet. The end is told, not shown: somebody has always seen it before.',
      'Au-delà de 30 kilomètres à l’heure, l’écran devient une voile. Cheikhna, le projectionniste, arrête alors le film, au milieu d’un baiser s’il le faut, et le public aide à rouler le drap. La fin, on ne la montre pas, on la raconte : il y a toujours quelqu’un qui l’a déjà vue.',
    ),
    paragraph(
      'machine',
      'This winter the programme holds four films, two of them silent. The silent ones draw the larger crowds, because every village supplies the voices itself. In Tifoujar, an oasis of sixty houses, the part of the villain was taken by the baker.',
      'Cet hiver, le programme compte quatre films, dont deux muets. Ce sont les muets qui attirent le plus de monde, car chaque village y met ses propres voix. À Tifoujar, une oasis de soixante maisons, c’est le boulanger qui a tenu le rôle du méchant.',
    ),
    paragraph(
      'edited',
      'Admission is free for anyone who brings something to sit on. Those who come with nothing sit on the sand, and for them it is free as well. Sow lives on what the villages give her for the road: dates, petrol, once a door for the pick-up.',
      'L’entrée est gratuite pour qui apporte de quoi s’asseoir. Ceux qui viennent les mains vides s’assoient sur le sable, et pour eux aussi c’est gratuit. Aïchetou Sow vit de ce que les villages lui donnent pour la route : des dattes, de l’essence, une fois une portière pour le pick-up.',
    ),
    heading('edited', 'Not on a full moon', 'Jamais à la pleine lune'),
    paragraph(
      'edited',
      'There are no screenings when the moon is full. It is too bright, and nobody would look at the screen anyway. “For three nights a month we have competition,” said Sow. “We use them to wash the sheet.”',
      'Il n’y a pas de séance quand la lune est pleine. Elle éclaire trop, et personne ne regarderait l’écran de toute façon. « Trois nuits par mois, nous avons de la concurrence, dit Aïchetou Sow. Nous en profitons pour laver le drap. »',
    ),
    paragraph(
      'edited',
      'She has been offered a hall in Atar with 200 seats and a roof. She has not said no, but the pick-up has new tyres. “In a hall you wait for people,” she said. “Out here they hear the engine and put the tea on.”',
      'On lui a proposé une salle à Atar, avec 200 fauteuils et un toit. Elle n’a pas dit non, mais le pick-up a des pneus neufs. « Dans une salle, on attend les gens, dit-elle. Ici, ils entendent le moteur et mettent le thé à chauffer. »',
    ),
  ],
};

/** Nouakchott, French. */
export const leRelaisDesDunes = [walkingDune, desertCinema];
