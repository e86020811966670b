import { z } from 'zod';
import { pool } from '@/lib/db';
import { inRender, newRenderScope } from '@/lib/render';
import type { NextApp } from '../../next-app';
import { ourRedirects } from '../../redirects';
import { type Rendered, renderPage } from '../../render/render-page';

/** A page as it would be kept: what it says, and under which names it would go. */
export interface Kept {
  text: string;
  names: ReadonlySet<string>;
  /** How old it may get before it is refreshed behind its reader. */
  softAgeMs: number;
}

const Subject = z.object({
  id: z.number(),
  path: z.string(),
  day: z.string(),
  section: z.string(),
  source: z.string(),
  language: z.string(),
  topic: z.string(),
  author: z.string(),
  related: z.string(),
});
type Subject = z.infer<typeof Subject>;

/** The story around which everything is changed: it has all that a story of the demo can have. */
export async function chooseSubject(): Promise<Subject> {
  const { rows } = await pool().query(`
    SELECT a.id, a.path, a.published_on::text AS day, s.slug AS section, o.slug AS source, lower(a.original_language) AS language,
      (SELECT t.slug FROM article_topics n JOIN topics t ON t.id = n.topic_id WHERE n.article_id = a.id ORDER BY t.id LIMIT 1) AS topic,
      (SELECT p.slug FROM bylines n JOIN people p ON p.id = n.person_id WHERE n.article_id = a.id ORDER BY n.position LIMIT 1) AS author,
      (SELECT b.path FROM articles b WHERE a.id = ANY (b.related_ids) AND b.state IN ('published', 'corrected') ORDER BY b.id LIMIT 1) AS related
    FROM articles a JOIN sections s ON s.id = a.section_id JOIN sources o ON o.id = a.source_id
    WHERE a.state = 'corrected' AND EXISTS (SELECT FROM corrections c WHERE c.article_id = a.id)
      AND EXISTS (SELECT FROM bylines n WHERE n.article_id = a.id AND n.person_id IS NOT NULL)
      AND EXISTS (SELECT FROM bylines n WHERE n.article_id = a.id AND n.agency_id IS NOT NULL)
      AND EXISTS (SELECT FROM article_topics n WHERE n.article_id = a.id)
      AND EXISTS (SELECT FROM articles b WHERE a.id = ANY (b.related_ids))
    ORDER BY a.first_published_at DESC LIMIT 1`);
  return Subject.parse(rows[0]);
}

/** Gives the subject what the demo leaves to editors: a place on the front and its section's page, a time as breaking news, an old address. */
export async function furnish({ id, path }: Subject): Promise<void> {
  await pool().query(
    `WITH laid AS (
       INSERT INTO front_versions (section_id, number, state, published_at)
       SELECT section_id, 1000, 'published', now() FROM (SELECT NULL::int AS section_id UNION ALL SELECT section_id FROM articles WHERE id = $1) pages
       RETURNING id)
     INSERT INTO front_slots (version_id, position, article_id) SELECT id, 0, $1 FROM laid`,
    [id],
  );
  await pool().query(`UPDATE articles SET breaking_until = now() + interval '2 hours' WHERE id = $1`, [id]);
  await pool().query(
    `INSERT INTO redirects (path, target, status, article_id) VALUES ('/an-old-address', $1, 301, $2)`,
    [path, id],
  );
}

/** One address of every kind that shows the subject, and some that show nothing yet. */
export function addressesAround(subject: Subject): string[] {
  const { path, day, section, source, language, topic, author, related } = subject;
  const lists = [
    '',
    `/${section}`,
    `/sources/${source}`,
    `/languages/${language}`,
    `/topics/${topic}`,
    `/authors/${author}`,
  ];
  return [
    ...lists.map((list) => list || '/'),
    ...[...lists.map((list) => `${list}/feed.xml`), '/atom.xml', '/feed.json'],
    ...[path, `${path}?view=original`, `${path}?view=bilingual`, related],
    ...['/latest', '/corrections', '/sources', '/topics', '/authors', '/languages', '/trending'],
    ...['/archive', `/archive/${day.slice(0, 4)}`, `/archive/${day.slice(0, 7)}`, `/archive/${day}`],
    ...[
      '/sitemap.xml',
      '/sitemaps/news.xml',
      `/sitemaps/${day.slice(0, 7)}.xml`,
      '/sitemaps/pages.xml',
      '/robots.txt',
    ],
    ...[`/search?q=${topic}`, '/search', `/report?article=${subject.id}`],
    ...[
      '/about',
      '/editorial-policy',
      '/saved',
      '/topics/not-yet',
      '/authors/not-yet',
      '/sources/not-yet',
      '/not-yet',
    ],
    `${path}-that-was-not`,
  ];
}

/** All of them as they would be rendered now, and where each of `led` leads. */
export async function renderAll(
  next: NextApp,
  addresses: readonly string[],
  led: readonly string[],
): Promise<Map<string, Kept>> {
  const kept = new Map<string, Kept>();
  const redirects = ourRedirects();
  for (const address of addresses) {
    const request = { url: address, siteUrl: 'http://127.0.0.1', timeoutMs: 60_000 };
    kept.set(address, asKept(address, await renderPage(next.renderer, request)));
  }
  for (const path of led) {
    const scope = newRenderScope();
    const to = await inRender(scope, () => redirects.load([path]));
    kept.set(`where ${path} leads`, {
      text: JSON.stringify(to),
      names: new Set([...scope.deps, path]),
      softAgeMs: Infinity,
    });
  }
  return kept;
}

function asKept(address: string, { status, scope, body, headers }: Rendered): Kept {
  const said = scope.parts ? scope.parts.head + scope.parts.body : body.toString();
  const names = new Set([...scope.deps, address.replace(/\?.*/, '')]);
  return { text: `${status} ${headers.location ?? ''} ${said}`, names, softAgeMs: scope.softAgeMs };
}
