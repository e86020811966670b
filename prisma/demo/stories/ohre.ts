import { drawing, heading, paragraph } from '../blocks';
import type { DemoStoryDraft } from '../schema';

const riverIce: DemoStoryDraft = {
  outlet: 'ohre',
  section: 'economy',
  slug: 'a-brewery-on-the-ohre-goes-back-to-river-ice',
  headline: 'A brewery on the Ohře goes back to river ice',
  originalHeadline: 'Pivovar na Ohři se vrací k říčnímu ledu',
  standfirst:
    'When the bill for cooling had tripled, the brewer opened a cellar that had been closed since 1958. Forty tonnes of ice keep it cold for eight months.',
  originalStandfirst:
    'Když účet za chlazení stoupl na trojnásobek, otevřel sládek sklep, který byl od roku 1958 zavřený. Čtyřicet tun ledu ho udrží studený osm měsíců.',
  byline: { name: 'Ludmila Hrdá' },
  ageHours: 28,
  topics: ['Food', 'Winter', 'Rivers'],
  picture: drawing('ice.svg', {
    alt: 'A saw cuts square blocks out of a frozen river; one floating block is yellow.',
    caption: 'The blocks are sawn to 60 by 40 centimetres, so that two people can carry one.',
    originalCaption: 'Kvádry se řežou na 60 krát 40 centimetrů, aby jeden unesli dva lidé.',
  }),
  blocks: [
    paragraph(
      'machine',
      'Louny. The saw hung in the museum until the brewer came to borrow it. It is two metres long and has one handle, since nobody stands at the lower end. “They asked me when I would bring it back,” said Vojtěch Hamza. “I said: when the summers get cheaper.”',
      'Louny. Pila visela v muzeu, dokud si ji sládek nepřišel půjčit. Je dva metry dlouhá a má jedno držadlo, protože na dolním konci nikdo nestojí. „Ptali se, kdy ji vrátím,“ říká Vojtěch Hamza. „Řekl jsem: až budou levnější léta.“',
    ),
    paragraph(
      'machine',
      'Hamza brews 900 hectolitres a year in the small brewery At the Weir. Cooling took a fifth of his electricity, and the bill has tripled in four years. Under the yard, however, lay a cellar six metres deep that had not been used since 1958. It had been built for ice.',
      'Hamza vaří v malém pivovaru U Jezu 900 hektolitrů ročně. Chlazení spolykalo pětinu elektřiny a účet za čtyři roky stoupl na trojnásobek. Pod dvorem však ležel šest metrů hluboký sklep, který se od roku 1958 nepoužíval. Postavili ho na led.',
    ),
    heading('machine', 'Three days of frost', 'Tři dny mrazu'),
    paragraph(
      'machine',
      'The ice must be at least 15 centimetres thick, which happens perhaps on ten days in a winter. When the time had come, 34 neighbours were standing on the frozen weir pool at six in the morning. In three days they sawed 40 tonnes, in blocks of 60 by 40 centimetres.',
      'Led musí mít aspoň 15 centimetrů, což bývá snad deset dní za zimu. Když ta chvíle přišla, stálo v šest ráno na zamrzlé zdrži nad jezem 34 sousedů. Za tři dny nařezali 40 tun v kvádrech 60 krát 40 centimetrů.',
    ),
    paragraph(
      'machine',
      'The blocks were slid into the cellar on a chute of planks and packed in straw. There is no machine down there. The temperature has not risen above four degrees since, and the beer, Hamza says, does not notice where the cold comes from.',
      'Kvádry spustili do sklepa po prkenném skluzu a obložili slámou. Žádný stroj tam dole není. Teplota od té doby nevystoupila nad čtyři stupně a pivo, jak říká Hamza, nepozná, odkud zima přichází.',
    ),
    heading('machine', 'Paid in barrels', 'Placeno v sudech'),
    paragraph(
      'machine',
      'The helpers were not paid in money. Each receives 60 litres in the course of the year, to be fetched in person. The brewery expects to save 310,000 crowns, about a third of what it used to spend on electricity.',
      'Pomocníci nedostali peníze. Každý dostane v průběhu roku 60 litrů, pro které si musí přijít osobně. Pivovar čeká, že ušetří 310 000 korun, asi třetinu toho, co dřív vydával za elektřinu.',
    ),
    paragraph(
      'machine',
      'Whether it will work again next year nobody can say: twice in the last six winters the river did not freeze at all. Hamza has kept the compressor. “It is standing next to the ice,” he said. “Let it see how it is done.”',
      'Jestli to vyjde i příští rok, nikdo neví: za posledních šest zim řeka dvakrát vůbec nezamrzla. Hamza si kompresor nechal. „Stojí vedle ledu,“ říká. „Ať se dívá, jak se to dělá.“',
    ),
  ],
};

/** Louny, Czech. */
export const ohre = [riverIce];
