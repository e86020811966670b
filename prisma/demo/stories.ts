import { DemoStory } from './schema';
import { alDiffatan } from './stories/al-diffatan';
import { folhaDoEstuario } from './stories/folha-do-estuario';
import { glosZulaw } from './stories/glos-zulaw';
import { hyrlo } from './stories/hyrlo';
import { kitanadaShimpo } from './stories/kitanada-shimpo';
import { kiyiPostasi } from './stories/kiyi-postasi';
import { laBitacoraAustral } from './stories/la-bitacora-austral';
import { leRelaisDesDunes } from './stories/le-relais-des-dunes';
import { ohre } from './stories/ohre';
import { strombote } from './stories/strombote';
import { toPelagos } from './stories/to-pelagos';

/** Every demo story, newest first, checked against the schema. All are fiction. */
export const demoStories: DemoStory[] = [
  ...alDiffatan,
  ...folhaDoEstuario,
  ...glosZulaw,
  ...hyrlo,
  ...kitanadaShimpo,
  ...kiyiPostasi,
  ...laBitacoraAustral,
  ...leRelaisDesDunes,
  ...ohre,
  ...strombote,
  ...toPelagos,
]
  .map((draft) => DemoStory.parse(draft))
  .sort((a, b) => a.ageHours - b.ageHours);
