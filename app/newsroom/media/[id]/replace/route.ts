import { authorise } from '@/features/accounts/current-user';
import { replacePicture } from '@/features/newsroom/library/mutations';
import { requireOwner } from '@/features/newsroom/library/queries';
import { answeringForms, fileIn } from '@/features/newsroom/library/upload/answer-form';
import { Refusal } from '@/lib/errors';

export const dynamic = 'force-dynamic';

/** The form that puts another file in a picture's place: back to the picture, with the reason when it was refused. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { id } = await params;
  const mediaId = /^[1-9]\d{0,8}$/.test(id) ? Number(id) : 0;
  const page = `/newsroom/media/${mediaId}`;
  return answeringForms({ page, form: 'replace' }, async () => {
    if (!mediaId) throw new Refusal('not-found', 'This picture is no longer in the library.');
    const user = await authorise('media.replace', { ownerId: await requireOwner(mediaId) });
    await replacePicture({ mediaId, content: await fileIn(request, user), user });
    return page;
  });
}
