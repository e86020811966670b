import { answerFeedPage } from '@/features/seo/feeds/answer-feed';

export const dynamic = 'force-dynamic';

interface Context {
  params: Promise<{ slug: string; feed: string }>;
}

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug, feed } = await params;
  return answerFeedPage({ kind: 'author', slug }, feed, request);
}
