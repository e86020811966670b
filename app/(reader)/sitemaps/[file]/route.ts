import { answerSitemap } from '@/features/seo/sitemaps/answer-sitemap';

export const dynamic = 'force-dynamic';

export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  return answerSitemap((await params).file, new Date());
}
