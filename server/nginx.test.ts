import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { log } from '@/lib/log';
import { ask, type Asking, testServer, until } from './test-server';

const installed = spawnSync('nginx', ['-v']).status === 0;

describe.skipIf(!installed)('behind nginx with deploy/nginx.conf', () => {
  const { running, purge, server } = testServer(() => ({ proxies: 1 }));
  let folder = '';
  let port = 0;
  let nginx: ChildProcess;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'nginx-'));
    port = await freePort();
    await writeFile(
      join(folder, 'nginx.conf'),
      await testConfiguration({ folder, port, upstream: running.port }),
    );
    nginx = spawn('nginx', ['-p', folder, '-c', 'nginx.conf', '-g', 'daemon off;'], { stdio: 'ignore' });
    await until(() => get('/healthz').then(Boolean, () => false));
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    nginx.kill('SIGQUIT');
    await once(nginx, 'exit');
    await rm(folder, { recursive: true });
  });

  const get = (target: string, asking?: Asking) => ask(port, target, asking);
  const versionOf = async (target: string) => Number(/version (\d+)/.exec((await get(target)).text)?.[1]);

  test('each encoding is what was asked for', async () => {
    for (const accept of ['gzip, deflate, br', 'br', 'gzip', 'br;q=0, gzip', 'identity']) {
      const headers = { 'accept-encoding': accept };
      await get('/world', { headers });
      const { body, headers: sent } = await get('/world', { headers });
      const inflate = { br: brotliDecompressSync, gzip: gunzipSync }[String(sent['content-encoding'])];
      expect((inflate?.(body) ?? body).toString()).toContain('version 1');
      expect(sent).not.toHaveProperty('x-accel-expires');
    }
    expect(running.standIn.renders).toEqual(['/world']);
  });

  test('a purge is seen by the next reader', async () => {
    for (let version = 1; version <= 30; version++) {
      running.standIn.version = version;
      await purge('page:/world');
      expect([await versionOf('/world'), await versionOf('/world')]).toEqual([version, version]);
    }
    expect(running.standIn.renders).toHaveLength(30);
  });

  test('the copy is served while the web process is away', async () => {
    await get('/world');
    await server().close();
    expect(await versionOf('/world')).toBe(1);
    expect((await get('/europe')).status).toBe(502);
  });

  test('what must not be kept is not: newsroom, programs, forms, faults', async () => {
    vi.spyOn(log(), 'error').mockReturnValue();
    const form = {
      method: 'POST',
      body: 'a=b',
      headers: { origin: `http://127.0.0.1:${port}`, 'content-type': 'application/x-www-form-urlencoded' },
    };
    for (const [target, asking] of [
      ['/newsroom', {}],
      ['/api/auth/session', {}],
      ['/contact', form],
    ] as const) {
      running.standIn.version = 1;
      expect((await get(target, asking)).text).toContain('version 1');
      running.standIn.version = 2;
      expect((await get(target, asking)).text).toContain('version 2');
    }
    running.standIn.before = () => Promise.reject(new Error('broken'));
    expect((await get('/world')).status).toBe(500);
    running.standIn.before = () => undefined;
    expect((await get('/world')).status).toBe(200);
  });

  test('cookies reach the newsroom alone', async () => {
    const headers = { cookie: 'session=x' };
    await get('/newsroom', { headers });
    expect(running.standIn.seen.at(-1)?.headers).toMatchObject({
      cookie: 'session=x',
      'x-forwarded-host': `127.0.0.1:${port}`,
    });
    await get('/world', { headers });
    expect(running.standIn.seen.at(-1)?.headers).not.toHaveProperty('cookie');
  });

  test('a wrong spelling of a file, or one that is not there, never takes the place of the file', async () => {
    const path = '/assets/speculation.json';
    const spellings = [
      '/assets/speculation%2ejson',
      '/assets//speculation.json',
      '/x/../assets/speculation.json',
    ];
    for (const spelling of [...spellings, '/assets/./speculation.json', '/assets/%73peculation.json'])
      for (let times = 0; times < 2; times++) expect([308, 404]).toContain((await get(spelling)).status);
    for (let times = 0; times < 2; times++) {
      const found = await get(path);
      expect([found.status, found.headers['content-type']]).toEqual([
        200,
        'application/speculationrules+json',
      ]);
    }
    const missing = '/assets/later.json';
    running.standIn.redirects.set(missing, { status: 308, target: '/latest' });
    expect((await get(missing)).status).toBe(308);
    await sleep(50);
    await server().close();
    for (const none of [missing, spellings[0] ?? '', '/_next/static/nope.js', '/media/x'])
      expect((await get(none)).status).toBe(502);
    expect((await get(path)).status).toBe(200);
  });

  test('what looks like a page of the newsroom’s or its style is kept for nobody', async () => {
    for (const path of [
      '/newsroom/x.css',
      '/newsroom/x/..%2fy.js',
      '/api/x.png',
      '/newsroom/../assets/x.css',
    ]) {
      const { status, headers } = await get(path, { headers: { cookie: 'a=b' } });
      expect([200, 404]).toContain(status);
      expect(headers['cache-control']).toBe('private, no-store');
    }
    await server().close();
    expect((await get('/newsroom/x.css')).status).toBe(502);
  });

  test('files with a lasting address are kept', async () => {
    const path = '/assets/speculation.json';
    expect((await get(path)).status).toBe(200);
    await sleep(50);
    await server().close();
    expect((await get(path)).status).toBe(200);
  });
});

async function testConfiguration({
  folder,
  port,
  upstream,
}: {
  folder: string;
  port: number;
  upstream: number;
}) {
  const site = (await readFile(join(import.meta.dirname, '..', 'deploy', 'nginx.conf'), 'utf8'))
    .replace('/var/cache/nginx/times', join(folder, 'cache'))
    .replace('127.0.0.1:3000', `127.0.0.1:${upstream}`)
    .replace('listen 80;', `listen 127.0.0.1:${port};`);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${name};`,
  );
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  return `${user} pid nginx.pid; error_log error.log; events {}
    http { access_log off; default_type text/html; ${temporary.join(' ')} ${site} }`;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo; // it listens on a port, not a pipe
  probe.close();
  await once(probe, 'close');
  return port;
}
