import { drawing, heading, list, paragraph } from '../blocks';
import type { DemoStoryDraft } from '../schema';

const acaiPrice: DemoStoryDraft = {
  outlet: 'folha-do-estuario',
  section: 'economy',
  slug: 'belem-acai-sellers-set-their-own-price',
  headline: 'Belém’s açaí sellers set their own price',
  originalHeadline: 'Vendedores de açaí de Belém fixam o próprio preço',
  standfirst:
    'For decades the first boat decided what a basket cost. Now 146 açaí makers write the figure on a blackboard, and the boats read it.',
  originalStandfirst:
    'Durante décadas, o primeiro barco decidia quanto custava uma lata. Agora 146 batedores de açaí escrevem o valor num quadro-negro, e os barcos leem.',
  byline: { name: 'Iracema Tavares' },
  ageHours: 9,
  topics: ['Food', 'Markets', 'Rivers'],
  picture: drawing('acai.svg', {
    alt: 'Three baskets heaped with dark berries stand on a pier; a blackboard behind them shows the figure 52, with a piece of yellow chalk on its ledge.',
    caption: 'The board at Porto da Jaqueira is written once a day and never wiped before noon.',
    originalCaption:
      'O quadro do Porto da Jaqueira é escrito uma vez por dia e nunca apagado antes do meio-dia.',
  }),
  blocks: [
    paragraph(
      'machine',
      'Belém. At 4.30 in the morning, when the boats from the islands are still only lights, Raimunda Queiroz climbs on a crate at Porto da Jaqueira and writes a number on a blackboard. On the first day it was 52. Nobody on the pier spoke until the first boatman nodded.',
      'Belém. Às 4h30 da manhã, quando os barcos das ilhas ainda são só luzes, Raimunda Queiroz sobe num caixote no Porto da Jaqueira e escreve um número no quadro-negro. No primeiro dia foi 52. Ninguém falou no trapiche até o primeiro barqueiro acenar com a cabeça.',
    ),
    paragraph(
      'machine',
      'Fifty-two reais for a basket of 14 kilos: it is the first price in the history of the pier that was made on land. Until this week it was made on the water. The first boat to tie up named a figure, the others followed it, and whoever mashes and sells açaí in the city had to live with it.',
      'Cinquenta e dois reais pela lata de 14 quilos: é o primeiro preço da história do porto feito em terra. Até esta semana ele era feito na água. O primeiro barco a atracar dizia um valor, os outros acompanhavam, e quem bate e vende açaí na cidade tinha de se virar com isso.',
    ),
    heading('machine', 'Three rules on a door', 'Três regras numa porta'),
    paragraph(
      'machine',
      'The 146 makers did not found a company. They met four times in a school and wrote three rules, which now hang on the door of the ice store:',
      'Os 146 batedores não abriram empresa. Reuniram-se quatro vezes numa escola e escreveram três regras, que agora estão penduradas na porta da fábrica de gelo:',
    ),
    list('machine', [
      [
        'The price on the board holds until noon, for everyone and in both directions.',
        'O preço do quadro vale até o meio-dia, para todos e nos dois sentidos.',
      ],
      [
        'Whoever pays less than the board does not buy here for 30 days.',
        'Quem paga menos que o quadro não compra aqui por 30 dias.',
      ],
      [
        'When the river is high and the harvest low, the board rises before the bowls get smaller.',
        'Quando o rio está alto e a safra baixa, o quadro sobe antes que as tigelas diminuam.',
      ],
    ]),
    paragraph(
      'machine',
      'The third rule was the hardest. Part of the makers wanted to keep the price of a bowl and thin the pulp with water. They lost, by 61 votes to 85. “Thin açaí is a lie with a spoon in it,” said Queiroz, who has had her shop for 27 years.',
      'A terceira regra foi a mais difícil. Uma parte dos batedores queria manter o preço da tigela e afinar a polpa com água. Perdeu, por 61 votos a 85. “Açaí fino é mentira com colher dentro”, disse Queiroz, que tem a sua loja há 27 anos.',
    ),
    heading('machine', 'What the boatmen say', 'O que dizem os barqueiros'),
    paragraph(
      'machine',
      'On the boats opinions are divided. Dorival Pinheiro, who brings 90 baskets a night from Ilha das Garças, used to earn more on good mornings and nothing on bad ones. “Now I know at midnight what I will have at six,” he said. “I had never been able to promise anything to my wife.”',
      'Nos barcos as opiniões se dividem. Dorival Pinheiro, que traz 90 latas por noite da Ilha das Garças, ganhava mais nas manhãs boas e nada nas ruins. “Agora eu sei à meia-noite o que vou ter às seis”, disse. “Eu nunca tinha podido prometer nada para a minha mulher.”',
    ),
    paragraph(
      'machine',
      'Two boats did not accept the board and sailed on to another pier. They have not come back so far. On the third day the number was 49, because the night had been calm and the holds were full; on the fourth it was 55.',
      'Dois barcos não aceitaram o quadro e seguiram para outro porto. Até agora não voltaram. No terceiro dia o número foi 49, porque a noite tinha sido calma e os porões vinham cheios; no quarto foi 55.',
    ),
    paragraph(
      'machine',
      'Queiroz writes with her left hand and in white. Yellow is reserved, she says, for the day on which the figure no longer has to be discussed by anyone. She keeps a piece of it in her apron.',
      'Queiroz escreve com a mão esquerda e de branco. O amarelo está reservado, diz ela, para o dia em que o valor não precise mais ser discutido por ninguém. Ela guarda um pedaço no avental.',
    ),
  ],
};

