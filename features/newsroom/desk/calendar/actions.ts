'use server';
import { refresh } from 'next/cache';
import { authorise } from '@/features/accounts/current-user';
import { answering, type FormState, text } from '@/features/accounts/form-state';
import type { Moved } from '@/features/newsroom/desk/calendar/schema';
import { schedule, unschedule } from '@/features/newsroom/workflow/mutations';
import { parseTime } from '@/features/newsroom/workflow/parse-time';
import { env } from '@/lib/env';
import { Refusal } from '@/lib/errors';
import { momentIn } from '@/lib/text/dates';

export interface MoveState extends FormState {
  moved?: Moved;
}

/** Gives a story another time, or takes it off the schedule, if it still stands where it was seen. */
export async function moveStoryAction(_: MoveState, form: FormData): Promise<MoveState> {
  let moved: Moved | undefined;
  const state = await answering(form, async () => {
    const user = await authorise('calendar.read');
    const now = new Date();
    const id = text(form, 'article');
    const seen = seenIn(form);
    if (!/^[1-9]\d{0,8}$/.test(id)) throw new Refusal('not-found', 'This story is gone.');
    const asked = { user, now, articleId: Number(id), seen };
    const at = text(form, 'off') ? null : parseTime(text(form, 'at'), { now, zone: env().SITE_TIME_ZONE });
    await (at ? schedule({ ...asked, at }) : unschedule(asked));
    moved = { id: asked.articleId, from: iso(seen), to: iso(at) };
    return {
      said: at ? `It goes out on ${momentIn(at, env().SITE_TIME_ZONE)}.` : 'It is off the schedule.',
    };
  });
  // Without script the page comes anew by itself, and would lose the answer if it were asked to.
  if (text(form, 'scripted')) refresh();
  return { ...state, moved };
}

function seenIn(form: FormData): Date | null {
  const seen = text(form, 'seen');
  if (seen === '') return null;
  const at = new Date(seen);
  if (Number.isNaN(at.getTime()))
    throw new Refusal('invalid', 'Load the calendar anew: this form is of another page.');
  return at;
}

function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
