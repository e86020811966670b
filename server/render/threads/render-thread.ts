import { parentPort, workerData } from 'node:worker_threads';
import { closeDb } from '@/lib/db';
import { env } from '@/lib/env';
import { forgetFragments, keepFragments } from '@/lib/render';
import { startNext } from '../../next-app';
import { PageShell } from '../page-shell';
import { renderPage, type RenderRequest, RenderTimeout } from '../render-page';
import type { FromThread, ThreadData, ToThread } from './messages';
import { pack } from './pack';

const BEAT_MS = 200;
const line = parentPort;
if (!line) throw new Error('this is a thread of server/main.ts');
const { host, port, beat } = workerData as ThreadData; // from render-pool.ts
setInterval(() => Atomics.add(beat, 0, 1), BEAT_MS).unref();
const next = await startNext({ development: false, host, port });
const shell = new PageShell();

line.on('message', (message: ToThread) => {
  if (message.kind === 'render') void answer(message.id, message.request);
  else if (message.kind === 'forget') forgetFragments(message.names);
  else if (message.kind === 'keep') keepFragments(message.keeping);
  else void close();
});
await warmUp();
tell({ kind: 'ready' });

/**
 * The first render loads most of what others need, which on a slow machine takes longer than any page may: nobody waits
 * for it, and a thread is not taken for one that hangs. It may fail: the database can be away.
 */
async function warmUp(): Promise<void> {
  const request = { url: '/status/404', siteUrl: env().SITE_URL, timeoutMs: 300_000 };
  await renderPage(next.renderer, request, shell).catch(() => undefined);
}

async function answer(id: number, request: RenderRequest): Promise<void> {
  Atomics.store(beat, 1, id);
  try {
    const { packed, own } = pack(await renderPage(next.renderer, request, shell));
    tell({ kind: 'rendered', id, rendered: packed }, own);
  } catch (error) {
    const late = error instanceof RenderTimeout;
    tell({ kind: 'failed', id, late, error: error instanceof Error ? error : new Error(String(error)) });
  }
}

async function close(): Promise<void> {
  await Promise.allSettled([next.close(), closeDb()]);
  process.exit(); // of this thread
}

function tell(message: FromThread, handedOver: ArrayBuffer[] = []): void {
  line?.postMessage(message, handedOver);
}
