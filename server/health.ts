import { createHash, timingSafeEqual } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { reasonOf } from '@/lib/errors';
import { unfitReason } from '@/lib/postgres/judge-status';
import { migrationStatus } from '@/lib/postgres/migrate';
import { NEVER_KEPT } from './answers/reader-headers';

/** Null when this process can do its work, else why not, in one plain sentence. */
export type Readiness = () => Promise<string | null>;

const REMEMBERED_MS = 1000;
const PATIENCE_MS = 2000;

/** Asks whether the database answers and holds exactly the migrations of this code and of its queue; at most once a second. */
export function databaseReadiness(url: string): Readiness {
  let asked = 0;
  let answer: Promise<string | null> = Promise.resolve(null);
  return () => {
    if (Date.now() - asked > REMEMBERED_MS) {
      asked = Date.now();
      answer = Promise.race([unreadyReason(url), tooLate()]);
    }
    return answer;
  };
}

/** Answers a program in plain text. */
export function sendText(
  response: ServerResponse,
  { status, text, type = 'text/plain; charset=utf-8' }: { status: number; text: string; type?: string },
): void {
  const body = Buffer.from(text);
  response.writeHead(status, ['Content-Type', type, 'Content-Length', String(body.length), ...NEVER_KEPT]);
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

/** Whether an Authorization header carries this token; takes as long whatever it carries. */
export function isBearer(authorization: string | undefined, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`));
}

async function unreadyReason(url: string): Promise<string | null> {
  try {
    return unfitReason(await migrationStatus(url));
  } catch (error) {
    return reasonOf(error);
  }
}

function tooLate(): Promise<string> {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, 'The database does not answer.').unref());
}
