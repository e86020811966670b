import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

const KEY = 'AKIDTEST';
const SECRET = 'a/secret+with=signs';

/**
 * A bucket as S3 keeps one, on this machine: objects by key, listed in pages, for whoever signs a request as the
 * documentation of Signature Version 4 says: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv.html.
 */
export class TestBucket {
  readonly objects = new Map<string, { content: Buffer; type: string }>();
  readonly asked: string[] = [];
  /** Statuses for the next requests, before any of them is looked at. */
  readonly failing: number[] = [];
  #server!: Server; // set by open
  url = '';

  static async open(): Promise<TestBucket> {
    const bucket = new TestBucket();
    bucket.#server = createServer((request, response) => void bucket.#answer(request, response));
    await new Promise<void>((resolve) => bucket.#server.listen(0, '127.0.0.1', resolve));
    const { port } = bucket.#server.address() as AddressInfo; // it listens on a port
    bucket.url = `s3://${KEY}:${encodeURIComponent(SECRET)}@127.0.0.1:${port}/pictures/times?region=eu-test-1&tls=0`;
    return bucket;
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '', 'http://bucket');
    const content = await buffer(request);
    this.asked.push(`${request.method} ${url.pathname}`);
    const failing = this.failing.shift();
    if (failing) response.writeHead(failing).end('<Error><Code>SlowDown</Code></Error>');
    else if (!isSigned(request, url, content))
      response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>');
    else this.#serve(request, response, { url, content });
  }

  #serve(
    request: IncomingMessage,
    response: ServerResponse,
    { url, content }: { url: URL; content: Buffer },
  ) {
    const key = url.pathname.slice('/pictures/'.length);
    const found = this.objects.get(key);
    if (url.searchParams.has('list-type')) response.end(this.#list(url.searchParams));
    else if (request.method === 'PUT') {
      this.objects.set(key, { content, type: request.headers['content-type'] ?? '' });
      response.end();
    } else if (request.method === 'DELETE') {
      this.objects.delete(key);
      response.writeHead(204).end();
    } else if (found) response.writeHead(200, { 'content-type': found.type }).end(found.content);
    else response.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>');
  }

  /** Two at a time, as a large bucket gives a thousand. */
  #list(asked: URLSearchParams): string {
    const [prefix, after] = [asked.get('prefix') ?? '', asked.get('start-after') ?? ''];
    const found = [...this.objects.keys()].filter((key) => key.startsWith(prefix) && key > after);
    const keys = found.sort().slice(0, 2);
    return `<ListBucketResult>${keys.map((key) => `<Contents><Key>${key}</Key></Contents>`).join('')}</ListBucketResult>`;
  }
}

function isSigned({ method, headers }: IncomingMessage, url: URL, content: Buffer): boolean {
  const [, scope = '', signed = '', signature = ''] =
    /^AWS4-HMAC-SHA256 Credential=AKIDTEST\/(\S+), SignedHeaders=(\S+), Signature=([\da-f]{64})$/.exec(
      headers.authorization ?? '',
    ) ?? [];
  const sum = headers['x-amz-content-sha256'];
  const [day = '', region = '', service = ''] = scope.split('/');
  if (sum !== sha256(content) || region !== 'eu-test-1' || service !== 's3') return false;
  const query = [...url.searchParams].map((pair) => pair.map(encodeURIComponent).join('=')).sort();
  const lines = signed.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const request = [method, url.pathname, query.join('&'), lines.join(''), signed, sum].join('\n');
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(Buffer.from(request))].join('\n');
  const key = [day, region, service, 'aws4_request'].reduce<Buffer>(hmac, Buffer.from(`AWS4${SECRET}`));
  return hmac(key, text).toString('hex') === signature;
}

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
