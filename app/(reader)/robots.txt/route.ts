export const dynamic = 'force-dynamic';

const RULES = `User-agent: *
Disallow: /newsroom
Disallow: /api/
Disallow: /saved
`;

export function GET(): Response {
  return new Response(RULES, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
