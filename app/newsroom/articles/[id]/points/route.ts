import { authorise } from '@/features/accounts/current-user';
import { answerPoints } from '@/features/newsroom/workbench/mutations';
import { getSubject } from '@/features/newsroom/workbench/queries';
import { Answers } from '@/features/newsroom/workbench/schema';
import { Refusal } from '@/lib/errors';

const STATUS = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
} as const;

interface Context {
  params: Promise<{ id: string }>;
}

/** Takes down what an editor answered to the open points of a story. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  try {
    const { id: typed } = await params;
    const id = /^\d{1,9}$/.test(typed) ? Number(typed) : 0;
    const subject = await getSubject(id);
    const user = await authorise('article.answer', subject ?? { gone: true });
    const body = Answers.safeParse(await request.json().catch(() => null));
    if (!body.success) throw new Refusal('invalid', 'That is no list of answers.');
    await answerPoints({ articleId: id, answers: body.data.answers, user, now: new Date() });
    return Response.json({ taken: body.data.answers.length });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return Response.json({ message: error.message }, { status: STATUS[error.kind] });
  }
}
