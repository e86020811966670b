import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { escapeHtml } from '@/lib/text/escape-html';

export type Dialect = 'rss' | 'rdf' | 'atom' | 'json';
export type Ailment =
  | '500' | '429' | 'slow' | 'close' | 'garbage' | 'huge' | 'gzipbomb' | 'loop' | 'entities' | 'toolong' | 'empty' | 'html'; // prettier-ignore

/** One story of the outlet. `enclosure` is a picture that only the feed knows of. */
export interface OutletStory {
  slug: string;
  title: string;
  paragraphs: string[];
  picture?: boolean;
  enclosure?: boolean;
  pageFault?: Ailment;
  /** Taken down: gone from feed and site; `pageGone`: the feed has not noticed. */
  gone?: boolean;
  pageGone?: boolean;
  /** The content as written, instead of the paragraphs; what follows `?` in the address. */
  html?: string;
  query?: string;
}

/** What one feed of the outlet is like. */
export interface OutletFeed {
  dialect: Dialect;
  full: boolean;
  stories: OutletStory[];
  /** Still on the site, no longer listed. */
  rolledOff?: OutletStory[];
  ailment?: Ailment;
}

const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="800" height="600" fill="teal"/></svg>';
const PUBLISHED = new Date(Date.now() - 3_600_000);

/** A small outlet on loopback, as real ones are: feeds in four dialects, pages with clutter, pictures, bad days. */
export class TestOutlet {
  /** Every path that was asked for, in order. */
  readonly asked: string[] = [];
  readonly #feeds: Record<string, OutletFeed>;
  readonly #server: Server;
  readonly #port: number;

  constructor(port: number, feeds: Record<string, OutletFeed>) {
    this.#port = port;
    this.#feeds = feeds;
    this.#server = createServer((request, response) => this.#answer(request, response));
  }

  get base(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  open(): Promise<void> {
    return new Promise((resolve) => this.#server.listen(this.#port, '127.0.0.1', resolve));
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  feedUrl(name: string): string {
    return `${this.base}/${name}/feed`;
  }

  #answer(request: IncomingMessage, response: ServerResponse): ServerResponse {
    const { pathname } = new URL(request.url ?? '/', this.base);
    this.asked.push(pathname);
    const [, name = '', page = ''] = pathname.split('/');
    const feed = this.#feeds[name];
    if (name === 'pictures') return send(response, 'image/svg+xml', `${PICTURE}<!-- ${pathname} -->`);
    if (!feed) return send(response, 'text/plain', 'nothing here', 404);
    if (page.startsWith('feed'))
      return feed.ailment ? ail(feed.ailment, response) : this.#sendFeed(name, feed, request, response);
    const story = [...feed.stories, ...(feed.rolledOff ?? [])].find(({ slug }) => slug === page);
    if (!story || story.gone || story.pageGone)
      return send(response, 'text/html', '<h1>Gone</h1>', story ? 410 : 404);
    if (story.pageFault) return ail(story.pageFault, response);
    return send(response, 'text/html; charset=utf-8', this.#page(story));
  }

  #sendFeed(
    name: string,
    { dialect, full, stories }: OutletFeed,
    request: IncomingMessage,
    response: ServerResponse,
  ): ServerResponse {
    const listed = stories.filter((story) => !story.gone).map((story) => this.#entry(name, story, full));
    const { type, body } = WRITERS[dialect](listed);
    const etag = `"${Buffer.from(body).toString('base64').length}-${hashOf(body)}"`;
    if (request.headers['if-none-match'] === etag) return response.writeHead(304, { etag }).end();
    return send(response, type, body, 200, { etag });
  }

  #entry(name: string, story: OutletStory, full: boolean): Entry {
    return {
      id: `${name}-${story.slug}`,
      url: `${this.base}/${name}/${story.slug}?${story.query ?? 'utm_source=rss'}`,
      title: story.title,
      summary: (story.paragraphs[0] ?? '').slice(0, 120),
      content: full ? this.#body(story) : null,
      enclosure: story.enclosure ? `${this.base}/pictures/${story.slug}.svg` : null,
    };
  }

  #body({ slug, paragraphs, picture, html }: OutletStory): string {
    if (html) return html;
    const caption = `The harbour at ${slug} <span class="credit">Photo: Ana Lund</span>`;
    const figure = `<figure><img src="${this.base}/pictures/in-${slug}.svg" alt="A harbour"><figcaption>${caption}</figcaption></figure>`;
    return (picture ? figure : '') + paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n');
  }

  #page(story: OutletStory): string {
    const clutter = '<nav><a href="/">Start</a> <a href="/sport">Sport</a></nav>';
    return `<!doctype html><html lang="es"><head><title>${escapeHtml(story.title)}</title></head><body>${clutter}
      <main><article><h1>${escapeHtml(story.title)}</h1>${this.#body(story)}</article></main><footer>Impressum</footer></body></html>`;
  }
}

/** Paragraphs long enough to be an article: `seed` makes them distinct. */
export function paragraphsOf(seed: string, count = 4): string[] {
  return Array.from(
    { length: count },
    (_, at) =>
      `El párrafo ${at + 1} de ${seed} cuenta con calma lo que pasó aquel día en el puerto, quién estaba presente y qué se decidió ` +
      `después, porque los vecinos querían saberlo todo y el alcalde prometió responder a cada pregunta número ${at + 1}.`,
  );
}

