import { answerFeedPage } from '@/features/seo/feeds/answer-feed';

export const dynamic = 'force-dynamic';

interface Context {
  params: Promise<{ code: string; feed: string }>;
}

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { code, feed } = await params;
  return answerFeedPage({ kind: 'language', code }, feed, request);
}
