import { publishArticle } from '@/features/articles/publish-article';
import { getSnapshot } from '@/features/newsroom/history/queries';
import { restoreVersion } from '@/features/newsroom/history/restore-version';
import { saveDraft, type Writer } from '@/features/newsroom/saving/mutations';
import { readDraft } from '@/features/newsroom/saving/queries';
import { Change, type Draft } from '@/features/newsroom/saving/schema';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';

/** A text that went in, and the version of the article that its writer had seen. */
interface Written {
  text: string;
  by: number;
  version: number;
  seen: number;
}

/** A block that was brought back; what stood there is in the revision before. */
interface Restored {
  key: string;
  before: number;
}

interface Play {
  articleId: number;
  writers: Writer[];
  seed: number;
  rounds: number;
  /** What a save says it is based on; the truth is what its writer saw. */
  claim?: (articleId: number, seen: number) => Promise<number>;
}

/**
 * Lets two to four people work on one article at the same time, as a seed says: they load, type, save, send a save
 * again, review, restore and publish. Answers every text that was lost: not in the story, not kept beside it or in the
 * revision before a restoration, and overwritten by somebody who had never seen it.
 */
export async function playInterleavings(play: Play): Promise<string[]> {
  const random = dice(play.seed);
  const history = new Map<string, Written[]>();
  const restored: Restored[] = [];
  const lost: string[] = [];
  for (let round = 0; round < play.rounds; round++) {
    const crowd = play.writers.slice(0, 2 + Math.floor(random() * (play.writers.length - 1)));
    const scripts = crowd.map((writer) => ({ writer, steps: Array.from({ length: 5 }, random) }));
    await Promise.all(
      scripts.map(({ writer, steps }, at) =>
        work({ play, writer, steps, history, restored, lost, name: `${round}-${at}` }),
      ),
    );
  }
  const draft = await readDraft(play.articleId, play.writers[0] as Writer);
  for (const [key, written] of history) {
    const kept = await textsKept(play.articleId, key, restored);
    lost.push(...findLost(written, [textIn(draft, key), ...kept]));
  }
  return lost;
}

interface Shift {
  play: Play;
  writer: Writer;
  steps: number[];
  history: Map<string, Written[]>;
  restored: Restored[];
  lost: string[];
  name: string;
}

async function work({ play, writer, steps, history, restored, lost, name }: Shift): Promise<void> {
  const { articleId, seed, claim } = play;
  const now = new Date();
  let seen = await readDraft(articleId, writer);
  for (const [at, step] of steps.entries()) {
    if (step < 0.1) seen = await readDraft(articleId, writer);
    else if (step < 0.18) await publish(articleId, writer, now);
    else if (step < 0.24) restored.push(...(await restore(articleId, writer, step, now)));
    else {
      const key = keyAt(step);
      const text = step > 0.9 ? textIn(seen, key) : `${writer.name} ${name} ${at}`;
      const review = step > 0.75 ? [{ key, reviewed: true }] : [];
      const base = claim ? await claim(articleId, seen.version) : seen.version;
      const block = { kind: 'paragraph', html: text };
      const change = Change.parse({ base, blocks: [{ key, block }], review });
      const saving = { articleId, saveId: `${seed}-${name}-${at}-${writer.id}`, user: writer, now, change };
      const first = await saveDraft(saving);
      // The answer was lost on the way: what counts is the second, of a story that went on meanwhile.
      const outcome = step > 0.5 && step < 0.6 ? await saveDraft(saving) : first;
      const clashed = first.conflicts.some(({ place }) => place === `block:${key}`);
      if (clashed) lost.push(...(await findUnkept(articleId, writer, key, text)));
      else if (text !== textIn(seen, key)) {
        const written = { text, by: writer.id, version: first.version, seen: seen.version };
        history.set(key, [...(history.get(key) ?? []), written]);
      }
      seen = outcome.draft;
    }
  }
}

async function publish(articleId: number, { id, name }: Writer, now: Date): Promise<void> {
  await publishArticle({ articleId, actor: { userId: id, name }, now }).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
  });
}

/** Brings one block back from one of the first revisions, or finds nothing to bring back. */
async function restore(articleId: number, user: Writer, step: number, now: Date): Promise<Restored[]> {
  const key = keyAt(step);
  const from = 1 + (Math.floor(step * 10_000) % 9);
  try {
    const before = await restoreVersion({ articleId, from, place: `block:${key}`, user, now });
    return [{ key, before }];
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}

/** What stood in a block whenever somebody brought something else back into it. */
async function textsKept(articleId: number, key: string, restored: Restored[]): Promise<string[]> {
  const texts: string[] = [];
  for (const { before } of restored.filter((one) => one.key === key)) {
    const snapshot = await getSnapshot(articleId, before);
    texts.push(snapshot?.blocks.find((block) => block.key === key)?.html ?? '');
  }
  return texts;
}

async function findUnkept(
  articleId: number,
  { id, name }: Writer,
  key: string,
  text: string,
): Promise<string[]> {
  const where = { articleId, place: `block:${key}`, authorId: id, settledAt: null };
  const kept = await db().textConflict.findFirst({ where });
  return JSON.stringify(kept?.mine).includes(text)
    ? []
    : [`${name}'s “${text}” is not kept beside the story`];
}

function findLost(written: Written[], found: string[]): string[] {
  const inOrder = written.toSorted((a, b) => a.version - b.version);
  const lost = inOrder.flatMap((text, at) => {
    const next = inOrder[at + 1];
    return next && next.seen < text.version && !found.includes(text.text)
      ? [`“${text.text}” was overwritten by “${next.text}” unseen`]
      : [];
  });
  const last = inOrder.at(-1);
  return last && !found.includes(last.text) ? [...lost, `“${last.text}” is not in the story`] : lost;
}

function keyAt(step: number): string {
  return `b${1 + (Math.floor(step * 1000) % 3)}`;
}

function textIn({ blocks }: Draft, key: string): string {
  return blocks.find((block) => block.key === key)?.html ?? '';
}

/** Mulberry32: the same seed, the same numbers from 0 to 1. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
