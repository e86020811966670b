import type { IncomingMessage, ServerResponse } from 'node:http';
import { inRender, newRenderScope } from '@/lib/render';
import type { Renderer } from '../render/render-page';
import { correctForwarded } from './client-address';

/** Hands a request to Next as it is: nothing of the newsroom, or of what programs ask, is ever kept by anybody. */
export async function passThrough(
  request: IncomingMessage,
  response: ServerResponse,
  { renderer, proxies }: { renderer: Renderer; proxies: number },
): Promise<void> {
  correctForwarded(request, proxies);
  response.setHeader('X-Accel-Expires', '0');
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
