import { z } from 'zod';
import { bePresent } from '@/features/newsroom/presence/mutations';
import { answerJson, idFrom, readJson } from '@/features/newsroom/saving/answer-json';

const Here = z.object({ place: z.string().max(80).nullable(), takeOver: z.boolean().optional() });

interface Context {
  params: Promise<{ id: string }>;
}

/** Says where somebody is in an article, and answers `{people}`: who else is there. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answerJson(async (user) => {
    const { place, takeOver } = await readJson(request, Here);
    const articleId = idFrom((await params).id);
    return { people: await bePresent({ articleId, user, place, takeOver, now: new Date() }) };
  });
}
