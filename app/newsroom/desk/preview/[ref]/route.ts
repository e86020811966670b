import { currentUser } from '@/features/accounts/current-user';
import { may } from '@/features/accounts/policy';
import { readPreview } from '@/features/newsroom/desk/queue/read-preview';

/** The preview of one row of the desk, as the browser asks for it while it moves through the list. */
export async function GET(_: Request, { params }: { params: Promise<{ ref: string }> }): Promise<Response> {
  const headers = { 'Cache-Control': 'no-store' };
  const user = await currentUser();
  if (!may(user, 'item.read'))
    return Response.json({ message: 'You are signed out.' }, { status: user ? 403 : 401, headers });
  const preview = await readPreview((await params).ref, new Date());
  return preview
    ? Response.json(preview, { headers })
    : Response.json({ message: 'It is gone.' }, { status: 404, headers });
}
