import { findAnything } from '@/features/newsroom/palette/find-anything';
import { answerJson } from '@/features/newsroom/saving/answer-json';

/** What the palette shows while somebody types. */
export function GET(request: Request): Promise<Response> {
  const q = new URL(request.url).searchParams.get('q') ?? '';
  return answerJson(async (user) => ({ found: await findAnything(q, user) }));
}
