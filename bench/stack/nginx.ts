import type { ChildProcess } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { at, PORTS } from './ports';
import { startProgram } from './programs';

/**
 * One nginx with three faces: finished pages from disk, compressed beforehand; a proxy cache that compresses on each
 * hit, as other portals have it; and deploy/nginx.conf as an operator would run it.
 */
export async function startNginx(folder: string): Promise<ChildProcess> {
  await mkdir(join(folder, 'pages'), { recursive: true });
  await writeFile(join(folder, 'nginx.conf'), await configuration(folder));
  await writePage(folder, '/ready', Buffer.alloc(0));
  return startProgram({
    command: 'nginx',
    parameters: ['-p', folder, '-c', 'nginx.conf', '-g', 'daemon off;'],
    logFile: join(folder, 'nginx.log'),
    ready: at(PORTS.files, '/ready'),
  });
}

/** Puts a page, compressed with gzip, where nginx serves it from. */
export async function writePage(folder: string, path: string, gzipped: Buffer): Promise<void> {
  const file = join(folder, 'pages', `${path}.html.gz`);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, gzipped);
}

async function configuration(folder: string): Promise<string> {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `${name}_temp_path ${name};`,
  );
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  return `${user} worker_processes 1; pid nginx.pid; error_log error.log;
events { worker_connections 4096; }
http {
  access_log off; default_type text/html; sendfile on; tcp_nopush on; keepalive_requests 10000000;
  open_file_cache max=20000 inactive=600s; open_file_cache_valid 60s; open_file_cache_min_uses 1;
  ${temporary.join(' ')}
  server {
    listen 127.0.0.1:${PORTS.files}; root pages; gzip_static always;
    location / { rewrite ^(.+)$ $1.html break; add_header Cache-Control "public, max-age=0"; }
  }
  proxy_cache_path compressing levels=1:2 keys_zone=compressing:20m inactive=60m use_temp_path=off;
  upstream node { server 127.0.0.1:${PORTS.web}; keepalive 32; }
  server {
    listen 127.0.0.1:${PORTS.compressing}; gzip on; gzip_proxied any;
    location / {
      proxy_pass http://node; proxy_http_version 1.1;
      proxy_set_header Connection ""; proxy_set_header Accept-Encoding "";
      proxy_cache compressing; proxy_cache_valid 200 10m;
      proxy_ignore_headers Cache-Control Expires Vary X-Accel-Expires;
    }
  }
  ${await deployed(folder)}
}`;
}

/** deploy/nginx.conf with our ports and folders in place of an operator's. */
async function deployed(folder: string): Promise<string> {
  const given = await readFile(join(import.meta.dirname, '../../deploy/nginx.conf'), 'utf8');
  return given
    .replace('/var/cache/nginx/times', join(folder, 'deployed'))
    .replace('server 127.0.0.1:3000;', `server 127.0.0.1:${PORTS.web}; server 127.0.0.1:${PORTS.secondWeb};`)
    .replace('listen 80;', `listen 127.0.0.1:${PORTS.deployed};`);
}
