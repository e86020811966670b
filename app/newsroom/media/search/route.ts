import { authorise } from '@/features/accounts/current-user';
import { findUsable } from '@/features/newsroom/library/find-usable';
import { answeringPrograms } from '@/features/newsroom/library/upload/answer-form';

export const dynamic = 'force-dynamic';

/** What the picker of the workbench offers: `?q=` and `?after=`. */
export function GET(request: Request): Promise<Response> {
  return answeringPrograms(async () => {
    await authorise('media.read');
    const asked = Object.fromEntries(new URL(request.url).searchParams);
    return Response.json(await findUsable(asked, new Date()));
  });
}
