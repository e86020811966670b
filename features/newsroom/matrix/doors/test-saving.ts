import type { Case } from '@/features/newsroom/matrix/test-cases';
import type { Door } from '@/features/newsroom/matrix/test-door';
import { asked, form } from '@/features/newsroom/matrix/test-request';

const ARTICLE = 'app/newsroom/articles/[id]';
const LIVE = ['published', 'corrected'];
const SAVED = ['articles', 'article_saves'];

/** The article that a case is about, or hangs on; of what is gone, any. */
const articleOf = ({ world, subject }: Case) => world.articles[subject.state ?? 'draft'];

/** Of a live story it shows at once. */
export const onLive = ({ subject }: Case) => LIVE.includes(subject.state ?? '') && 'article.publish';

function saves(change: (one: Case) => object, more: Partial<Door> = {}): Door {
  return {
    ...{ at: `${ARTICLE}/saves/[save]/route.ts PUT`, guards: ['article.edit'], about: 'article' },
    ...{ writes: SAVED, ...more },
    sends: (one) =>
      asked(
        'PUT',
        { id: one.id, save: crypto.randomUUID() },
        { base: articleOf(one).version, ...change(one) },
      ),
  };
}

const settles: Door = {
  ...{ at: `${ARTICLE}/conflicts/[conflict]/route.ts POST`, guards: ['article.edit'] },
  ...{ about: 'two texts of an article', writes: ['text_conflicts', 'audit_entries', 'articles'] },
  needs: (line, { id }) =>
    line.query('UPDATE text_conflicts SET settled_at = NULL, choice = NULL WHERE id = $1', [id]),
  sends: (one) => {
    const { id, version } = articleOf(one);
    return asked('POST', { id, conflict: one.id }, { base: version, choice: 'mine' });
  },
};

const TOMORROW = () => new Date(Date.now() + 86_400_000).toISOString();

export const SAVING: Door[] = [
  {
    ...{ at: `${ARTICLE}/draft/route.ts GET`, guards: ['article.read'], about: 'article', writes: [] },
    sends: ({ id }) => asked('GET', { id }),
  },
  saves(() => ({ fields: { standfirst: 'Another standfirst' } })),
  saves(({ id }) => ({ fields: { slug: `another-${id}` } }), {
    ...{ as: 'the slug', guards: ['article.edit', 'article.slug'] },
  }),
  saves(() => ({ fields: { breakingUntil: TOMORROW() } }), {
    ...{ as: 'breaking', guards: ['article.edit', 'article.break'], also: onLive },
  }),
  saves(() => ({ fields: { topics: ['Ports'] } }), { as: 'topics', also: onLive }),
  saves(() => ({ review: [{ key: 'b1', reviewed: false }] }), {
    ...{ as: 'reading', guards: ['article.review'], writes: ['article_blocks'] },
  }),
  saves(() => ({ decide: [{ key: 'b1', take: 'ours' }] }), {
    ...{ as: 'deciding', guards: ['article.take-over'], writes: ['article_blocks'] },
    needs: (line, one) =>
      line.query(
        `UPDATE article_blocks SET status = 'stale', stale_since = now() WHERE article_id = $1 AND key = 'b1'`,
        [one.id],
      ),
  }),
  settles,
  {
    ...{ ...settles, as: 'chosen so before', writes: ['text_conflicts', 'audit_entries'] },
    needs: (line, one) =>
      line.query(`INSERT INTO article_saves (article_id, id, version, at) VALUES ($1, $2, $3, now())`, [
        articleOf(one).id,
        `choice-${one.id}-mine-${articleOf(one).version}`,
        articleOf(one).version,
      ]),
  },
  {
    ...{ at: `${ARTICLE}/points/route.ts POST`, guards: ['article.answer'], about: 'article' },
    writes: ['findings', 'audit_entries'],
    sends: ({ id }) =>
      asked('POST', { id }, { answers: [{ ...{ about: 'doubt', key: 'b1', kind: 'number' }, ...DOUBT }] }),
  },
  {
    ...{ at: `${ARTICLE}/presence/route.ts POST`, guards: ['article.read'], about: 'article' },
    ...{ writes: ['presences'], sends: ({ id }) => asked('POST', { id }, { place: 'block:b1' }) },
  },
  {
    ...{ at: `${ARTICLE}/presence/route.ts POST`, as: 'taking over', about: 'article' },
    ...{ guards: ['article.read', 'article.take'], writes: ['presences', 'articles'] },
    sends: ({ id }) => asked('POST', { id }, { place: 'block:b1', takeOver: true }),
  },
  {
    ...{ at: 'features/newsroom/history/actions.ts restoreAction', guards: ['article.restore'] },
    ...{ about: 'article', writes: ['articles', 'article_revisions', 'audit_entries'] },
    needs: (line, { id }) =>
      line.query(
        `INSERT INTO article_revisions (article_id, number, reason, author, headline, standfirst, blocks)
         VALUES ($1, 900, 'edited', 'A test', 'Another headline', '', '[]')`,
        [id],
      ),
    sends: ({ id }) => form({ article: id, from: 900, place: 'headline' }),
  },
];

const DOUBT = { original: '3', english: '4', says: 'Another number.', answer: 'right' };
