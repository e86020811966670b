import { stripEnds } from '@/lib/text/strip-ends';

/** News agencies by the codes that stand in agency lines, as they write themselves. */
const AGENCIES: Readonly<Record<string, string>> = {
  aap: 'AAP',
  afp: 'AFP',
  ansa: 'ANSA',
  ap: 'AP',
  apa: 'APA',
  belga: 'Belga',
  bta: 'BTA',
  cna: 'CNA',
  ctk: 'ČTK',
  dpa: 'dpa',
  efe: 'EFE',
  ekd: 'EKD',
  epd: 'epd',
  europapress: 'Europa Press',
  hina: 'HINA',
  interfax: 'Interfax',
  kna: 'KNA',
  kyodo: 'Kyodo',
  lusa: 'Lusa',
  mti: 'MTI',
  ntb: 'NTB',
  pap: 'PAP',
  pti: 'PTI',
  reuters: 'Reuters',
  ritzau: 'Ritzau',
  sid: 'SID',
  stt: 'STT',
  tasr: 'TASR',
  tass: 'TASS',
  tt: 'TT',
  ukrinform: 'Ukrinform',
  xinhua: 'Xinhua',
  yonhap: 'Yonhap',
  anadolu: 'Anadolu',
};

/**
 * Reads an agency line such as `(skr/dpa)` or `dpa/AFP`: the agencies in it, and the initials nobody can resolve,
 * which stay a credit and never become a person.
 */
export function readAgencyLine(line: string): {
  agencies: { slug: string; name: string }[];
  credit: string | null;
} {
  const parts = stripEnds(line.slice(0, 300), /[()[\]{}\s.]/)
    .split(/[/,;+|]/)
    .map((part) => part.trim())
    .filter(Boolean);
  const slugOf = (part: string) =>
    part
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[^a-z]/g, '');
  const nameOf = (part: string) =>
    Object.hasOwn(AGENCIES, slugOf(part)) ? AGENCIES[slugOf(part)] : undefined;
  const named = parts.flatMap((part) => {
    const name = nameOf(part);
    return name ? [[slugOf(part), { slug: slugOf(part), name }] as const] : [];
  });
  const rest = parts.filter((part) => !nameOf(part));
  return { agencies: [...new Map(named).values()], credit: rest.length > 0 ? rest.join('/') : null };
}
