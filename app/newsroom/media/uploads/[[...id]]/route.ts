import { authorise } from '@/features/accounts/current-user';
import { answeringPrograms } from '@/features/newsroom/library/upload/answer-form';
import { answerTus } from '@/features/newsroom/library/upload/tus-uploads';

// The tus protocol; that it comes from a page of ours is seen to in server/.
export const dynamic = 'force-dynamic';

function answer(request: Request): Promise<Response> {
  return answeringPrograms(async () => answerTus(request, await authorise('media.upload')));
}

export { answer as DELETE, answer as HEAD, answer as PATCH, answer as POST };
