import { encode } from 'next-auth/jwt';
import { authSecret } from '@/features/accounts/secrets';
import { jar } from '@/features/newsroom/matrix/test-next';
import { cookieName } from '@/features/accounts/sign-in/session-cookie';

/** The cookie of a session, as the browser of its owner keeps it. */
export function cookieOf(userId: number, sessionId: string): Promise<string> {
  return encode({ token: { sub: String(userId), sid: sessionId }, secret: authSecret(), maxAge: 3600 });
}

/** Every request from here on comes from a browser that holds this session; null: none. */
export function comeWith(cookie: string | null): void {
  jar.clear();
  if (cookie !== null) jar.set(cookieName('session'), cookie);
}

/** What a form sends to an action. */
export function form(fields: Record<string, string | number>): [object, FormData] {
  const sent = new FormData();
  for (const [name, value] of Object.entries(fields)) sent.set(name, String(value));
  return [{}, sent];
}

/** What a program in the browser sends to a route handler: its address's parts, and a body as JSON. */
export function asked(
  method: string,
  params: Record<string, string | number> = {},
  body?: unknown,
): [Request, { params: Promise<Record<string, string>> }] {
  const path = Object.values(params).join('/');
  const content =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const parts = Object.entries(params).map(([name, value]) => [name, String(value)]);
  return [
    new Request(`http://localhost/newsroom/${path}`, { method, ...content }),
    { params: Promise.resolve(Object.fromEntries(parts) as Record<string, string>) },
  ];
}
