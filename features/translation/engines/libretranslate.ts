import { z } from 'zod';
import { holdBack, requireAskable } from '@/features/translation/engines/asked-to-wait';
import {
  askLanguages,
  codesFor,
  isNamedVariously,
  plainCode,
} from '@/features/translation/engines/language-codes';
import type { TranslationRequest, Translator } from '@/features/translation/translator';
import { hostAndPort } from '@/lib/net/address-guard';
import { Fault } from '@/lib/errors';
import { fetchGuarded, retryAfterSeconds } from '@/lib/http';

// Postgres can't hold NUL, and readers need no other control characters.
const Text = z.string().transform((text) => text.replace(/(?![\t\n])\p{Cc}/gu, ''));
const Answer = z.object({ translatedText: z.array(Text) });
const Complaint = z.object({ error: z.string().max(500) });

const MOST_SEGMENTS = 25;
const MOST_CHARACTERS = 8000;

interface Server {
  url: string;
  key?: string;
  /** For each batch. */
  timeoutMs?: number;
}

/** LibreTranslate and what speaks its API: https://docs.libretranslate.com. `url` is the server's address. */
export function libreTranslate({ url, key, timeoutMs = 60_000 }: Server): Translator {
  return {
    name: 'LibreTranslate',
    version: null,
    microsPerCharacter: 0,
    async translate(request) {
      const results: string[] = [];
      const codes = await codesOf(url, request);
      for (const segments of inBatches(request.segments)) {
        results.push(...(await askEngine({ url, key, timeoutMs, codes, request: { ...request, segments } })));
      }
      return results;
    },
    probe: () => probe(url),
  };
}

const PROBE_MS = 10_000;

async function probe(url: string): Promise<void> {
  const allow = [hostAndPort(new URL(url))];
  const { status } = await fetchGuarded({
    ...{ url: `${url}/languages`, timeoutMs: PROBE_MS, maxBytes: 1_000_000, allow },
  });
  if (status !== 200) throw refusedBy(status, undefined, undefined);
}

/** Asks what the engine calls a pair, where that is not plain from its tags. */
async function codesOf(url: string, { from, to }: TranslationRequest) {
  const plain = { source: plainCode(from), target: plainCode(to) };
  if (!isNamedVariously(from) && !isNamedVariously(to)) return plain;
  const languages = await askLanguages(url, PROBE_MS);
  return languages ? codesFor({ from, to }, languages) : plain;
}

interface Question extends Required<Pick<Server, 'timeoutMs'>> {
  url: string;
  key?: string;
  codes: { source: string; target: string };
  request: TranslationRequest;
}

async function askEngine({
  url,
  key,
  timeoutMs,
  codes,
  request: { segments, format, from, to },
}: Question): Promise<string[]> {
  requireAskable(url, new Date());
  const answer = await fetchGuarded({
    url: `${url}/translate`,
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({
      q: segments,
      ...codes,
      format,
      api_key: key,
    }),
    maxBytes: 4_000_000,
    timeoutMs,
    maxRedirects: 0,
    allow: [hostAndPort(new URL(url))], // the operator named this address
  });
  const body = parseJson(answer.body);
  if (answer.status === 400) {
    const languages = await askLanguages(url, PROBE_MS);
    if (languages) codesFor({ from, to }, languages); // says so, if that is why
  }
  if (answer.status !== 200) {
    const retryAfter = retryAfterSeconds(answer.headers['retry-after'], new Date());
    holdBack(url, retryAfter, new Date());
    throw refusedBy(answer.status, body, retryAfter);
  }
  const parsed = Answer.safeParse(body);
  if (!parsed.success)
    throw new Fault('engine-garbled', 'The translation engine answered something that is no translation.');
  const { translatedText } = parsed.data;
  const blank = segments.some((segment, at) => segment.trim() && !translatedText[at]?.trim());
  if (translatedText.length !== segments.length || blank) {
    throw new Fault('engine-incomplete', 'The translation engine left part of the text out.');
  }
  return translatedText;
}

function refusedBy(status: number, body: unknown, retryAfter: number | undefined): Fault {
  const said = Complaint.safeParse(body);
  const reason = said.success ? `: ${said.data.error}` : '';
  const code = status === 429 ? 'engine-busy' : 'engine-refused';
  return new Fault(code, `The translation engine answered ${status}${reason}.`, { retryAfter });
}

function parseJson(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined; // judged by what expected JSON
  }
}

function* inBatches(segments: string[]): Generator<string[]> {
  let batch: string[] = [];
  let characters = 0;
  for (const segment of segments) {
    const full = batch.length >= MOST_SEGMENTS || characters + segment.length > MOST_CHARACTERS;
    if (full && batch.length > 0) {
      yield batch;
      [batch, characters] = [[], 0];
    }
    batch.push(segment);
    characters += segment.length;
  }
  if (batch.length > 0) yield batch;
}
