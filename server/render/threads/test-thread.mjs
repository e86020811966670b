// Stands in for a render thread: it answers with what it was told before.
import { TextEncoder } from 'node:util';
import { parentPort, workerData } from 'node:worker_threads';

const told = [];
setInterval(() => Atomics.add(workerData.beat, 0, 1), 20);
parentPort.on('message', (message) => {
  if (message.kind === 'render') Atomics.store(workerData.beat, 1, message.id);
  if (message.kind === 'close') process.exit();
  else if (message.kind !== 'render')
    told.push(message.kind === 'keep' ? `keep ${message.keeping}` : message.names.join());
  else if (message.request.url === '/die') process.exit(1);
  else if (message.request.url === '/hang') for (;;);
  else if (message.request.url === '/late')
    parentPort.postMessage({ kind: 'failed', id: message.id, error: new Error('late'), late: true });
  else if (message.request.url === '/throw')
    parentPort.postMessage({
      kind: 'failed',
      id: message.id,
      error: new TypeError('no such page'),
      late: false,
    });
  else if (message.request.url !== '/never')
    parentPort.postMessage({
      kind: 'rendered',
      id: message.id,
      rendered: {
        status: 200,
        headers: {},
        body: new TextEncoder().encode(told.join(' ')),
        scope: { deps: new Set(['front']), headers: {}, softAgeMs: Infinity, expiresAt: Infinity },
      },
    });
});
parentPort.postMessage({ kind: 'ready' });
