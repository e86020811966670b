import { readPreview } from '@/features/newsroom/desk/queue/read-preview';
import { answerJson } from '@/features/newsroom/saving/answer-json';
import { Refusal } from '@/lib/errors';

/** The preview of one row of the desk, as the browser asks for it while it moves through the list. */
export function GET(_: Request, { params }: { params: Promise<{ ref: string }> }): Promise<Response> {
  return answerJson(async (user) => {
    const preview = await readPreview((await params).ref, user, new Date());
    if (!preview) throw new Refusal('not-found', 'It is gone, or outside your sections or languages.');
    return preview;
  });
}