const shadeMap: DemoStoryDraft = {
  outlet: 'folha-do-estuario',
  section: 'climate',
  slug: 'belem-measures-its-shade-street-by-street',
  headline: 'Belém measures its shade, street by street',
  originalHeadline: 'Belém mede sua sombra, rua por rua',
  standfirst:
    'At noon 318 pupils went out with a broomstick and a notebook. They came back with the first map of where a person can walk in the shade.',
  originalStandfirst:
    'Ao meio-dia, 318 alunos saíram com um cabo de vassoura e um caderno. Voltaram com o primeiro mapa de onde se pode andar na sombra.',
  byline: { name: 'Cauã Nogueira' },
  ageHours: 124,
  topics: ['Heat', 'Trees', 'Cities'],
  picture: drawing('shade.svg', {
    alt: 'A broad mango tree throws a dark pool of shade over an empty street; a person with a yellow umbrella walks towards it.',
    caption: 'Under an old mango tree it was six degrees cooler than beside it.',
    originalCaption: 'Debaixo de uma mangueira velha fazia seis graus a menos do que ao lado.',
  }),
  blocks: [
    paragraph(
      'reviewed',
      'Belém. The instrument is one metre long and cost nothing: a broomstick. Held upright at noon, it throws no shadow to speak of, and that is the point. Where its foot lay in the dark all the same, a pupil made a cross in a notebook.',
      'Belém. O instrumento tem um metro de comprimento e não custou nada: um cabo de vassoura. Segurado em pé ao meio-dia, ele quase não faz sombra, e é essa a ideia. Onde o seu pé ficava no escuro assim mesmo, um aluno fazia uma cruz no caderno.',
    ),
    paragraph(
      'reviewed',
      'For nine days 318 pupils from six schools walked every street of their districts in this way and made a cross or a nought every ten paces. The result covers 212 kilometres of pavement. It is the first map that shows where in the city a person can walk in the shade, and where not.',
      'Durante nove dias, 318 alunos de seis escolas percorreram assim todas as ruas dos seus bairros e marcaram uma cruz ou um zero a cada dez passos. O resultado cobre 212 quilômetros de calçada. É o primeiro mapa que mostra onde se pode andar na sombra na cidade, e onde não.',
    ),
    heading('reviewed', 'Noughts where the poor live', 'Zeros onde moram os pobres'),
    paragraph(
      'reviewed',
      'Old mango avenues run through the centre like green roofs: there 78 per cent of the paces lay in the shade. In the outer districts it was 9 per cent. In 41 of the 130 bus stops counted there was no shade whatever, and at three of them the sign was the only thing that gave any.',
      'As velhas avenidas de mangueiras atravessam o centro como telhados verdes: ali 78 por cento dos passos ficavam na sombra. Nos bairros mais afastados eram 9 por cento. Em 41 dos 130 pontos de ônibus contados não havia sombra nenhuma, e em três deles a placa era a única coisa que dava alguma.',
    ),
    paragraph(
      'reviewed',
      '“I had always thought my way to school was long,” said Jamile Borges, 13. “It is not long. It is 640 paces of noughts.” She has drawn a new route. It is four minutes longer and has 212 noughts.',
      '“Eu sempre achei que o meu caminho até a escola era comprido”, disse Jamile Borges, de 13 anos. “Não é comprido. São 640 passos de zeros.” Ela desenhou um caminho novo. Leva quatro minutos a mais e tem 212 zeros.',
    ),
    heading('reviewed', 'Six degrees', 'Seis graus'),
    paragraph(
      'reviewed',
      'Their teacher, Benedito Amaral, also sent out thermometers. Under an old mango tree it was on average six degrees cooler than in the sun beside it; under a young one, two. Under an awning of corrugated iron it was not cooler at all, but one degree hotter.',
      'O professor deles, Benedito Amaral, mandou também termômetros. Debaixo de uma mangueira velha fazia em média seis graus a menos do que no sol ao lado; debaixo de uma nova, dois. Debaixo de um toldo de zinco não fazia menos calor: fazia um grau a mais.',
    ),
    paragraph(
      'reviewed',
      'The city’s parks office, which has planted 4,000 trees in three years, asked for the notebooks. It turned out that most of the new trees stand where there was shade already. “We planted where the holes were easy to dig,” an official admitted.',
      'A secretaria de parques, que plantou 4.000 árvores em três anos, pediu os cadernos. Descobriu-se que a maioria das árvores novas está onde já havia sombra. “Plantamos onde era fácil cavar”, admitiu uma funcionária.',
    ),
    paragraph(
      'reviewed',
      'The next 500 are to go where the noughts are, and the pupils may choose the places. Mangoes are not on the list: the fruit breaks windscreens. Jamile Borges has asked for an ingá tree outside number 88, where nobody lives who could complain.',
      'As próximas 500 devem ir para onde estão os zeros, e os alunos podem escolher os lugares. Mangueiras não estão na lista: a fruta quebra para-brisas. Jamile Borges pediu um ingazeiro em frente ao número 88, onde não mora ninguém que possa reclamar.',
    ),
  ],
};

/** Belém, Portuguese. */
export const folhaDoEstuario = [acaiPrice, shadeMap];
