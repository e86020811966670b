import { drawing, gallery, heading, paragraph, quote } from '../blocks';
import type { DemoStoryDraft } from '../schema';

const churchFirst: DemoStoryDraft = {
  outlet: 'la-bitacora-austral',
  section: 'climate',
  slug: 'a-village-in-chile-moves-uphill-church-first',
  headline: 'A village in Chile moves uphill, church first',
  originalHeadline: 'Un pueblo chileno se muda cerro arriba, la iglesia primero',
  standfirst:
    'The sea took the cemetery. Ninety families of Caleta Huellén will follow it inland, behind a wooden church drawn by thirty-six oxen.',
  originalStandfirst:
    'El mar se llevó el cementerio. Noventa familias de Caleta Huellén se irán tierra adentro, detrás de una iglesia de madera tirada por treinta y seis bueyes.',
  byline: { name: 'Rosario Antilef' },
  ageHours: 7,
  topics: ['Coasts', 'Heritage', 'Villages'],
  picture: drawing('church.svg', {
    alt: 'A wooden church with a small tower stands on logs on a slope; two yokes of oxen pull it uphill by a rope.',
    caption: 'The church of Caleta Huellén on its way up: 31 tonnes of larch on 64 logs.',
    originalCaption: 'La iglesia de Caleta Huellén, camino arriba: 31 toneladas de alerce sobre 64 troncos.',
  }),
  blocks: [
    paragraph(
      'reviewed',
      'Caleta Huellén. The order of removal was decided by a show of hands: first the church, then the school, then the houses, and last the football pitch, because it floats in any case. On the first morning thirty-six oxen stood in front of the nave, and Father Anselmo asked whether anyone had taken out the candles.',
      'Caleta Huellén. El orden de la mudanza se decidió a mano alzada: primero la iglesia, después la escuela, después las casas y al final la cancha de fútbol, porque esa flota de todos modos. La primera mañana había treinta y seis bueyes frente a la nave, y el padre Anselmo preguntó si alguien había sacado las velas.',
    ),
    paragraph(
      'reviewed',
      'The village lies at the foot of a hill three hours south of Valdivia, and the sea has been coming for it for years. In 2019 it took the road to the pier. Two winters ago it took the cemetery in a single night, and the following day the families went looking for their crosses along four kilometres of beach.',
      'El pueblo está al pie de un cerro, tres horas al sur de Valdivia, y hace años que el mar viene por él. En 2019 se llevó el camino al muelle. Hace dos inviernos se llevó el cementerio en una sola noche, y al día siguiente las familias salieron a buscar sus cruces por cuatro kilómetros de playa.',
    ),
    heading('reviewed', 'Thirty-one tonnes of larch', 'Treinta y una toneladas de alerce'),
    paragraph(
      'reviewed',
      'The church weighs 31 tonnes, does not contain a single iron nail and dates from 1868. It was not taken apart: it was jacked up, set on 64 logs and hitched to eighteen yokes. Along the south coast houses have always been moved like this; the neighbours pull, and the owner cooks.',
      'La iglesia pesa 31 toneladas, no tiene un solo clavo de hierro y data de 1868. No la desarmaron: la levantaron con gatas, la apoyaron sobre 64 troncos y la engancharon a dieciocho yuntas. En la costa sur las casas siempre se han mudado así: los vecinos tiran y el dueño cocina.',
    ),
    paragraph(
      'reviewed',
      '“A house that has moved once is no longer afraid,” said Elcira Millaquén, 71, who directed the oxen with a hazel rod. On the first day they made 140 metres. On the second it rained, and the church slid back by six.',
      '«Una casa que ya se mudó una vez no tiene más miedo», dijo Elcira Millaquén, de 71 años, que dirigió a los bueyes con una vara de avellano. El primer día avanzaron 140 metros. El segundo llovió, y la iglesia retrocedió seis.',
    ),
    gallery('reviewed', [
      drawing('cemetery.svg', {
        alt: 'Wooden crosses stand at the edge of a low bank while waves break just below; one cross, hung with a yellow wreath, has fallen sideways.',
        caption: 'The last row of the old cemetery. It was gone by the morning.',
        originalCaption: 'La última fila del antiguo cementerio. Por la mañana ya no estaba.',
      }),
      drawing('bell.svg', {
        alt: 'A bell hangs from a low wooden frame on a beach, the sea behind it.',
        caption: 'The bell travels apart from the tower and is rung each time the oxen rest.',
        originalCaption: 'La campana viaja aparte de la torre y se toca cada vez que descansan los bueyes.',
      }),
      drawing('plots.svg', {
        alt: 'Contour lines of a hill with small houses drawn along them; the church at the top is yellow.',
        caption: 'Ninety plots follow the contour of the hill; the church stands at the top.',
        originalCaption: 'Noventa sitios siguen la curva del cerro; la iglesia queda en lo más alto.',
      }),
    ]),
    heading('reviewed', 'Those who stay', 'Los que se quedan'),
    paragraph(
      'reviewed',
      'Not everyone is going. Seven families have signed a paper in which they ask for no house and no help. “I have nothing against the hill,” said Baldomero Cárcamo, a diver. “But from up there you cannot hear whether your boat is knocking.”',
      'No todos se van. Siete familias firmaron un papel en el que no piden ni casa ni ayuda. «No tengo nada contra el cerro», dijo Baldomero Cárcamo, buzo. «Pero desde allá arriba no se oye si el bote está golpeando».',
    ),
    quote(
      'reviewed',
      '“A house that has moved once is no longer afraid.”',
      '«Una casa que ya se mudó una vez no tiene más miedo».',
    ),
    paragraph(
      'reviewed',
      'The new ground lies 400 metres from the shore and 58 above it. Each of the ninety plots looks at the sea, because the families insisted on it; three plans were rejected before one managed that. Water and light arrive in spring. The school will open with 44 children and two stoves.',
      'El terreno nuevo queda a 400 metros de la orilla y 58 sobre ella. Cada uno de los noventa sitios mira al mar, porque las familias lo exigieron; tres planos fueron rechazados antes de que uno lo lograra. El agua y la luz llegan en primavera. La escuela abrirá con 44 niños y dos estufas.',
    ),
    paragraph(
      'reviewed',
      'On the ninth day, towards noon, the last yoke stepped on to level ground. Nobody cheered. Somebody rang the bell, and the oxen, which had learned what that meant, lay down.',
      'Al noveno día, cerca del mediodía, la última yunta pisó suelo parejo. Nadie gritó. Alguien tocó la campana, y los bueyes, que ya habían aprendido lo que eso significaba, se echaron.',
    ),
  ],
};

