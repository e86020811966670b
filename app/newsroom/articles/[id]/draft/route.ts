import { answerPoll, idFrom } from '@/features/newsroom/saving/answer-json';
import { readDraft } from '@/features/newsroom/saving/queries';

interface Context {
  params: Promise<{ id: string }>;
}

/** The working text of an article: `Draft`. */
export function GET(_: Request, { params }: Context): Promise<Response> {
  return answerPoll(async (user) => readDraft(idFrom((await params).id), user));
}
