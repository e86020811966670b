import { answerFeed } from '@/features/seo/feeds/answer-feed';

export const dynamic = 'force-dynamic';

export async function GET(
  _: Request,
  { params }: { params: Promise<{ section: string }> },
): Promise<Response> {
  return answerFeed({ kind: 'section', slug: (await params).section }, 'feed.json');
}
