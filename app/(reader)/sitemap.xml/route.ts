import { answerIndex } from '@/features/seo/sitemaps/answer-sitemap';

export const dynamic = 'force-dynamic';

export function GET(): Promise<Response> {
  return answerIndex(new Date());
}
