import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import {
  control,
  corpusIsThere,
  dataFolder,
  desk,
  readCorpus,
  startTool,
  startWeb,
  type Document,
  type Running,
} from '@/acceptance/corpus';
import { testDatabase } from '@/tools/test-database';

const Outlets = z.array(
  z.object({ lang: z.string(), feed: z.string(), format: z.string(), full: z.boolean() }),
);
const Run = z.object({
  feeds: z.number(),
  new: z.number(),
  revised: z.number(),
  retracted: z.number(),
  failed: z.number(),
});
const Translated = z.object({ translated: z.number(), failed: z.number() });
const Listed = z.object({
  id: z.number(),
  state: z.string(),
  headline: z.string(),
  path: z.string().nullable(),
  sourceUrl: z.string(),
  blocks: z.object({ machine: z.number(), reviewed: z.number(), stale: z.number() }),
});
const Page = z.object({ articles: z.array(Listed), next: z.string().nullable() });

const same = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();

// The steps build on each other, as a newcomer's would.
describe.runIf(corpusIsThere)(
  'the real outlets become published English articles',
  { timeout: 600_000 },
  () => {
    const url = testDatabase();
    const environment: Record<string, string> = {};
    const running: Running[] = [];
    let outlets: Running;
    let web: Running;
    let documents: Map<string, Document>;
    let answers: Map<string, string>;

    beforeAll(async () => {
      documents = new Map(readCorpus().map((document) => [document.id, document]));
      // The engine knows one answer for a text, also where translators gave two.
      answers = new Map(
        [...documents.values()].flatMap(({ paragraphs, reference }) =>
          paragraphs.map(
            (paragraph, at) => [same(paragraph), same(reference?.paragraphs[at] ?? '')] as const,
          ),
        ),
      );
      outlets = await startTool('outlets.mjs');
      const engine = await startTool('replay-translate.mjs');
      Object.assign(environment, {
        ...{ DATABASE_URL: url, DATA_DIR: dataFolder(), FETCH_ALLOW: new URL(outlets.url).host },
        ...{ TRANSLATION_ENGINE: 'libretranslate', TRANSLATION_URL: engine.url },
      });
      web = await startWeb(environment);
      running.push(outlets, engine, web);
    }, 120_000);
    afterAll(() => {
      for (const { stop } of running) stop();
    });

    const ingest = async () => Run.parse(await desk(environment, 'ingest', '--once'));

    async function listAll() {
      const all = [];
      for (let after = '0'; ;) {
        const page = Page.parse(await desk(environment, 'articles', '--limit', '500', '--after', after));
        all.push(...page.articles);
        if (page.next === null) return all;
        after = page.next;
      }
    }

    const documentOf = (article: z.infer<typeof Listed>) => {
      const id = decodeURIComponent(article.sourceUrl.replace(/^.*\/|\.html.*$/g, ''));
      const document = documents.get(id);
      if (!document) throw new Error(`${article.sourceUrl} is no document of the corpus`);
      return document;
    };

    async function readBilingual(path: string) {
      const { document } = parseHTML(await (await fetch(`${web.url}${path}?view=bilingual`)).text());
      const text = (element: Element | null) => same(element?.textContent ?? '');
      const rows = [...document.querySelectorAll('.row')].map(
        (row) => [text(row.querySelector('.or')), text(row.querySelector('.en'))] as const,
      );
      return { rows, headline: text(document.querySelector('h1')) };
    }

    it('takes in all 35 outlets, in every dialect and charset', async () => {
      const list = Outlets.parse(await (await fetch(outlets.url)).json());
      expect(list).toHaveLength(35);
      for (const { lang, feed } of list) {
        await desk(
          environment,
          'source',
          'add',
          '--name',
          `Outlet ${lang}`,
          '--language',
          lang,
          '--feed',
          feed,
          '--licence',
          'full',
        );
      }
      expect(await ingest()).toMatchObject({
        feeds: 35,
        new: documents.size,
        revised: 0,
        retracted: 0,
        failed: 0,
      });
    });

    it('translates every item once', async () => {
      expect(Translated.parse(await desk(environment, 'translate', '--all'))).toMatchObject({
        translated: documents.size,
        failed: 0,
      });
      expect(Translated.parse(await desk(environment, 'translate', '--all'))).toMatchObject({
        translated: 0,
        failed: 0,
      });
    });

    it('shows every paragraph the engine knows beside its original', async () => {
      const ids = (await listAll()).map((article) => String(article.id));
      await desk(environment, 'publish', ...ids, '--reviewed');
      const articles = await listAll();
      expect(articles.filter((article) => article.path === null)).toEqual([]);
      const missing: string[] = [];
      for (const article of articles) {
        const document = documentOf(article);
        const { rows, headline } = await readBilingual(article.path ?? '');
        if (document.reference && headline !== same(document.reference.title))
          missing.push(`${document.id}: headline ${headline}`);
        document.paragraphs.forEach((paragraph) => {
          const english = document.reference && answers.get(same(paragraph));
          const found = rows.some(
            ([left, right]) => left === same(paragraph) && (!english || right === english),
          );
          if (!found && same(paragraph) !== '') missing.push(`${document.id}: ${paragraph.slice(0, 80)}`);
        });
      }
      expect(missing).toEqual([]);
    });

    it('finds nothing new the second time', async () => {
      expect(await ingest()).toMatchObject({ feeds: 35, new: 0, revised: 0, retracted: 0, failed: 0 });
    });

    it('finds a revised paragraph in every dialect, marks its block stale and leaves the published text', async () => {
      const list = Outlets.parse(await (await fetch(outlets.url)).json());
      const kinds = new Map(list.map((outlet) => [`${outlet.format} ${String(outlet.full)}`, outlet.lang]));
      const articles = await listAll();
      const revised = [...kinds.values()].map((lang) =>
        articles.find(
          (article) => documentOf(article).lang === lang && documentOf(article).paragraphs.length > 2,
        ),
      );
      const before = await Promise.all(revised.map((article) => readBilingual(article?.path ?? '')));
      for (const article of revised) {
        if (article)
          await control(outlets, {
            do: 'revise',
            id: documentOf(article).id,
            paragraph: 1,
            text: `${documentOf(article).paragraphs[1] ?? ''} (42)`,
          });
      }
      expect(await ingest()).toMatchObject({ new: 0, revised: revised.length, retracted: 0 });
      const now = new Map((await listAll()).map((article) => [article.id, article]));
      expect(revised.map((article) => now.get(article?.id ?? 0)?.blocks.stale)).toEqual(revised.map(() => 1));
      const after = await Promise.all(revised.map((article) => readBilingual(article?.path ?? '')));
      expect(after).toEqual(before);
    });

    it('flags a story that its outlet takes down', async () => {
      const articles = await listAll();
      for (const lang of ['de', 'cs']) {
        const article = articles.find((candidate) => documentOf(candidate).lang === lang);
        if (article) await control(outlets, { do: 'retract', id: documentOf(article).id });
      }
      expect(await ingest()).toMatchObject({ new: 0, retracted: 2 });
    });

    it('records a failing outlet with its reason and heals', async () => {
      for (const kind of [
        '500',
        'close',
        'garbage',
        'huge',
        'gzipbomb',
        'loop',
        'entities',
        '429',
        'empty',
        'html',
      ]) {
        await control(outlets, { do: 'fault', lang: 'ja', kind });
        expect(await ingest(), kind).toMatchObject({ new: 0, failed: 1, retracted: 0 });
      }
      await control(outlets, { do: 'fault', lang: 'ja', kind: null });
      expect(await ingest()).toMatchObject({ failed: 0, new: 0 });
    });
  },
);
