'use server';
import { refresh } from 'next/cache';
import { currentUser } from '@/features/accounts/current-user';
import { answering, type FormState, text } from '@/features/accounts/form-state';
import type { Move } from '@/features/articles/workflow/move-article';
import * as verbs from '@/features/newsroom/workflow/mutations';
import { parseTime } from '@/features/newsroom/workflow/parse-time';
import { endPreviewLinks, makePreviewLink } from '@/features/newsroom/workflow/preview/mutations';
import { readNote } from '@/features/newsroom/workflow/read-note';
import type { Asked } from '@/features/newsroom/workflow/take-step';
import { env } from '@/lib/env';
import { Refusal } from '@/lib/errors';
import { momentIn } from '@/lib/text/dates';

// One action a form. Who may do what is asked within the transaction of each verb (`takeStep`).

/** Publishes now, or shows the changes of a live story. */
export async function publishAction(_: FormState, form: FormData): Promise<FormState> {
  return answer(form, async (asked) => {
    const { path } = await verbs.publish({ ...asked, version: versionIn(form) });
    return `It is live: ${env().SITE_URL}${path}`;
  });
}

/** Has it published at a time, by the site's clock. */
export async function scheduleAction(_: FormState, form: FormData): Promise<FormState> {
  return answer(form, async (asked) => {
    const at = timeIn(form, 'at', asked.now);
    await verbs.schedule({ ...asked, at });
    return `It goes out on ${inWords(at)}.`;
  });
}

export async function unscheduleAction(_: FormState, form: FormData): Promise<FormState> {
  return answer(form, async (asked) => {
    await verbs.unschedule(asked);
    return 'It is off the schedule.';
  });
}

/** Shows what was changed, with a note for readers. */
export async function correctAction(_: FormState, form: FormData): Promise<FormState> {
  return answer(form, async (asked) => {
    const note = readNote({ kind: text(form, 'kind'), text: text(form, 'text'), place: text(form, 'place') });
    await verbs.correct({ ...asked, note, version: versionIn(form) });
    return 'The correction is live.';
  });
}

export async function withdrawAction(_: FormState, form: FormData): Promise<FormState> {
  return answer(form, async (asked) => {
    const reason = text(form, 'reason').trim();
    if (/\bbecause$/.test(reason)) throw new Refusal('invalid', 'Say why: readers will see it.', 'reason');
    await verbs.withdraw({ ...asked, reason });
    return 'It is withdrawn. Its address says why.';
  });
}

export async function killAction(_: FormState, form: FormData): Promise<FormState> {
  return answer(form, async (asked) => {
    await verbs.kill({ ...asked, reason: text(form, 'reason'), word: text(form, 'word') });
    return 'It is off everywhere.';
  });
}

export async function slugAction(_: FormState, form: FormData): Promise<FormState> {
  return answer(form, async (asked) => {
    const { path } = await verbs.rename({ ...asked, slug: text(form, 'slug') });
    return path ? `It has moved to ${env().SITE_URL}${path}` : 'The slug is changed.';
  });
}

/** Sets the embargo; an empty time ends it. */
export async function embargoAction(_: FormState, form: FormData): Promise<FormState> {
  return answer(form, async (asked) => {
    const until = text(form, 'until').trim() ? timeIn(form, 'until', asked.now) : null;
    await verbs.embargo({ ...asked, until });
    return until ? `Nobody can publish it before ${inWords(until)}.` : 'The embargo has ended.';
  });
}

/** Submits for review, returns or approves. */
export async function moveAction(_: FormState, form: FormData): Promise<FormState> {
  const said: Record<Move, string> = {
    ...{ submit: 'It waits to be checked.', return: 'It is back in work.', approve: 'It is ready.' },
  };
  return answer(form, async (asked) => {
    const move = text(form, 'move');
    if (move !== 'submit' && move !== 'return' && move !== 'approve')
      throw new Refusal('invalid', 'This button is of another page.');
    await verbs.move({ ...asked, move });
    return said[move];
  });
}

/** Makes a link for somebody outside, and shows it this once. */
export async function previewLinkAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const asked = await askedIn(form);
    const { url, until } = await makePreviewLink({ ...asked, hours: Number(text(form, 'hours')) });
    return { said: `Good until ${inWords(until)}. Whoever has it can read the draft.`, shown: [url] };
  });
}

export async function endPreviewLinksAction(_: FormState, form: FormData): Promise<FormState> {
  return answer(form, async (asked) => {
    await endPreviewLinks(asked);
    return 'Every link to this draft has ended.';
  });
}

async function answer(form: FormData, work: (asked: Asked) => Promise<string>): Promise<FormState> {
  return answering(form, async () => {
    const said = await work(await askedIn(form));
    refresh();
    return { said };
  });
}

async function askedIn(form: FormData): Promise<Asked> {
  const user = await currentUser();
  if (!user)
    throw new Refusal('unauthenticated', 'You are signed out. Sign in again: what you typed is still here.');
  const articleId = Number(text(form, 'article'));
  if (!/^[1-9]\d{0,8}$/.test(text(form, 'article'))) throw new Refusal('not-found', 'This story is gone.');
  return { user, articleId, now: new Date() };
}

/** What was looked at, where the form tells. */
function versionIn(form: FormData): number | undefined {
  const version = text(form, 'version');
  return /^\d{1,9}$/.test(version) ? Number(version) : undefined;
}

function timeIn(form: FormData, field: string, now: Date): Date {
  return parseTime(text(form, field), { now, zone: env().SITE_TIME_ZONE }, field);
}

function inWords(at: Date): string {
  return momentIn(at, env().SITE_TIME_ZONE);
}
