import { slugify } from '@/lib/text/slug';

/** An invented outlet. Its address below `.example` belongs to nobody. */
export interface InventedOutlet {
  slug: string;
  name: string;
  romanisedName: string | null;
  city: string;
  country: string;
  language: string;
  timeZone: string;
  /** Whether it allows everything, or headline and excerpt alone. */
  open: boolean;
}

// language | time zone | country | name (romanised), city; name, city …   An asterisk: headline and excerpt only.
const TABLE = `
de | Europe/Berlin | DE | Die Uferpost, Hitzacker; Hangblatt*, Isny; Der Laternenbote, Soltau
fr | Europe/Paris | FR | L’Écluse du Soir, Redon; La Criée des Marais, Fouras; Le Pas de Porte, Ambert
es | Europe/Madrid | ES | La Veleta del Páramo, Lerma; El Aljibe, Almagro
es | America/Bogota | CO | El Farol de la Loma, Mompox
pt | Europe/Lisbon | PT | O Moinho da Barra, Aljezur
pt-BR | America/Recife | BR | A Folha da Restinga, Touros; O Bonde das Onze, Olinda
it | Europe/Rome | IT | Il Traghetto del Mattino, Procida; La Ringhiera*, Narni
pl | Europe/Warsaw | PL | Wieści znad Kładki, Tykocin; Poranek Flisacki, Ulanów
cs | Europe/Prague | CZ | Zprávy od Splavu, Týnec; Večerní Lampář, Telč
nl | Europe/Amsterdam | NL | De Veerstoep, Tiel; Het Sluisblad, Zierikzee
sv | Europe/Stockholm | SE | Fyrskeppsposten, Öregrund
fi | Europe/Helsinki | FI | Saunarannan Sanomat, Kaskinen
hu | Europe/Budapest | HU | Révparti Hírnök*, Ráckeve
ro | Europe/Bucharest | RO | Gazeta de la Vad, Sulina; Felinarul de Seară, Rupea
tr | Europe/Istanbul | TR | İskele Sabahı, Ayvalık; Dere Boyu, Safranbolu
el | Europe/Athens | GR | Η Αποβάθρα (I Apováthra), Galaxidi; Ο Φάρος του Νότου (O Fáros tou Nótou), Gythio
uk | Europe/Kyiv | UA | Поромна Пошта (Poromna Poshta), Kaniv; Ранковий Берег (Rankovyi Bereh), Izium
bg | Europe/Sofia | BG | Вест от Кея (Vest ot Keya), Balchik
sr | Europe/Belgrade | RS | Вечерњи Чамац (Večernji Čamac), Bela Crkva
ar | Africa/Cairo | EG | مرسى الصباح (Marsa al-Sabah), Rosetta; دفتر الواحة (Daftar al-Waha), Siwa
he | Asia/Jerusalem | IL | רציף הבוקר (Retzif HaBoker), Acre
fa | Asia/Tehran | IR | چراغ بندر (Cheragh-e Bandar), Kong
hi | Asia/Kolkata | IN | घाट समाचार (Ghat Samachar), Maheshwar; सांझ की नाव (Sanjh ki Naav), Chunar
ja | Asia/Tokyo | JP | 渡し場新報 (Watashiba Shimpō), Tomonoura; 灯台夕刊 (Tōdai Yūkan), Kushimoto
ko | Asia/Seoul | KR | 나루터일보 (Naruteo Ilbo), Ganggyeong`;

/** Some forty outlets in more than twenty languages. None of them exists. */
export const inventedOutlets: readonly InventedOutlet[] = TABLE.trim().split('\n').flatMap(readLine);

function readLine(line: string): InventedOutlet[] {
  const [language = '', timeZone = '', country = '', names = ''] = line.split(' | ');
  return names.split('; ').map((entry) => {
    const [, name = '', romanised = null, closed, city = ''] =
      /^(.+?)(?: \((.+)\))?(\*)?, (.+)$/.exec(entry) ?? [];
    const slug = slugify(`${romanised ?? name} ${city}`);
    return { slug, name, romanisedName: romanised, city, country, language, timeZone, open: !closed };
  });
}
