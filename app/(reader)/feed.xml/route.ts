import { answerFeed } from '@/features/seo/feeds/answer-feed';

export const dynamic = 'force-dynamic';

export function GET(): Promise<Response> {
  return answerFeed({ kind: 'site' }, 'feed.xml');
}
