import { answerShareImage } from '@/features/seo/share/answer-share-image';

export const dynamic = 'force-dynamic';

export async function GET(_: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  return answerShareImage((await params).file);
}
