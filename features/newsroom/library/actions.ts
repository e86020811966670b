'use server';
import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { authorise } from '@/features/accounts/current-user';
import { answering, type FormState, text } from '@/features/accounts/form-state';
import { changePicture, deletePicture } from '@/features/newsroom/library/mutations';
import { framesIn, PictureChange } from '@/features/newsroom/library/schema';
import { requireOwner } from '@/features/newsroom/library/queries';
import { Refusal } from '@/lib/errors';

const Id = z.coerce.number().int().positive().max(2_147_483_647);

/** Keeps what an editor says of a picture, its focal point and the frames of single ratios. */
export async function changePictureAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const mediaId = pictureIn(form);
    const user = await authorise('media.edit', { ownerId: await requireOwner(mediaId) });
    const parsed = PictureChange.safeParse({ ...Object.fromEntries(form), frames: framesIn(form) });
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw new Refusal('invalid', issue?.message ?? 'This cannot be kept.', String(issue?.path[0]));
    }
    await changePicture({ mediaId, change: parsed.data, user, now: new Date() });
    refresh();
    return { said: 'Kept. Stories that show the picture follow within seconds.' };
  });
}

/** Takes a picture out of the library. */
export async function deletePictureAction(_: FormState, form: FormData): Promise<FormState> {
  return answering(form, async () => {
    const user = await authorise('media.delete');
    await deletePicture({ mediaId: pictureIn(form), user });
    redirect('/newsroom/media');
  });
}

function pictureIn(form: FormData): number {
  const parsed = Id.safeParse(text(form, 'picture'));
  if (!parsed.success) throw new Refusal('not-found', 'This picture is no longer in the library.');
  return parsed.data;
}
