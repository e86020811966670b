import { parentPort, workerData } from 'node:worker_threads';
import { closeDb } from '@/lib/db';
import { forgetFragments, keepFragments } from '@/lib/render';
import { startNext } from '../../next-app';
import { PageShell } from '../page-shell';
import { renderPage, type RenderRequest } from '../render-page';
import type { FromThread, ThreadData, ToThread } from './messages';
import { pack } from './pack';

const line = parentPort;
if (!line) throw new Error('this is a thread of server/main.ts');
const { host, port } = workerData as ThreadData; // from render-pool.ts
const next = await startNext({ development: false, host, port });
const shell = new PageShell();

line.on('message', (message: ToThread) => {
  if (message.kind === 'render') void answer(message.id, message.request);
  else if (message.kind === 'forget') forgetFragments(message.names);
  else if (message.kind === 'keep') keepFragments(message.keeping);
  else void close();
});
tell({ kind: 'ready' });

async function answer(id: number, request: RenderRequest): Promise<void> {
  try {
    const { packed, own } = pack(await renderPage(next.renderer, request, shell));
    tell({ kind: 'rendered', id, rendered: packed }, own);
  } catch (error) {
    tell({ kind: 'failed', id, error: error instanceof Error ? error : new Error(String(error)) });
  }
}

async function close(): Promise<void> {
  await Promise.allSettled([next.close(), closeDb()]);
  process.exit(); // of this thread
}

function tell(message: FromThread, handedOver: ArrayBuffer[] = []): void {
  line?.postMessage(message, handedOver);
}
