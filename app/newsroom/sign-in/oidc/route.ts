import { NextRequest } from 'next/server';
import { beginOidc } from '@/features/accounts/oidc/begin-oidc';
import { OIDC } from '@/features/accounts/oidc/provider';
import { answerAuth } from '@/features/accounts/sign-in/answer-auth';

export async function GET(request: NextRequest): Promise<Response> {
  const form = await beginOidc(request.nextUrl.searchParams.get('callbackUrl'));
  if (!form) return new Response(null, { status: 404 });
  const sent = new NextRequest(form.url, { method: 'POST', body: form.body });
  return answerAuth(sent, Promise.resolve({ nextauth: ['signin', OIDC] }));
}
