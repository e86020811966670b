import { request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import type { Wanted } from './addresses';
import { inTurns } from './crawl';
import { attributesOf, type Page, unless, unlessSame } from './page';

/** Asks each address again with the ETag it had: 304, and not one byte of a body. */
export async function findChangedAnswers(pages: readonly Page[]): Promise<string[]> {
  const answers = await inTurns(pages, async ({ site, path, headers }) => {
    const answer = await askFor(site + path, {
      'accept-encoding': headers.get('content-encoding') ?? 'identity', // each coding has a tag of its own
      'if-none-match': headers.get('etag') ?? '',
    });
    return [
      ...unlessSame(answer.status, 304, `${path}: the second answer`),
      ...unlessSame(answer.body.length, 0, `${path}: the body of a 304`),
    ];
  });
  return answers.flat();
}

/** Bytes of HTML, CSS and script of a first visit, compressed with gzip. */
export async function weigh(page: Page): Promise<number> {
  const paths = [
    page.path,
    ...attributesOf(page, 'link[rel=stylesheet]', 'href'),
    ...attributesOf(page, 'script[src]', 'src'),
  ];
  const answers = await inTurns(paths, async (path) => {
    const { body, encoding } = await askFor(page.site + path, { 'accept-encoding': 'gzip' });
    if (encoding === 'gzip') gunzipSync(body); // throws when it is none
    return body.length;
  });
  return answers.reduce((sum, bytes) => sum + bytes, 0);
}

const SLOWEST_MS = 5000;

/** What each address should answer. A breach names the address and what it answered, or how long it took. */
export async function findWrongAnswers(site: string, wanted: Wanted): Promise<string[]> {
  const answers = await inTurns(wanted, async ([path, status]) => {
    const began = performance.now();
    const answer = await askFor(site + path);
    const milliseconds = performance.now() - began;
    return [
      ...unless(
        [status].flat().includes(answer.status),
        `${shortened(path)} answers ${answer.status}, not ${String(status)}`,
      ),
      ...unless(milliseconds < SLOWEST_MS, `${shortened(path)} took ${Math.round(milliseconds)} ms`),
    ];
  });
  return answers.flat();
}

function shortened(path: string): string {
  return path.length > 80 ? `${path.slice(0, 80)}… (${path.length})` : path;
}

interface RawAnswer {
  status: number;
  encoding: string | undefined;
  location: string | undefined;
  body: Buffer;
}

/** As it goes over the line: nothing is unpacked, no redirect followed, the path is sent as it stands. */
function askFor(url: string, headers: Record<string, string> = {}): Promise<RawAnswer> {
  const { hostname, port, origin } = new URL(url);
  return new Promise((resolve, reject) => {
    const path = url.slice(origin.length);
    request({ hostname, port, path, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          encoding: answer.headers['content-encoding'],
          location: answer.headers.location,
          body: Buffer.concat(chunks),
        }),
      );
    })
      .on('error', reject)
      .end();
  });
}
