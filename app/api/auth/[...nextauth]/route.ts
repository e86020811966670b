import NextAuth from 'next-auth';
import type { NextRequest } from 'next/server';
import { authOptions } from '@/features/accounts/sign-in/auth-options';

type Context = { params: Promise<{ nextauth: string[] }> };

// next-auth types its handler for any framework; for the App Router it answers a Response.
const answer = (request: NextRequest, context: Context) =>
  NextAuth(request as never, context as never, authOptions()) as Promise<Response>;

export { answer as GET, answer as POST };
