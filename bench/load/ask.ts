import { Agent, get } from 'node:http';

export interface Reply {
  status: number;
  body: Buffer;
  milliseconds: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** One request over a kept connection. The body is as it was sent: compressed where `encoding` asks for that. */
export function ask(url: string, encoding = 'gzip'): Promise<Reply> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { 'accept-encoding': encoding } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const status = response.statusCode ?? 0;
        resolve({ status, body: Buffer.concat(parts), milliseconds: performance.now() - began });
      });
    }).on('error', reject);
  });
}

/** Asks for each address once, a few at a time; calls back with each answer. Throws at the first that is not 200. */
export async function askEach(
  urls: readonly string[],
  { at = 1, seen }: { at?: number; seen?: (url: string, reply: Reply) => Promise<void> | void } = {},
): Promise<Reply[]> {
  const replies: Reply[] = [];
  const waiting = urls.values(); // shared: each asker takes the next
  const asker = async () => {
    for (const url of waiting) {
      const reply = await ask(url);
      if (reply.status !== 200) throw new Error(`${url} answered ${reply.status}`);
      await seen?.(url, reply);
      replies.push(reply);
    }
  };
  await Promise.all(Array.from({ length: at }, asker));
  return replies;
}

/** The value below which a share of the numbers lies. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}
