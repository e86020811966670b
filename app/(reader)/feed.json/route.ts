import { answerFeedPage } from '@/features/seo/feeds/answer-feed';

export const dynamic = 'force-dynamic';

export function GET(request: Request): Promise<Response> {
  return answerFeedPage({ kind: 'site' }, 'feed.json', request);
}
