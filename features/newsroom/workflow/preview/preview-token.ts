import { timingSafeEqual } from 'node:crypto';
import { sign } from '@/features/accounts/secrets';

/** What a link says of itself. `round`: the article's links of earlier rounds have ended. */
export interface PreviewGrant {
  articleId: number;
  expiresAt: Date;
}

const TOKEN = /^([\da-z]{1,7})-([\da-z]{1,8})-([\da-f]{40})$/;
const PURPOSE = 'preview link';

/** An address nobody can guess or change: the article, until when, and our mark on both. In lower case, as addresses are. */
export function writePreviewToken({ articleId, expiresAt }: PreviewGrant, round: number): string {
  const seconds = Math.floor(expiresAt.getTime() / 1000);
  return `${articleId.toString(36)}-${seconds.toString(36)}-${markOf(articleId, seconds, round)}`;
}

/** What a token claims; null when it has not the form of one. `holds` tells whether the claim is ours. */
export function readPreviewToken(
  token: string,
): (PreviewGrant & { holds: (round: number) => boolean }) | null {
  const [, id, until, mark] = TOKEN.exec(token) ?? [];
  if (!id || !until || !mark) return null;
  const [articleId, seconds] = [parseInt(id, 36), parseInt(until, 36)];
  if (articleId > 0x7fffffff) return null;
  return {
    articleId,
    expiresAt: new Date(seconds * 1000),
    holds: (round) => timingSafeEqual(Buffer.from(mark), Buffer.from(markOf(articleId, seconds, round))),
  };
}

function markOf(articleId: number, seconds: number, round: number): string {
  return sign(`${articleId} ${seconds} ${round}`, PURPOSE).slice(0, 40);
}
