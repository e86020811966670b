import { parseHTML } from 'linkedom';
import { cleanHtml } from '@/features/wire/clean-html';
import { findAgency } from '@/features/wire/find-agency';
import { guardHtml } from '@/features/wire/html/guard-html';
import { chooseBody } from '@/features/wire/page/choose-body';
import { readMeta, type PageMeta } from '@/features/wire/page/read-meta';
import { stripClutter } from '@/features/wire/page/strip-clutter';
import { tidyBlocks } from '@/features/wire/page/tidy-blocks';
import type { ExtractedPage } from '@/features/wire/schema';
import { decodeText } from '@/features/wire/text/decode-text';
import { escapeHtml } from '@/features/wire/text/plain-text';
import type { Block } from '@/lib/blocks';
import { Fault } from '@/lib/errors';

interface Received {
  body: Buffer | string;
  /** Where it came from: the base of relative addresses. */
  url?: string | null;
  /** The `Content-Type` header. */
  contentType?: string | null;
}

const WALL =
  /log ?in|sign ?in|anmeld|einloggen|connexion|se connecter|iniciar sesión|accedi|войти|consent|cookies?|captcha|robot|access denied|just a moment|attention required|forbidden|zugriff|abonn|subscribe|登录|登入|ログイン|로그인/i;

/**
 * Reads an article from its page: what the page says about it, and its text as blocks without navigation, advertising,
 * further reading and everything else around it. Throws `Fault`: `no-article` (a login or consent wall, a front page, a
 * video), `too-large`, `too-complex`.
 */
export function extractPage({ body, url, contentType }: Received): ExtractedPage {
  const html = typeof body === 'string' ? body : decodeText({ body, contentType });
  guardHtml(html);
  const { document } = parseHTML(inDocument(html));
  const base = baseOf(document, url ?? null);
  const meta = readMeta(document, base);
  stripClutter(document);
  const { agency, blocks } = findAgency(textOf(document, meta, base));
  const text = blocks
    .map((block) => block.text)
    .filter(Boolean)
    .join('\n\n');
  refuseWalls(meta.title ?? '', text);
  return {
    title: meta.title,
    byline: meta.byline,
    agency: agency ?? meta.agency,
    publishedAt: meta.publishedAt,
    language: meta.language,
    summary: meta.summary,
    image: meta.image,
    blocks,
    text,
  };
}

/** The DOM wants one root; hand-made pages begin with anything. */
function inDocument(html: string): string {
  if (/<html\b/i.test(html)) return html;
  return /<body\b/i.test(html) ? `<html>${html}</html>` : `<html><body>${html}</body></html>`;
}

function baseOf(document: Document, url: string | null): string | null {
  const written = document.querySelector('base[href]')?.getAttribute('href');
  const canonical = document.querySelector('link[rel~="canonical"]')?.getAttribute('href');
  if (written && URL.canParse(written, url ?? undefined)) return new URL(written, url ?? undefined).href;
  return url ?? (canonical && URL.canParse(canonical) ? canonical : null);
}

function textOf(document: Document, meta: PageMeta, base: string | null): Block[] {
  const body = chooseBody(document);
  const blocks = body ? tidyBlocks(cleanHtml(body, base).blocks, meta) : [];
  const read = blocks.reduce((sum, { text }) => sum + text.length, 0);
  // Some pages paint their text with a script and tell it in JSON-LD only.
  return meta.body && meta.body.length > 400 && read < meta.body.length / 3 ? linesOf(meta.body) : blocks;
}

function linesOf(body: string): Block[] {
  const html = /<p\b|<br\b/i.test(body)
    ? body
    : body
        .split(/\n+/)
        .map((line) => `<p>${escapeHtml(line)}</p>`)
        .join('');
  return cleanHtml(html).blocks;
}

function refuseWalls(title: string, text: string): void {
  // One sentence of Chinese says as much as three of Spanish.
  const weight =
    text.length +
    2 *
      (text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0);
  const wall = WALL.test(`${title} ${weight < 600 ? text : ''}`);
  if (weight >= (wall ? 600 : 60)) return;
  throw new Fault(
    'no-article',
    wall
      ? 'This page asks to log in or to agree to something; the article is not on it.'
      : 'No article was found on this page.',
  );
}
