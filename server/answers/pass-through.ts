import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { holdsSession } from '@/features/accounts/sign-in/holds-session';
import { inRender, newRenderScope } from '@/lib/render';
import type { Target } from '../door/read-target';
import { takeIn } from '../door/take-in';
import type { RenderLine } from '../render/render-line';
import type { Renderer } from '../render/render-page';
import { correctForwarded, seenOrigin } from './client-address';
import { sendFault } from './fault-page';
import { isFromHere } from './from-here';
import { guardNewsroom } from './newsroom-headers';

const LONGEST_TURN_MS = 5000;

interface PassThrough {
  renderer: Renderer;
  proxies: number;
  siteUrl: string;
  development: boolean;
  /** Where those wait who have not signed in: Next answers in the thread that serves everybody. */
  strangers: RenderLine;
}

/**
 * Hands a request to Next: nothing of the newsroom, or of what programs ask, is ever kept by anybody. What changes
 * something must come from a page of ours; programs (`/api/v1`) show a token instead of a cookie. Throws BodyRefused,
 * LineIsFull.
 */
export async function passThrough(
  request: IncomingMessage,
  response: ServerResponse,
  { target, ...needs }: PassThrough & { target: Target },
): Promise<void> {
  const { renderer, proxies, siteUrl, development, strangers } = needs;
  const reading = ['GET', 'HEAD', 'OPTIONS'].includes(request.method ?? '');
  const origins = [new URL(siteUrl).origin, seenOrigin(request, proxies)];
  if (!reading && !target.path.startsWith('/api/v1/') && !isFromHere(request.headers, origins)) {
    response.shouldKeepAlive = false; // the rest of the body is not waited for
    sendFault(request, response, 403);
    return;
  }
  const isColleague = await holdsSession(request.headers.cookie);
  const taken = await takeIn(request, target, { isColleague });
  correctForwarded(taken, proxies);
  response.setHeader('X-Accel-Expires', '0');
  if (!target.path.startsWith('/_next/')) guardNewsroom(taken, response, { development });
  if (isColleague || development) await renderer(taken, response);
  else await inTurn(strangers, async () => renderer(taken, response));
}

/** Who reads slowly does not keep the others waiting. */
async function inTurn(line: RenderLine, work: () => Promise<void>): Promise<void> {
  let working: Promise<void> | undefined;
  await line.run(() => Promise.race([(working = work()), sleep(LONGEST_TURN_MS, undefined, { ref: false })]));
  await working;
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
