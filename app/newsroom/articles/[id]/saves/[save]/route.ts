import { answerJson, idFrom, readJson, requireSender } from '@/features/newsroom/saving/answer-json';
import { saveDraft } from '@/features/newsroom/saving/mutations';
import { Change, SaveId } from '@/features/newsroom/saving/schema';

interface Context {
  params: Promise<{ id: string; save: string }>;
}

/** Takes in a `Change` under an id of the browser's; sent again, it is the same save. Answers a `SaveOutcome`. */
export function PUT(request: Request, { params }: Context): Promise<Response> {
  return answerJson(async (user) => {
    requireSender(request, user);
    const { id, save } = await params;
    const change = await readJson(request, Change);
    return saveDraft({ articleId: idFrom(id), saveId: SaveId.parse(save), user, now: new Date(), change });
  });
}
