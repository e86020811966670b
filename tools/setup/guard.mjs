import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { Stop } from './progress.mjs';

// What can be known before anything is installed. Every other setting is checked by lib/env.ts a little later.

const PORT_REASONS = {
  EADDRINUSE: (port) =>
    `Port ${port} is taken by another program: stop it, or choose another port, as in PORT=3001 npm start.`,
  EACCES: (port) => `Port ${port} is reserved for root: choose one above 1023, as in PORT=3001 npm start.`,
  EADDRNOTAVAIL: (_, host) => `HOST ${host} is no address of this machine: leave it out, or take 0.0.0.0.`,
  ENOTFOUND: (_, host) => `HOST ${host} is not known here: leave it out, or take 0.0.0.0.`,
  EAI_AGAIN: (_, host) => `HOST ${host} can not be looked up: leave it out, or take 0.0.0.0.`,
};

/** Stops with a sentence when the address of the site can not be had. */
export async function requirePort() {
  const port = process.env.PORT?.trim() || '3000';
  const host = process.env.HOST?.trim() || '127.0.0.1';
  if (!/^\d+$/.test(port) || Number(port) > 65_535) return;
  const reason = PORT_REASONS[await tryPort(Number(port), host)];
  if (reason) throw new Stop(reason(port, host));
}

/** Takes the data folder for this process. Stops with a sentence when another start has it, or it is none. */
export function claimDataFolder() {
  const folder = process.env.DATA_DIR?.trim() || '.data';
  const file = join(folder, 'start.pid');
  try {
    makeFolder(folder);
    const holder = readHolder(folder, file);
    if (holder)
      throw new Stop(`The Limited Times already runs on ${folder} (process ${holder}): stop that one first.`);
    rmSync(file, { force: true });
    writeFileSync(file, `${process.pid} ${numberOf(folder)}`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    throw explainFolder(folder, error);
  }
  process.once('exit', () => rmSync(file, { force: true }));
}

function makeFolder(folder) {
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new Stop(`DATA_DIR ${folder} is a file: set it to a folder of your own.`);
  if (existsSync(folder)) return;
  if (dirname(folder) !== folder && !existsSync(dirname(folder))) makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 }); // asked for all of them at once, Node never comes back from /proc
}

const FOLDER_REASONS = {
  EEXIST: (folder) => `The Limited Times is being started on ${folder} already.`,
  EACCES: (folder) => `${folder} can not be written: set DATA_DIR to a folder of your own.`,
  EPERM: (folder) => `${folder} can not be written: set DATA_DIR to a folder of your own.`,
  EROFS: (folder) => `${folder} can not be written: set DATA_DIR to a folder of your own.`,
  ENOSPC: (folder) => `The disk of ${folder} is full: make room and start again.`,
  EDQUOT: (folder) => `The disk of ${folder} is full: make room and start again.`,
  ENOTDIR: (folder) => `DATA_DIR ${folder} lies below a file: set it to a folder of your own.`,
  ENOENT: (folder) => `DATA_DIR ${folder} leads nowhere: set it to a folder of your own.`,
  ELOOP: (folder) => `DATA_DIR ${folder} leads nowhere: set it to a folder of your own.`,
  ENAMETOOLONG: (folder) => `DATA_DIR ${folder} is too long: set it to a folder of your own.`,
};

function explainFolder(folder, error) {
  const reason = FOLDER_REASONS[error.code];
  return reason ? new Stop(reason(folder)) : error;
}

/** A copy of a folder brings the file along, and has another number. */
function readHolder(folder, file) {
  try {
    const [pid, number = numberOf(folder)] = readFileSync(file, 'utf8').split(' ');
    if (number !== numberOf(folder)) return undefined;
    process.kill(Number(pid), 0);
    return process.platform !== 'linux' || readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('start.mjs')
      ? pid
      : undefined;
  } catch (error) {
    return error.code === 'EPERM' ? 'of another user' : undefined;
  }
}

function numberOf(folder) {
  const { dev, ino } = statSync(folder);
  return `${dev}:${ino}`;
}

function tryPort(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(error.code));
    probe.listen(port, host, () => probe.close(() => resolve(undefined)));
  });
}
