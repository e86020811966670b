import { authorise } from '@/features/accounts/current-user';
import { answerJson, idFrom, readJson, requireSender } from '@/features/newsroom/saving/answer-json';
import { answerPoints } from '@/features/newsroom/workbench/mutations';
import { getSubject } from '@/features/newsroom/workbench/queries';
import { Answers } from '@/features/newsroom/workbench/schema';

interface Context {
  params: Promise<{ id: string }>;
}

/** Takes down what an editor answered to the open points of a story. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answerJson(async () => {
    const articleId = idFrom((await params).id);
    const user = await authorise('article.answer', (await getSubject(articleId)) ?? { gone: true });
    requireSender(request, user);
    const { answers } = await readJson(request, Answers);
    await answerPoints({ articleId, answers, user, now: new Date() });
    return { taken: answers.length };
  });
}
