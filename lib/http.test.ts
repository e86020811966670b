import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isReservedAddress } from '@/lib/net/address-guard';
import { fetchGuarded, retryAfterSeconds, type GuardedRequest } from '@/lib/http';

type Reply = (response: ServerResponse, request: IncomingMessage) => void;
const send =
  (body: Buffer | string, headers: Record<string, string> = {}, status = 200): Reply =>
  (response) => {
    response.writeHead(status, headers);
    response.end(body);
  };

const replies: Record<string, Reply> = {
  '/plain': send('plain words'),
  '/echo': (response, request) => send(JSON.stringify(request.headers))(response, request),
  '/gzip': send(gzipSync('plain words'), { 'content-encoding': 'gzip' }),
  '/br': send(brotliCompressSync('plain words'), { 'content-encoding': 'br' }),
  '/deflate': send(deflateSync('plain words'), { 'content-encoding': 'deflate' }),
  '/raw-deflate': send(deflateRawSync('plain words'), { 'content-encoding': 'deflate' }),
  '/twice': send(brotliCompressSync(gzipSync('plain words')), { 'content-encoding': 'gzip, br' }),
  '/cut-gzip': send(gzipSync('plain words'.repeat(99)).subarray(0, 30), { 'content-encoding': 'gzip' }),
  '/strange': send('x', { 'content-encoding': 'zstd' }),
  '/bomb': send(gzipSync(Buffer.alloc(64 << 20, 32)), { 'content-encoding': 'gzip' }),
  '/declared': send(Buffer.alloc(2_000_000, 32), { 'content-length': '2000000' }),
  '/endless': (response) => {
    response.writeHead(200);
    const push = () => {
      while (response.write(Buffer.alloc(1 << 16, 65)));
    };
    response.on('drain', push);
    push();
  },
  '/drip': (response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write('<'), 50);
    response.on('close', () => clearInterval(timer));
  },
  '/silent': () => undefined,
  '/close': (response) => {
    response.writeHead(200, { 'content-length': '9999' });
    response.write('<rss>');
    setTimeout(() => response.destroy(), 20);
  },
  '/headers': send('', { 'x-long': 'a'.repeat(40_000) }),
  '/loop': send('', { location: '/loop?again' }, 302),
  '/loop?again': send('', { location: '/loop' }, 302),
  '/once': send('', { location: '/echo' }, 301),
  '/private': send('', { location: 'http://169.254.169.254/latest/meta-data' }, 302),
  '/sideways': send('', { location: 'http://localhost:8081/' }, 302),
  '/file': send('', { location: 'file:///etc/passwd' }, 302),
  '/missing': send('not here', {}, 404),
  '/not-modified': send('', { 'content-encoding': 'gzip', etag: '"1"' }, 304),
};

let server: Server;
let base: string;
let allow: string[];
const get = (path: string, more: Partial<GuardedRequest> = {}) =>
  fetchGuarded({ url: base + path, allow, ...more });
const fault = (code: string, message: RegExp) => ({
  name: 'Fault',
  code,
  message: expect.stringMatching(message) as unknown,
});

