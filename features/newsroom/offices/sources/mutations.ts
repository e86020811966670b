import { z } from 'zod';
import { audit } from '@/features/accounts/audit';
import type { Editor } from '@/features/newsroom/offices/schema';
import { db } from '@/lib/db';
import { Refusal } from '@/lib/errors';

interface Change {
  id: number;
  user: Editor;
}

const GONE = 'There is no such source any more.';

/** Stops or resumes the polling of an outlet. What it told us already is not affected. */
export async function pauseOutlet({ id, user, paused }: Change & { paused: boolean }): Promise<void> {
  const state = paused ? ('paused' as const) : ('active' as const);
  await db().$transaction(async (tx) => {
    const { count } = await tx.source.updateMany({ where: { id, state: { not: state } }, data: { state } });
    if (count === 1)
      await audit(tx, {
        actor: user,
        action: `source.${paused ? 'pause' : 'resume'}`,
        subject: `source:${id}`,
      });
    else if (!(await tx.source.count({ where: { id } }))) throw new Refusal('not-found', GONE);
  });
}

/** Makes every feed of an outlet due: the next poll, within a minute, does not wait out the pause after a fault. */
export async function tryAgain({ id, user, now }: Change & { now: Date }): Promise<void> {
  await db().$transaction(async (tx) => {
    const source = await tx.source.findUnique({ where: { id } });
    if (!source) throw new Refusal('not-found', GONE);
    if (source.state === 'paused') throw new Refusal('conflict', 'It is paused. Resume it first.');
    const due = { sourceId: id, nextFetchAt: { gt: now } };
    const { count } = await tx.feed.updateMany({ where: due, data: { nextFetchAt: now } });
    if (count > 0) await audit(tx, { actor: user, action: 'source.try-again', subject: `source:${id}` });
  });
}

/** What an editor may say of an outlet. */
const Particulars = z.object({
  name: z.string().trim().min(1, 'It needs a name.').max(200, 'A name has at most 200 characters.'),
  city: z
    .string()
    .trim()
    .max(100, 'A city has at most 100 characters.')
    .transform((city) => city || null),
  section: z.string(),
});

/** Changes name, city and section of an outlet. The section holds for what comes in from now on. */
export async function editOutlet({
  id,
  user,
  ...given
}: Change & z.input<typeof Particulars>): Promise<void> {
  const read = Particulars.safeParse(given);
  const issue = read.error?.issues[0];
  if (!read.success) throw new Refusal('invalid', issue?.message ?? '', String(issue?.path[0]));
  const { name, city, section } = read.data;
  await db().$transaction(async (tx) => {
    const filed = await tx.section.findUnique({ where: { slug: section } });
    if (!filed) throw new Refusal('invalid', 'There is no such section.', 'section');
    const data = { name, city, sectionId: filed.id };
    const { count } = await tx.source.updateMany({ where: { id }, data });
    if (count === 0) throw new Refusal('not-found', GONE);
    const detail = { name, city, section };
    await audit(tx, { actor: user, action: 'source.edit', subject: `source:${id}`, detail });
  });
}
