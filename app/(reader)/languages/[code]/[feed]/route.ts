import { answerFeed } from '@/features/seo/feeds/answer-feed';

export const dynamic = 'force-dynamic';

interface Context {
  params: Promise<{ code: string; feed: string }>;
}

export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { code, feed } = await params;
  return answerFeed({ kind: 'language', code }, feed);
}
