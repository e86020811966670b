import type { Page } from '@playwright/test';
import { createUser } from '@/features/accounts/mutations';
import { db } from '@/lib/db';
import type { Bench } from '../bench';
import { quantile } from '../load/ask';
import { startBrowser } from '../stack/browser';
import { at, PORTS } from '../stack/ports';

const BLOCKS = 200;
const TIMES = 5;
const EDITOR = { email: 'bench@times.example', password: 'a long enough password', name: 'Bench' };
const LETTERS = 'The bridge stays closed until the first of March.';

/**
 * The newsroom's bench: from asking for a story of 200 blocks until its script answers keys, and from a key until its
 * letter stands on the screen while no answer of the server comes.
 */
export async function measureOpening({ report, untouched }: Bench): Promise<void> {
  const [story] = untouched.take(1);
  await lengthen(story?.id ?? 0);
  await createUser({ ...EDITOR, role: 'editor' });
  const browser = await startBrowser();
  try {
    const page = await browser.newPage();
    await page.addInitScript(WATCHING); // when its script has taken over, and how long each key takes to the next frame
    await signIn(page);
    const opened: number[] = [];
    for (let time = 0; time < TIMES; time++) opened.push(await open(page, story?.id ?? 0));
    report.add(
      `newsroom, ${BLOCKS} blocks: until keys act, median of ${TIMES}`,
      quantile(opened, 0.5),
      'ms',
      {
        most: 1000,
      },
    );
    const typed = await type(page);
    report.add('newsroom, without an answer: from key to letter, p50', quantile(typed, 0.5), 'ms', {
      most: 50,
    });
    report.add('newsroom, without an answer: from key to letter, p99', quantile(typed, 0.99), 'ms');
  } finally {
    await browser.close();
  }
}

/** Gives a story and its original as many blocks, each with some text of theirs. */
async function lengthen(articleId: number): Promise<void> {
  const { baseRevisionId } = await db().article.findUniqueOrThrow({ where: { id: articleId } });
  await db().$executeRaw`DELETE FROM article_blocks WHERE article_id = ${articleId}`;
  await db().$executeRaw`DELETE FROM source_blocks WHERE revision_id = ${baseRevisionId}`;
  await db().$executeRaw`
    INSERT INTO source_blocks (revision_id, key, position, kind, text, html, hash)
    SELECT ${baseRevisionId}, 'b' || n, n - 1, 'paragraph', t, t, md5(t)
    FROM generate_series(1, ${BLOCKS}) n, LATERAL (SELECT repeat('Wort ' || n || ' ', 40)) AS o (t)`;
  await db().$executeRaw`
    INSERT INTO article_blocks (article_id, key, position, kind, text, html, status, source_key, source_hash, engine)
    SELECT ${articleId}, 'b' || n, n - 1, 'paragraph', t, t, 'machine', 'b' || n, md5(t), 'Bench'
    FROM generate_series(1, ${BLOCKS}) n, LATERAL (SELECT repeat('word ' || n || ' ', 40)) AS o (t)`;
}

type Watched = typeof globalThis & { ready?: number; keys: number[] };

// As text: what tsx makes of a function names helpers that no browser has.
const WATCHING = `
  self.keys = [];
  requestAnimationFrame(function look() {
    if (document.querySelector('[data-line="saved"]')) self.ready = performance.now();
    else requestAnimationFrame(look);
  });
  addEventListener('keydown', () => {
    const pressed = performance.now();
    requestAnimationFrame(() => setTimeout(() => self.keys.push(performance.now() - pressed)));
  }, true);`;

async function signIn(page: Page): Promise<void> {
  await page.goto(at(PORTS.web, '/newsroom/sign-in'));
  await page.getByLabel('Email').fill(EDITOR.email);
  await page.getByLabel('Password').fill(EDITOR.password);
  await page.getByRole('button', { name: 'Sign in with a password' }).click();
  await page.getByRole('heading', { name: 'Today' }).waitFor();
}

async function open(page: Page, id: number): Promise<number> {
  await page.goto(at(PORTS.web, `/newsroom/articles/${id}`));
  const ready = await page.waitForFunction(() => (globalThis as Watched).ready);
  return (await ready.jsonValue()) ?? Infinity;
}

async function type(page: Page): Promise<number[]> {
  await page.route('**/saves/**', () => undefined); // no answer ever comes
  await page.keyboard.press('e');
  await page.evaluate(() => ((globalThis as Watched).keys = []));
  await page.keyboard.type(LETTERS, { delay: 40 });
  await page.waitForTimeout(200);
  const standing = await page
    .getByRole('main')
    .getByRole('textbox', { name: /, text$/ })
    .textContent();
  if (!standing?.includes(LETTERS)) throw new Error('what was typed does not stand on the bench');
  return page.evaluate(() => (globalThis as Watched).keys);
}
