import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { ask } from '../load/ask';
import type { Bench } from '../bench';
import { at, PORTS } from '../stack/ports';
import { listFonts } from './list-fonts';

type Weights = Record<'html' | 'css' | 'script' | 'fonts', number>;

const KB = 1024;
const INFLATE = { gzip: gunzipSync, br: brotliDecompressSync };

/** What a first visit to the front page and to an article costs, as it goes over the line. */
export async function measurePageBytes({ report, untouched }: Bench): Promise<void> {
  const [article] = untouched.take(1);
  for (const [name, path] of [
    ['front page', '/'],
    ['article page', article?.path ?? '/'],
  ] as const) {
    for (const encoding of ['gzip', 'br'] as const) {
      const { html, css, script, fonts } = await weigh(path, encoding);
      const judged = name === 'article page';
      report.add(
        `${name}, ${encoding}: HTML, CSS and script`,
        (html + css + script) / KB,
        'KB',
        judged ? { most: 20 } : undefined,
      );
      report.add(
        `${name}, ${encoding}: the same with fonts`,
        (html + css + script + fonts) / KB,
        'KB',
        judged ? { most: 60 } : undefined,
      );
      report.note(
        [html, css, script, fonts]
          .map(
            (bytes, part) => `${['HTML', 'CSS', 'script', 'fonts'][part] ?? ''} ${(bytes / KB).toFixed(1)}`,
          )
          .join(', '),
      );
    }
  }
}

async function weigh(path: string, encoding: 'gzip' | 'br'): Promise<Weights> {
  const fetched = (address: string) => ask(at(PORTS.web, address), encoding);
  const page = await fetched(path);
  const html = INFLATE[encoding](page.body).toString();
  const styles = await Promise.all(addressesIn(html, /<link[^>]+rel="stylesheet"[^>]*>/g).map(fetched));
  const scripts = await Promise.all(addressesIn(html, /<script[^>]+src="[^>]*>/g).map(fetched));
  const fonts = await Promise.all((await listFonts(at(PORTS.web, path), html)).map(fetched));
  const sum = (replies: { body: Buffer }[]) => replies.reduce((bytes, { body }) => bytes + body.length, 0);
  return { html: page.body.length, css: sum(styles), script: sum(scripts), fonts: sum(fonts) };
}

function addressesIn(html: string, tags: RegExp): string[] {
  const found = html.match(tags)?.flatMap((tag) => /(?:href|src)="(\/[^"]*)"/.exec(tag)?.[1] ?? []);
  return [...new Set(found)];
}
