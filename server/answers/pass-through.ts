import type { IncomingMessage, ServerResponse } from 'node:http';
import { inRender, newRenderScope } from '@/lib/render';
import type { Renderer } from '../render/render-page';
import { correctForwarded, seenOrigin } from './client-address';
import { sendFault } from './fault-page';
import { isFromHere } from './from-here';
import { guardNewsroom } from './newsroom-headers';

interface PassThrough {
  renderer: Renderer;
  proxies: number;
  siteUrl: string;
  development: boolean;
}

/**
 * Hands a request to Next: nothing of the newsroom, or of what programs ask, is ever kept by anybody. What changes
 * something must come from a page of ours; programs (`/api/v1`) show a token instead of a cookie.
 */
export async function passThrough(
  request: IncomingMessage,
  response: ServerResponse,
  { renderer, proxies, siteUrl, development }: PassThrough,
): Promise<void> {
  const target = request.url ?? '';
  const reading = ['GET', 'HEAD', 'OPTIONS'].includes(request.method ?? '');
  const origins = [new URL(siteUrl).origin, seenOrigin(request, proxies)];
  if (!reading && !/^\/api\/v1\//.test(target) && !isFromHere(request.headers, origins)) {
    response.shouldKeepAlive = false; // the rest of the body is not waited for
    sendFault(request, response, 403);
    return;
  }
  correctForwarded(request, proxies);
  response.setHeader('X-Accel-Expires', '0');
  if (!target.startsWith('/_next/')) guardNewsroom(request, response, { development });
  await renderer(request, response);
}

/** In development Next answers everything itself; what a page says of its status still counts. */
export async function renderInDevelopment(
  request: IncomingMessage,
  response: ServerResponse,
  renderer: Renderer,
): Promise<void> {
  const scope = newRenderScope();
  const writeHead = response.writeHead.bind(response) as (
    status: number,
    ...rest: unknown[]
  ) => ServerResponse; // of its many forms
  response.writeHead = (status: number, ...rest: unknown[]) => {
    for (const [name, value] of Object.entries(scope.headers)) response.setHeader(name, value);
    return writeHead(scope.status ?? status, ...rest);
  };
  await inRender(scope, async () => renderer(request, response));
}
