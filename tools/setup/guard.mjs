import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { Stop } from './progress.mjs';

// What can be known before anything is installed. Every other setting is checked by lib/env.ts a little later.

/** Stops with a sentence when the port of the site is taken. */
export async function requirePort() {
  const port = process.env.PORT?.trim() || '3000';
  const host = process.env.HOST?.trim() || '127.0.0.1';
  if (!/^\d+$/.test(port) || Number(port) > 65_535) return;
  const reason = await tryPort(Number(port), host);
  if (reason === 'EADDRINUSE')
    throw new Stop(
      `Port ${port} is taken by another program: stop it, or choose another port, as in PORT=3001 npm start.`,
    );
  if (reason === 'EACCES')
    throw new Stop(`Port ${port} is reserved for root: choose one above 1023, as in PORT=3001 npm start.`);
}

/** Takes the data folder for this process. Stops with a sentence when another start has it. */
export function claimDataFolder() {
  const folder = process.env.DATA_DIR?.trim() || '.data';
  const file = join(folder, 'start.pid');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o711 });
    const holder = readHolder(file);
    if (holder)
      throw new Stop(`The Limited Times already runs on ${folder} (process ${holder}): stop that one first.`);
    rmSync(file, { force: true });
    writeFileSync(file, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if (error.code === 'EEXIST') throw new Stop(`The Limited Times is being started on ${folder} already.`);
    if (error.code === 'EACCES' || error.code === 'EROFS')
      throw new Stop(`${folder} can not be written: set DATA_DIR to a folder of your own.`);
    if (error.code === 'ENOSPC') throw new Stop(`The disk of ${folder} is full: make room and start again.`);
    throw error;
  }
  process.once('exit', () => rmSync(file, { force: true }));
}

function readHolder(file) {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    process.kill(pid, 0);
    return process.platform !== 'linux' || readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('start.mjs')
      ? pid
      : undefined;
  } catch (error) {
    return error.code === 'EPERM' ? 'of another user' : undefined;
  }
}

function tryPort(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(error.code));
    probe.listen(port, host, () => probe.close(() => resolve(undefined)));
  });
}