const hummingFjord: DemoStoryDraft = {
  outlet: 'la-bitacora-austral',
  section: 'science',
  slug: 'the-fjord-that-hums-at-17-hertz',
  headline: 'The fjord that hums at 17 hertz',
  originalHeadline: 'El fiordo que zumba a 17 hercios',
  standfirst:
    'Twice a day a tone rises from the bottom of Quelmahue fjord, too low for human ears. Two students and a borrowed microphone found out why.',
  originalStandfirst:
    'Dos veces al día sube un tono desde el fondo del fiordo Quelmahue, demasiado grave para el oído humano. Dos estudiantes y un micrófono prestado descubrieron por qué.',
  byline: { name: 'Tomás Huenante' },
  ageHours: 76,
  topics: ['Sound', 'Coasts'],
  picture: drawing('fjord.svg', {
    alt: 'Rings of sound spread through the dark water of a fjord from a small yellow instrument hanging on a cable below a boat.',
    caption: 'The hydrophone hung at 214 metres, two metres above the bottom.',
    originalCaption: 'El hidrófono colgaba a 214 metros de profundidad, dos metros sobre el fondo.',
  }),
  blocks: [
    paragraph(
      'reviewed',
      'Puerto Quelmahue. The dogs knew it first. For as long as anyone can remember they have got up twice a day, looked towards the fjord and lain down again. “We thought they were counting the boats,” said the harbour master, Irma Oyarzo.',
      'Puerto Quelmahue. Los primeros en saberlo fueron los perros. Desde que se tiene memoria se levantan dos veces al día, miran hacia el fiordo y se vuelven a echar. «Pensábamos que contaban los botes», dijo Irma Oyarzo, la alcaldesa de mar.',
    ),
    paragraph(
      'reviewed',
      'Now there is a recording. At each turn of the tide the fjord gives off a tone of 17 hertz, just below what people can hear, for eleven to fourteen minutes. Played back at ten times the speed it sounds like someone blowing across the neck of a bottle.',
      'Ahora hay una grabación. Con cada cambio de marea el fiordo emite un tono de 17 hercios, justo por debajo de lo que las personas pueden oír, durante once a catorce minutos. Reproducido diez veces más rápido, suena como alguien que sopla en la boca de una botella.',
    ),
    heading('reviewed', 'A borrowed microphone', 'Un micrófono prestado'),
    paragraph(
      'reviewed',
      'It was found by Catalina Neira and Joaquín Paillán, both 22, who had wanted to record whales for their degree. They let down a borrowed hydrophone to 214 metres from the ferry’s lifeboat. In six weeks they did not hear a single whale.',
      'Lo encontraron Catalina Neira y Joaquín Paillán, ambos de 22 años, que querían grabar ballenas para su tesis. Bajaron un hidrófono prestado hasta los 214 metros desde el bote salvavidas de la barcaza. En seis semanas no oyeron una sola ballena.',
    ),
    paragraph(
      'reviewed',
      'What they heard instead they took for the pump of a fish farm. The farm switched off its pumps for two days to oblige them. The tone stayed. Then they suspected the ferry, and rowed.',
      'Lo que oyeron en cambio lo atribuyeron a la bomba de un criadero de peces. El criadero apagó sus bombas por dos días para ayudarlos. El tono siguió. Después sospecharon de la barcaza, y remaron.',
    ),
    heading('reviewed', 'A bottle twelve kilometres long', 'Una botella de doce kilómetros'),
    paragraph(
      'reviewed',
      'The explanation lies at the mouth. A ridge of rock rises there to within 30 metres of the surface. When the tide turns, heavy salt water spills over it and makes the layer below swing like a skin. The twelve kilometres behind it are the bottle.',
      'La explicación está en la boca. Allí una cresta de roca sube hasta 30 metros de la superficie. Cuando cambia la marea, el agua salada, más pesada, se derrama por encima y hace oscilar la capa inferior como una membrana. Los doce kilómetros de atrás son la botella.',
    ),
    paragraph(
      'reviewed',
      'Their teacher, Marta Subiabre, did not believe it until she had worked it out herself. The tone should become higher, she says, as the fjord gets more fresh water from the glaciers: by about half a hertz in twenty years. “It is a thermometer that nobody had to install.”',
      'Su profesora, Marta Subiabre, no lo creyó hasta calcularlo ella misma. El tono debería volverse más agudo, dice, a medida que el fiordo reciba más agua dulce de los glaciares: cerca de medio hercio en veinte años. «Es un termómetro que nadie tuvo que instalar».',
    ),
    paragraph(
      'reviewed',
      'The two have now hung up a second microphone, paid for by a raffle. They passed the degree without whales. The dogs, Oyarzo says, have not changed their habits.',
      'Los dos ya colgaron un segundo micrófono, pagado con una rifa. Aprobaron la tesis sin ballenas. Los perros, dice Oyarzo, no han cambiado sus costumbres.',
    ),
  ],
};

/** Valdivia, Spanish. */
export const laBitacoraAustral = [churchFirst, hummingFjord];
