import type { Answers, Question } from '@/features/wire/apart/answer-question';
import { ThreadPool } from '@/lib/threads/thread-pool';

type About<Kind extends keyof Answers> = Answers[Kind]['about'];
type Told<Kind extends keyof Answers> = Promise<Answers[Kind]['answer']>;

// Two, so that a feed that takes its five seconds does not hold up the others.
const readers = new ThreadPool<Question, unknown>({
  module: new URL('./answer-question.ts', import.meta.url),
  threads: 2,
});

/**
 * `parseFeed` in a thread, which has five seconds of processor and 256 MB. Throws its Faults, and `too-slow` or `too-large`.
 */
export function parseFeedApart(about: About<'feed'>): Told<'feed'> {
  return readers.ask({ kind: 'feed', ...about }, 'This feed') as Told<'feed'>; // as answer-question.ts answers
}

/** `extractPage` in a thread; as above. */
export function extractPageApart(about: About<'page'>): Told<'page'> {
  return readers.ask({ kind: 'page', ...about }, 'This page') as Told<'page'>; // likewise
}

/** The blocks of a story that its feed tells in HTML, in a thread; as above. */
export function readStoryApart(about: About<'story'>): Told<'story'> {
  return readers.ask({ kind: 'story', ...about }, 'This story') as Told<'story'>; // likewise
}

/** The words of HTML, in a thread; as above. */
export function textOfHtmlApart(html: string): Told<'text'> {
  return readers.ask({ kind: 'text', html }, 'This story') as Told<'text'>; // likewise
}
