import type { IncomingMessage, ServerResponse } from 'node:http';
import { countView } from '@/features/audience/count-views';
import { readBody } from '../door/read-body';
import { clientAddress } from './client-address';
import { NEVER_KEPT } from './reader-headers';

/** Where a reader's page says that it is being read. */
export const VIEWS_PATH = '/api/views';

const LONGEST_PATH = 300;

/**
 * Counts what a page of ours says of itself. Answered here rather than by Next, since it comes once for every reading: a
 * view costs a fraction of what rendering anything would.
 */
export async function answerView(
  request: IncomingMessage,
  response: ServerResponse,
  proxies: number,
): Promise<void> {
  const { headers } = request;
  const announced = Number(headers['content-length'] ?? Infinity); // a beacon always says
  if (headers['sec-fetch-site'] !== 'same-origin' || announced > LONGEST_PATH) {
    response.shouldKeepAlive = false;
    response.writeHead(403, ['Content-Length', '0', ...NEVER_KEPT]).end();
    return;
  }
  const body = await readBody(request, { most: LONGEST_PATH, patienceMs: 5000 });
  countView(
    {
      path: body.toString(),
      address: clientAddress(request, proxies),
      userAgent: headers['user-agent'] ?? '',
      purpose: String(headers['sec-purpose'] ?? headers.purpose ?? ''),
    },
    new Date(),
  );
  response.writeHead(204, [...NEVER_KEPT]).end();
}
