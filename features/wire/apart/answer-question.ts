import type { extractPage } from '@/features/wire/extract-page';
import type { parseFeed } from '@/features/wire/parse-feed';
import type { Block } from '@/lib/blocks';

/** What is asked about what came from outside, and what the answer is. */
export interface Answers {
  feed: { about: Parameters<typeof parseFeed>[0]; answer: ReturnType<typeof parseFeed> };
  page: { about: Parameters<typeof extractPage>[0]; answer: ReturnType<typeof extractPage> };
  /** A story's text from the HTML of its feed, and the agency that signs it. */
  story: { about: { html: string; url: string }; answer: { agency: string | null; blocks: Block[] } };
  text: { about: { html: string }; answer: string };
}

type Asked<Kind extends keyof Answers> = { kind: Kind } & Answers[Kind]['about'];
export type Question = { [Kind in keyof Answers]: Asked<Kind> }[keyof Answers];

/** Answers one question; runs in a thread, which loads what it needs when it is first asked. */
export async function answer(question: Question): Promise<Answers[keyof Answers]['answer']> {
  switch (question.kind) {
    case 'feed':
      return (await import('@/features/wire/parse-feed')).parseFeed(received(question));
    case 'page':
      return (await import('@/features/wire/extract-page')).extractPage(received(question));
    case 'story': {
      const { cleanHtml } = await import('@/features/wire/clean-html');
      const { findAgency } = await import('@/features/wire/find-agency');
      return findAgency(cleanHtml(question.html, question.url).blocks);
    }
    case 'text':
      return (await import('@/features/wire/text/plain-text')).textOfHtml(question.html);
  }
}

/** Bytes that changed threads are a plain `Uint8Array`. */
function received<T extends { body: Buffer | string }>(asked: T): T {
  const { body } = asked as { body: Uint8Array | string }; // see above
  if (typeof body === 'string') return asked;
  return { ...asked, body: Buffer.from(body.buffer, body.byteOffset, body.byteLength) };
}