interface Entry {
  id: string;
  url: string;
  title: string;
  summary: string;
  content: string | null;
  enclosure: string | null;
}

const cdata = (html: string) => `<![CDATA[${html}]]>`;
const media = (url: string | null) =>
  url
    ? `<media:content url="${url}" medium="image"><media:credit>Eva Roth</media:credit><media:title>A quay</media:title></media:content>`
    : '';
const encoded = (html: string | null) => (html ? `<content:encoded>${cdata(html)}</content:encoded>` : '');
const NAMES =
  'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:dc="http://purl.org/dc/elements/1.1/"';

const WRITERS: Record<Dialect, (entries: Entry[]) => { type: string; body: string }> = {
  rss: (entries) => ({
    type: 'application/rss+xml; charset=utf-8',
    body: `<?xml version="1.0"?><rss version="2.0" ${NAMES}><channel><title>Faro</title><language>es</language>${entries
      .map(
        (
          e,
        ) => `<item><title>${escapeHtml(e.title)}</title><link>${e.url}</link><guid isPermaLink="false">${e.id}</guid>
        <pubDate>${PUBLISHED.toUTCString()}</pubDate><description>${cdata(e.summary)}</description>${encoded(e.content)}${media(e.enclosure)}</item>`,
      )
      .join('')}</channel></rss>`,
  }),
  rdf: (entries) => ({
    type: 'application/rdf+xml; charset=utf-8',
    body: `<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" ${NAMES}>
      <channel><title>Faro</title></channel>${entries
        .map(
          (e) => `<item rdf:about="${e.id}"><title>${escapeHtml(e.title)}</title><link>${e.url}</link>
          <dc:date>${PUBLISHED.toISOString()}</dc:date><description>${cdata(e.summary)}</description>${encoded(e.content)}${media(e.enclosure)}</item>`,
        )
        .join('')}</rdf:RDF>`,
  }),
  atom: (entries) => ({
    type: 'application/atom+xml; charset=utf-8',
    body: `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="es" ${NAMES}><title>Faro</title>${entries
      .map(
        (
          e,
        ) => `<entry><title>${escapeHtml(e.title)}</title><id>${e.id}</id><link href="${e.url}"/><published>${PUBLISHED.toISOString()}</published>
        <updated>${PUBLISHED.toISOString()}</updated><summary>${escapeHtml(e.summary)}</summary>${
          e.content ? `<content type="html">${escapeHtml(e.content)}</content>` : ''
        }${media(e.enclosure)}</entry>`,
      )
      .join('')}</feed>`,
  }),
  json: (entries) => ({
    type: 'application/feed+json',
    body: JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Faro',
      language: 'es',
      items: entries.map(({ id, url, title, summary, content, enclosure }) => ({
        ...{ id, url, title, summary, date_published: PUBLISHED.toISOString() },
        ...(content && { content_html: content }),
        ...(enclosure && { image: enclosure }),
      })),
    }),
  }),
};

function ail(ailment: Ailment, response: ServerResponse): ServerResponse {
  const xml = 'application/rss+xml';
  switch (ailment) {
    case '500':
      return send(response, 'text/plain', 'broken', 500);
    case '429':
      return send(response, 'text/plain', 'slower', 429, { 'retry-after': '7200' });
    case 'slow':
      response.writeHead(200, { 'content-type': xml }).write('<rss>');
      return response;
    case 'close':
      return response.destroy();
    case 'garbage':
      return send(response, xml, 'ÿþ\u0001 not a feed at all {');
    case 'huge':
      return send(response, xml, `<rss><channel>${'x'.repeat(21_000_000)}`);
    case 'gzipbomb':
      return send(response, xml, gzipSync(Buffer.alloc(60_000_000, 'a')), 200, {
        'content-encoding': 'gzip',
      });
    case 'loop':
      return response.writeHead(302, { location: '?again' }).end();
    case 'entities':
      return send(response, xml, bombOf());
    case 'toolong':
      return send(response, xml, manyItems(100_000));
    case 'empty':
      return send(response, xml, '');
    case 'html':
      return send(
        response,
        'text/html',
        '<!doctype html><html><title>Log in</title><body>Please log in</body></html>',
      );
  }
}

function bombOf(): string {
  const levels = Array.from({ length: 9 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`);
  return `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "boom">${levels.join('')}]><rss version="2.0"><channel><item><title>&e9;</title></item></channel></rss>`;
}

function manyItems(count: number): string {
  const items = Array.from(
    { length: count },
    (_, at) => `<item><title>Item ${at}</title><guid isPermaLink="false">many-${at}</guid></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>Many</title>${items.join('')}</channel></rss>`;
}

function send(
  response: ServerResponse,
  type: string,
  body: string | Buffer,
  status = 200,
  headers: Record<string, string> = {},
): ServerResponse {
  return response.writeHead(status, { 'content-type': type, ...headers }).end(body);
}

function hashOf(text: string): number {
  let hash = 0;
  for (const letter of text) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) | 0;
  return hash;
}
