import { answerFeedPage } from '@/features/seo/feeds/answer-feed';

export const dynamic = 'force-dynamic';

export async function GET(
  request: Request,
  { params }: { params: Promise<{ section: string }> },
): Promise<Response> {
  return answerFeedPage({ kind: 'section', slug: (await params).section }, 'feed.xml', request);
}
