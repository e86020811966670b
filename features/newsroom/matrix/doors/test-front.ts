import type { Door } from '@/features/newsroom/matrix/test-door';
import { form } from '@/features/newsroom/matrix/test-request';

const AT = 'features/newsroom/front/actions.ts frontAction';
const PAGES = ['the front', 'the page of a section'] as const;

/** A draft of whoever asks, with one story moved. */
const drafted: Door['needs'] = async (line, { id, who, world }) => {
  const { rows } = await line.query<{ id: number }>(
    `INSERT INTO front_versions (section_id, author_id, number, history)
     VALUES ((SELECT id FROM sections WHERE slug = $1), $2, 1, '[[]]') RETURNING id`,
    [id, who?.id],
  );
  await line.query('INSERT INTO front_slots (version_id, position, article_id) VALUES ($1, 0, $2)', [
    rows[0]?.id,
    world.articles.published.id,
  ]);
};

export const FRONT: Door[] = PAGES.flatMap((about): Door[] => [
  {
    ...{ at: AT, as: `pinning on ${about}`, guards: ['front.edit'], about, writes: ['front_slots'] },
    sends: ({ id, world }) => form({ page: id, do: 'pin', article: world.articles.published.id }),
  },
  {
    ...{ at: AT, as: `${about} as others have it`, guards: ['front.edit'], about, needs: drafted },
    ...{ writes: ['front_slots'], sends: ({ id }) => form({ page: id, do: 'theirs', seen: 0 }) },
  },
  ...(['live', 'mine'] as const).map((wish): Door => ({
    ...{ at: AT, as: `${about} ${wish}`, guards: ['front.publish'], about, needs: drafted },
    writes: ['front_versions', 'audit_entries'],
    sends: ({ id }) => form({ page: id, do: wish, seen: 0 }),
  })),
]);
