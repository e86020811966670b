import { setTimeout as sleep } from 'node:timers/promises';
import { makeDraft, makeSource } from '@/features/articles/test-article';
import { publishArticle } from '@/features/articles/publish-article';
import { scheduleArticle } from '@/features/articles/workflow/schedule-article';
import { requestFeeds } from '@/features/ingest/poll-feeds';
import { listFeeds } from '@/features/ingest/queries';
import { paragraphsOf, TestOutlet, type OutletStory } from '@/features/ingest/test-outlet';
import { fakeEnglish, sendJson, TestEngine } from '@/features/translation/test-engine';
import { closeDb, db } from '@/lib/db';
import { env } from '@/lib/env';
import { freePort } from '@/lib/postgres/cluster/port';
import { findLost } from '@/workers/kills/site/test-found-lost';
import { KilledSite } from '@/workers/kills/site/test-killed-site';
import { TestEditor } from '@/workers/kills/site/test-editor';
import { findBroken } from '@/workers/kills/test-invariants';

const ACTOR = { userId: null, name: 'A test' };
const FIRST_WITHIN_MS = 300_000;
const PATIENCE_MS = 120_000;
const QUEUE_WITHIN_MS = 180_000;
const VISIBLE_WITHIN_MS = 20_000; // what is seen late on a machine at its limit is no fault; what is never seen is
const SCHEDULED_IN_MS = 1500;

/**
 * A whole site with a newsroom at work, for bad days: an editor saves and sends pictures, an outlet publishes, an engine
 * translates, stories go out at once and by their time. At the end it says what was answered as done and is not.
 */
export class SiteAtWork {
  readonly #once: number[] = [];
  #working: Promise<void> = Promise.resolve();
  #rounds = 0;
  slowestMs = 0;

  private constructor(
    readonly site: KilledSite,
    readonly editor: TestEditor,
    private readonly stories: OutletStory[],
    private readonly editions: number,
    private readonly stop: () => void,
  ) {}

  /** Starts everything in this folder and waits until it works. */
  static async open(folder: string, settings: Record<string, string> = {}): Promise<SiteAtWork> {
    const [port, outletPort, enginePort] = [await freePort(), await freePort(), await freePort()];
    const stories: OutletStory[] = [];
    const outlet = new TestOutlet(outletPort, { f: { dialect: 'rss', full: false, stories } });
    const engine = new TestEngine(enginePort);
    engine.answer = ({ q }, response) => {
      setTimeout(() => {
        sendJson(response, { translatedText: q.map(fakeEnglish) });
      }, 60);
    };
    await Promise.all([outlet.open(), engine.open()]);
    const own = {
      ...{ FETCH_ALLOW: `127.0.0.1:${outletPort}`, TRANSLATION_ENGINE: 'libretranslate' },
      ...{ TRANSLATION_URL: engine.url, WORKER_BEAT_MS: '1000' },
    };
    const site = new KilledSite({ folder, port, settings: { ...own, ...settings } });
    Object.assign(env(), { DATA_DIR: folder, SITE_URL: site.url, DATABASE_URL: settings.DATABASE_URL });
    await closeDb();
    site.start();
    await site.isWhole(FIRST_WITHIN_MS);
    const sourceId = await makeSource();
    await db().feed.create({ data: { sourceId, url: outlet.feedUrl('f'), nextFetchAt: new Date(0) } });
    const editor = await TestEditor.signIn(site.url, await makeDraft());
    const stop = () => {
      outlet.close();
      engine.close();
    };
    const opened = new SiteAtWork(site, editor, stories, await makeDraft(), stop);
    opened.#working = editor.work();
    return opened;
  }

  /** One story appears anew, one gets its time, the outlet has one more. Answers the headline, once it was published. */
  async makeNews(): Promise<string> {
    const round = (this.#rounds += 1);
    const slug = `s${round}`;
    this.stories.push({ slug, title: `Historia ${round}`, paragraphs: paragraphsOf(slug) });
    const headline = `The news of round ${round}`;
    await patiently(async () => {
      const [id, now] = [this.editions, new Date()];
      await db().article.update({ where: { id }, data: { headline, version: { increment: 1 } } });
      await publishArticle({ articleId: id, actor: ACTOR, now });
    });
    await patiently(async () => requestFeeds(await listFeeds({}), { recheck: false }));
    await patiently(async () => {
      const articleId = await makeDraft({ slug: `round-${round}-${crypto.randomUUID()}` });
      const now = new Date();
      await scheduleArticle({ articleId, actor: ACTOR, now, at: new Date(now.getTime() + SCHEDULED_IN_MS) });
      this.#once.push(articleId);
    });
    return headline;
  }

  /** Whether readers get this headline. How long that took is kept in `slowestMs`. */
  async isSeen(headline: string): Promise<boolean> {
    const began = Date.now();
    const { path } = await patiently(() => db().article.findUniqueOrThrow({ where: { id: this.editions } }));
    while (Date.now() - began < VISIBLE_WITHIN_MS) {
      const page = await fetch(`${this.site.url}${path ?? ''}`).catch(() => null); // it may be on its way still
      if ((await page?.text())?.includes(headline)) {
        this.slowestMs = Math.max(this.slowestMs, Date.now() - began);
        return true;
      }
      await sleep(50);
    }
    return false;
  }

  /**
   * Ends the work and waits for the jobs. `left` are jobs that never ended, `refused` answers that nobody understands,
   * `idle` what was never done at all.
   */
  async finish() {
    this.editor.stop();
    await this.#working;
    const left = await untilQueueIsEmpty();
    const broken = await findBroken({ only: 'anything', editions: [this.editions] });
    const lost = await findLost({ editor: this.editor, once: this.#once, stories: this.stories.length });
    const { saved, kept, refused } = this.editor;
    const did = { saves: saved.count, pictures: kept.length, stories: this.stories.length };
    const idle = Object.entries(did).flatMap(([what, count]) => (count > 0 ? [] : [what]));
    return { left, refused, idle, broken: { ...broken, ...lost } };
  }

  async close(): Promise<void> {
    this.editor.stop();
    await closeDb();
    await this.site.stop();
    this.stop();
  }
}

/** Done again, from the beginning, where the database was away meanwhile. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (const deadline = Date.now() + PATIENCE_MS; ;) {
    try {
      return await work();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await closeDb().catch(() => undefined);
      await sleep(250);
    }
  }
}

/** The jobs that are left when nothing gets on any more. */
async function untilQueueIsEmpty(): Promise<string[]> {
  for (const deadline = Date.now() + QUEUE_WITHIN_MS; ;) {
    // What failed while the database was away waits for its next try: nobody is asked to be so patient here.
    await db().$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = now()
      WHERE locked_at IS NULL AND attempts BETWEEN 1 AND max_attempts - 1 AND run_at > now()`;
    const rows = await db().$queryRaw<{ told: string }[]>`
      SELECT concat_ws(' ', task.identifier, job.attempts, job.locked_by, job.last_error) AS told
      FROM graphile_worker._private_jobs AS job JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id`;
    if (rows.length === 0 || Date.now() > deadline) return rows.map(({ told }) => told);
    await sleep(500);
  }
}
