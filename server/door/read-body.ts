import type { IncomingMessage } from 'node:http';

/** Why a body was not taken, as the status to answer with. */
export class BodyRefused extends Error {
  constructor(readonly status: 400 | 408 | 411 | 413 | 415) {
    super(`the body was refused with ${status}`);
    this.name = 'BodyRefused';
  }
}

const PATIENCE_MS = 15_000;

/** Whether a request says that a body comes with it. */
export function hasBody({ headers }: IncomingMessage): boolean {
  const length = headers['content-length'];
  return headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0');
}

/** Whether a request names two hosts, of which each who passes it on may believe another (RFC 9112, 3.2). */
export function hasTwoHosts({ rawHeaders }: IncomingMessage): boolean {
  const hosts = rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host');
  return hosts.length > 1;
}

/**
 * The whole body. Throws BodyRefused when it is longer than `most`, announced or not (413), when it has not come within
 * `patienceMs` (408), or when it ends in the middle (400).
 */
export async function readBody(
  request: IncomingMessage,
  { most, patienceMs = PATIENCE_MS }: { most: number; patienceMs?: number },
): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > most) throw new BodyRefused(413);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, patienceMs, new BodyRefused(408));
  });
  try {
    return await Promise.race([gather(request, most), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Listens rather than iterates: an iterator that is left would destroy the line before the answer. */
function gather(request: IncomingMessage, most: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  return new Promise((resolve, reject) => {
    const refuse = (status: 400 | 413) => {
      request.removeAllListeners('data').pause();
      reject(new BodyRefused(status));
    };
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > most) refuse(413);
      else chunks.push(chunk);
    });
    request.once('end', () => {
      resolve(Buffer.concat(chunks));
    });
    request.once('error', () => {
      refuse(400);
    });
    request.once('close', () => {
      if (!request.complete) refuse(400);
    });
  });
}