beforeAll(async () => {
  server = createServer((request, response) => {
    const chain = /^\/chain\/(\d+)$/.exec(request.url ?? '');
    const reply = chain
      ? send('', { location: `/chain/${Number(chain[1]) + 1}` }, 302)
      : replies[request.url ?? ''];
    (reply ?? send('?', {}, 500))(response, request);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server always has one
  base = `http://127.0.0.1:${port}`;
  allow = [`127.0.0.1:${port}`];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('the address guard', () => {
  const forms = [
    'http://127.0.0.1/', 'http://127.1/', 'http://2130706433/', 'http://0x7f000001/', 'http://0x7f.0.0.1/',
    'http://017700000001/', 'http://0177.0.0.1/', 'http://0/', 'http://0.0.0.0/', 'http://①②⑦.0.0.1/',
    'http://[::1]/', 'http://[::]/', 'http://[::ffff:127.0.0.1]/', 'http://[0:0:0:0:0:ffff:7f00:1]/',
    'http://[::127.0.0.1]/', 'http://[64:ff9b::7f00:1]/', 'http://[2002:7f00:1::]/', 'http://[fe80::1]/',
    'http://[fd00::1]/', 'http://[ff02::1]/', 'http://10.1.2.3/', 'http://172.16.0.1/', 'http://172.31.255.255/',
    'http://192.168.1.1/', 'http://100.64.0.1/', 'http://169.254.169.254/', 'http://198.18.0.1/',
    'http://224.0.0.1/', 'http://255.255.255.255/', 'https://127.0.0.1/', 'http://127.0.0.1:8080/',
  ]; // prettier-ignore
  test.each(forms)('%s is private in every spelling', async (url) => {
    await expect(fetchGuarded({ url })).rejects.toMatchObject(
      fault('private-address', /private or reserved/),
    );
  });

  test('a name that resolves to this machine is private', async () => {
    await expect(fetchGuarded({ url: `http://localhost:${new URL(base).port}/plain` })).rejects.toMatchObject(
      fault('private-address', /^localhost/),
    );
  });

  test.each([
    'ftp://example.com/',
    'file:///etc/passwd',
    'not an address',
    'http://',
    'http://u:p@example.com/',
    'http://example.com:22/',
    'http://example.com:6379/',
  ])('%s is no address to fetch', async (url) => {
    await expect(fetchGuarded({ url })).rejects.toMatchObject({ name: 'Fault', code: 'bad-url' });
  });

  test.each(['/private', '/sideways'])('a redirect to a private address is refused: %s', async (path) => {
    await expect(get(path)).rejects.toMatchObject({ code: 'private-address' });
  });

  test('a redirect out of the web is refused', async () => {
    await expect(get('/file')).rejects.toMatchObject({ code: 'bad-url' });
  });

  test('an exemption holds for its host and port only, and not for another caller', async () => {
    await expect(get('/plain')).resolves.toMatchObject({ status: 200 });
    await expect(get('/plain', { allow: ['127.0.0.1:1'] })).rejects.toMatchObject({
      code: 'private-address',
    });
  });

  test('public addresses are not reserved', () => {
    const open = ['8.8.8.8', '1.1.1.1', '100.128.0.1', '172.32.0.1', '2606:4700::1111', '2a00:1450:4001::1'];
    expect(open.filter(isReservedAddress)).toEqual([]);
  });
});

describe('a body', () => {
  test.each(['/plain', '/gzip', '/br', '/deflate', '/raw-deflate', '/twice'])(
    '%s arrives as it was written',
    async (path) => {
      const answer = await get(path);
      expect(answer.body.toString()).toBe('plain words');
      expect(answer.url).toBe(base + path);
    },
  );

  test.each(['/bomb', '/declared', '/endless'])('%s is cut off at the limit', async (path) => {
    await expect(get(path, { maxBytes: 1_000_000 })).rejects.toMatchObject(
      fault('too-large', /larger than 1 MB/),
    );
  });

  test.each(['/cut-gzip', '/strange', '/close'])('%s is a broken connection', async (path) => {
    await expect(get(path)).rejects.toMatchObject({ code: 'connection' });
  });

  test.each(['/drip', '/silent'])('%s ends when the time is up', async (path) => {
    const started = Date.now();
    await expect(get(path, { timeoutMs: 400 })).rejects.toMatchObject(fault('timeout', /within 1 s/));
    expect(Date.now() - started).toBeLessThan(2000);
  });

  test('headers have a limit of their own', async () => {
    await expect(get('/headers')).rejects.toMatchObject({ code: 'too-large' });
  });

  test('any status is an answer', async () => {
    await expect(get('/missing')).resolves.toMatchObject({ status: 404 });
    await expect(get('/not-modified')).resolves.toMatchObject({ status: 304, headers: { etag: '"1"' } });
  });

  test('nobody listening is said plainly', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo; // a TCP server always has one
    await new Promise((resolve) => closed.close(resolve));
    const answer = fetchGuarded({ url: `http://127.0.0.1:${port}/`, allow: [`127.0.0.1:${port}`] });
    await expect(answer).rejects.toMatchObject(fault('connection', /refuses the connection/));
  });
});

describe('redirects', () => {
  test('are followed, and the last address is named', async () => {
    const answer = await get('/once', { headers: { 'if-none-match': '"7"' } });
    expect(answer.url).toBe(`${base}/echo`);
    expect(JSON.parse(answer.body.toString())).toMatchObject({ 'if-none-match': '"7"' });
  });

  test('in a circle are found', async () => {
    await expect(get('/loop')).rejects.toMatchObject(fault('redirect-loop', /circle/));
  });

  test('without end are counted', async () => {
    await expect(get('/chain/1')).rejects.toMatchObject(fault('redirect-loop', /more than 5 times/));
  });
});

test.each([
  ['120', 120],
  ['Sun, 22 Nov 2026 10:01:00 GMT', 60],
  ['Sun, 22 Nov 2020 10:01:00 GMT', 0],
  ['soon', undefined],
  ['-5', undefined],
  [undefined, undefined],
])('Retry-After %s asks for %s seconds', (value, seconds) => {
  expect(retryAfterSeconds(value, new Date('2026-11-22T10:00:00Z'))).toBe(seconds);
});
