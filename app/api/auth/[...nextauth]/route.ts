import type { NextRequest } from 'next/server';
import { answerAuth } from '@/features/accounts/sign-in/answer-auth';

type Context = { params: Promise<{ nextauth: string[] }> };

const answer = (request: NextRequest, { params }: Context) => answerAuth(request, params);

export { answer as GET, answer as POST };
