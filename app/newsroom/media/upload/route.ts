import { authorise } from '@/features/accounts/current-user';
import { addPicture } from '@/features/newsroom/library/mutations';
import { answeringForms, fileIn } from '@/features/newsroom/library/upload/answer-form';

export const dynamic = 'force-dynamic';

/** The upload form without script: on to the picture it became, or back with the reason. */
export function POST(request: Request): Promise<Response> {
  return answeringForms({ page: '/newsroom/media', form: 'upload' }, async () => {
    const user = await authorise('media.upload');
    const { id } = await addPicture({ content: await fileIn(request, user), user });
    return `/newsroom/media/${id}`;
  });
}
