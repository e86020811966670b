import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

type Open = (...sent: unknown[]) => Promise<unknown>;

const ROOT = join(import.meta.dirname, '../../..');
const SERVED = /^\s*['"]use server['"]/m; // also one within a function: its file then is no page, but a door
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** Every door of the newsroom, found by itself: the actions of each `'use server'` file, the methods of each route. */
export async function findDoors(): Promise<string[]> {
  const files = ['app', 'components', 'features', 'lib', 'server'].flatMap(filesBelow);
  const actions = files.filter((file) => SERVED.test(readFileSync(join(ROOT, file), 'utf8')));
  const routes = files.filter((file) => /^app\/newsroom\/.*route\.ts$/.test(file));
  const doors = await Promise.all([
    ...actions.map((file) => doorsOf(file, () => true)),
    ...routes.map((file) => doorsOf(file, (name) => METHODS.includes(name))),
  ]);
  return doors.flat().sort();
}

/** The function behind a door. */
export async function findDoor(at: string): Promise<Open> {
  const [file = '', name = ''] = at.split(' ');
  const open = (await exportsOf(file))[name];
  if (typeof open !== 'function') throw new Error(`There is no door ${at}`);
  return open as Open;
}

async function doorsOf(file: string, isDoor: (name: string) => boolean): Promise<string[]> {
  const found = Object.entries(await exportsOf(file));
  return found
    .filter(([name, value]) => typeof value === 'function' && isDoor(name))
    .map(([name]) => `${file} ${name}`);
}

function exportsOf(file: string): Promise<Record<string, unknown>> {
  return import(/* @vite-ignore */ join(ROOT, file)) as Promise<Record<string, unknown>>;
}

function filesBelow(room: string): string[] {
  const names = readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' });
  return names.filter((name) => /(?<!\.test)\.tsx?$/.test(name)).map((name) => join(room, name));
}
