'use server';
import { refresh } from 'next/cache';
import { authorise } from '@/features/accounts/current-user';
import { answering, type FormState, text } from '@/features/accounts/form-state';
import { moveOnFront, putLive, settleFront } from '@/features/newsroom/front/mutations';
import { findPage } from '@/features/newsroom/front/queries';
import { Move, type Page } from '@/features/newsroom/front/schema';
import { momentOf } from '@/features/newsroom/front/zoned-time';
import { env } from '@/lib/env';
import { Refusal } from '@/lib/errors';

/** Everything that is done on the front desk: a move in one's draft, going live, choosing between two orders. */
export async function frontAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const page = await pageIn(form);
    const subject = { section: page.slug };
    const now = new Date();
    const wish = text(form, 'do');
    const goesLive = wish === 'live' || wish === 'mine';
    const user = await authorise(goesLive ? 'front.publish' : 'front.edit', subject);
    try {
      if (wish === 'live') await putLive({ page, user, now });
      else if (wish === 'mine' || wish === 'theirs')
        await settleFront({ page, user, choice: wish, seen: Number(text(form, 'seen')), now });
      else await moveOnFront({ page, user, move: moveIn(form) });
    } finally {
      refresh(); // also when refused: somebody else may have changed what is live
    }
    return goesLive ? { said: `${page.name} is live.` } : {};
  });
}

async function pageIn(form: FormData): Promise<Page> {
  const slug = text(form, 'page').slice(0, 100);
  const page = await findPage(slug === '' ? null : slug);
  if (!page) throw new Refusal('not-found', 'This section is gone.');
  return page;
}

function moveIn(form: FormData): Move {
  const times = { startsAt: timeIn(form, 'startsAt'), expiresAt: timeIn(form, 'expiresAt') };
  const fields = Object.fromEntries([...form].filter(([, value]) => value !== ''));
  const parsed = Move.safeParse({ ...fields, ...times });
  if (!parsed.success) throw new Refusal('invalid', 'This move is not understood. Load the page anew.');
  return parsed.data;
}

function timeIn(form: FormData, name: string): Date | null {
  const typed = text(form, name);
  const at = momentOf(typed, env().SITE_TIME_ZONE);
  if (typed && !at) throw new Refusal('invalid', 'Write the time as day, hour and minute.', name);
  return at;
}
