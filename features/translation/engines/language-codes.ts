import { z } from 'zod';
import { hostAndPort } from '@/lib/net/address-guard';
import { Fault } from '@/lib/errors';
import { fetchGuarded } from '@/lib/http';
import { languageName } from '@/lib/locale';

const Languages = z.array(z.object({ code: z.string().max(40), targets: z.array(z.string()).optional() }));
type Languages = z.infer<typeof Languages>;

// Under which other codes an engine may have a language, the best first.
const ALIASES: Readonly<Record<string, string[]>> = {
  no: ['nb', 'nn'],
  nb: ['no', 'nn'],
  nn: ['nb', 'no'],
  'zh-hant': ['zt', 'zh-tw', 'zh-hk', 'zh'],
  zh: ['zh-hans', 'zh-cn'],
  'pt-br': ['pb', 'pt'],
  pt: ['pt-pt', 'pb', 'pt-br'],
  he: ['iw'],
  iw: ['he'],
  id: ['in'],
  fil: ['tl'],
  tl: ['fil'],
  jv: ['jw'],
  yi: ['ji'],
  mo: ['ro'],
  sr: ['sr-cyrl', 'sr-latn', 'sh'],
  hr: ['sh'],
  bs: ['sh', 'hr'],
};
const TRADITIONAL = /^zh-(?:hant|tw|hk|mo)\b/;

/** Whether engines name a language in several ways, so that theirs must be asked first. */
export function isNamedVariously(tag: string): boolean {
  return baseOf(tag) in ALIASES;
}

/** LibreTranslate names most languages by their first subtag. */
export function plainCode(tag: string): string {
  return baseOf(tag);
}

/** What languages an engine has, as it says itself; null when it does not say. */
export async function askLanguages(url: string, timeoutMs: number): Promise<Languages | null> {
  const allow = [hostAndPort(new URL(url))];
  const answer = await fetchGuarded({ url: `${url}/languages`, timeoutMs, maxBytes: 1_000_000, allow });
  if (answer.status !== 200) return null;
  try {
    return Languages.safeParse(JSON.parse(answer.body.toString('utf8'))).data ?? null;
  } catch {
    return null; // no JSON
  }
}

/** The engine's own codes for a pair. Fault `engine-language` when it has none: asking again changes nothing. */
export function codesFor(
  { from, to }: { from: string; to: string },
  languages: Languages,
): { source: string; target: string } {
  const source = codeOf(
    from,
    languages.map(({ code }) => code),
  );
  const targets = languages.find(({ code }) => code === source)?.targets;
  const target = codeOf(to, targets ?? languages.map(({ code }) => code));
  if (source && target) return { source, target };
  const lacking = source ? to : from;
  throw new Fault(
    'engine-language',
    `The translation engine does not know ${languageName(lacking)} (${lacking})${source ? ' as a target' : ''}.`,
  );
}

function codeOf(tag: string, codes: readonly string[]): string | undefined {
  const lower = tag.toLowerCase();
  const key = TRADITIONAL.test(lower) ? 'zh-hant' : lower;
  const base = baseOf(tag);
  const wished = [lower, key, ...(ALIASES[key] ?? []), base, ...(ALIASES[base] ?? [])];
  return wished.flatMap(
    (wish) => codes.find((code) => code.toLowerCase().replace('_', '-') === wish) ?? [],
  )[0];
}

function baseOf(tag: string): string {
  return tag.toLowerCase().split('-', 1)[0] ?? tag;
}
