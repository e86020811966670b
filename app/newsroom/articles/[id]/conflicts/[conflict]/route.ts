import { answerJson, idFrom, readJson, requireSender } from '@/features/newsroom/saving/answer-json';
import { Choice } from '@/features/newsroom/saving/schema';
import { settleConflict } from '@/features/newsroom/saving/settle-conflict';

interface Context {
  params: Promise<{ id: string; conflict: string }>;
}

/** Chooses between two texts that met (`Choice`). Answers a `SaveOutcome`. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answerJson(async (user) => {
    requireSender(request, user);
    const { id, conflict } = await params;
    const choice = await readJson(request, Choice);
    return settleConflict({
      articleId: idFrom(id),
      conflictId: idFrom(conflict),
      user,
      now: new Date(),
      choice,
    });
  });
}
