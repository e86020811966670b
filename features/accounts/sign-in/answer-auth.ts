import NextAuth from 'next-auth';
import { authOptions } from '@/features/accounts/sign-in/auth-options';

/** Lets next-auth answer one of its addresses below `/api/auth`; `path` is what comes after it. */
export async function answerAuth(request: Request, path: Promise<{ nextauth: string[] }>): Promise<Response> {
  const [step, provider] = (await path).nextauth;
  if (step === 'callback' && provider === 'credentials' && request.method !== 'POST')
    return new Response('Sign in with the form.', { status: 405, headers: { allow: 'POST' } }); // next-auth answers 500
  // next-auth types its handler for any framework; for the App Router it answers a Response.
  return NextAuth(request as never, { params: path } as never, authOptions()) as Promise<Response>;
}
