import { ArticleState } from '@/features/articles/schema';
import { makeDraft, makeSource } from '@/features/articles/test-article';
import { makePeople, type People } from '@/features/newsroom/matrix/world/test-people';
import { ways } from '@/features/newsroom/matrix/world/test-states';
import { makeThings, type Things } from '@/features/newsroom/matrix/world/test-things';
import { db } from '@/lib/db';

/** What everybody signs in with. */
export const PASSWORD = 'river stone lamp seventeen';

/** An article and what hangs on it. */
interface Hung {
  id: number;
  version: number;
  scheduledFor: Date | null;
  note: number;
  conflict: number;
}

/** What every case begins with; what a case changes of it is undone. */
export interface World {
  people: People;
  articles: Record<ArticleState, Hung>;
  things: Things;
}

export async function makeWorld(passwordHash: string): Promise<World> {
  const people = await makePeople(passwordHash);
  const sourceId = await makeSource();
  const articles: Partial<World['articles']> = {};
  for (const state of ArticleState.options)
    articles[state] = await makeArticle(state, { sourceId, authorId: people.colleague.id });
  const whole = articles as World['articles'];
  return { people, articles: whole, things: await makeThings(sourceId, whole.published.id, people) };
}

async function makeArticle(
  state: ArticleState,
  { sourceId, authorId }: { sourceId: number; authorId: number },
): Promise<Hung> {
  const id = await makeDraft({ headline: 'Headline', sourceId });
  await ways[state](id, new Date());
  const at = new Date();
  const note = await db().note.create({
    data: { articleId: id, text: 'Who says so?', authorId, sentAs: state },
  });
  const conflict = await db().textConflict.create({
    data: {
      ...{ articleId: id, place: 'field:standfirst', authorId, author: 'A colleague', at },
      ...{ theirs: { value: '' }, mine: { value: 'Another standfirst' } },
      ...{ settledAt: at, choice: 'theirs' }, // an open one would stop publishing
    },
  });
  const { version, scheduledFor } = await db().article.findUniqueOrThrow({ where: { id } });
  return { id, version, scheduledFor, note: note.id, conflict: conflict.id };
}
