import { countView } from '@/features/audience/count-views';

const LONGEST_PATH = 300;

/** A reader's page says that it is being read: its path, nothing else. Only our own pages may say so. */
export async function POST(request: Request): Promise<Response> {
  const site = request.headers.get('sec-fetch-site');
  const length = Number(request.headers.get('content-length') ?? Infinity);
  if (site !== 'same-origin' || length > LONGEST_PATH) return new Response(null, { status: 403 });
  countView(await request.text(), request.headers.get('user-agent') ?? '');
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
}
