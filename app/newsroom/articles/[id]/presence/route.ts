import { z } from 'zod';
import { markSeen } from '@/features/accounts/sign-in/sessions';
import { bePresent } from '@/features/newsroom/presence/mutations';
import { answerPoll, idFrom, readJson } from '@/features/newsroom/saving/answer-json';

const Here = z.object({
  place: z.string().max(80).nullable(),
  takeOver: z.boolean().optional(),
  did: z.boolean().optional(),
});

interface Context {
  params: Promise<{ id: string }>;
}

/**
 * Says where somebody is in an article, and answers `{people}`: who else is there. Asked by the page itself; `did`: somebody
 * did something there since it last asked.
 */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answerPoll(async (user) => {
    const { place, takeOver, did } = await readJson(request, Here);
    if (did || takeOver) await markSeen(user.sessionId, new Date());
    const articleId = idFrom((await params).id);
    return { people: await bePresent({ articleId, user, place, takeOver, now: new Date() }) };
  });
}
