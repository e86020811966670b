// A thread inherits nothing of what --import tsx hooked into its process's loader.
import { parentPort, workerData } from 'node:worker_threads';
import { register } from 'tsx/esm/api';

register();
const { answer } = await import(workerData.module);

parentPort.on('message', async (question) => {
  try {
    parentPort.postMessage({ kind: 'answer', answer: await answer(question) });
  } catch (error) {
    const { name, code, message, stack } = error instanceof Error ? error : new Error(String(error));
    parentPort.postMessage({ kind: 'failed', name, code, message, stack });
  }
});
parentPort.postMessage({ kind: 'ready' });
